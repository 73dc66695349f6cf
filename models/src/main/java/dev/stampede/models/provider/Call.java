package dev.stampede.models.provider;

import dev.stampede.models.work.Answer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: a call from a gateway to a provider or a desk. It is sent once, may be cancelled,
 * and always comes back exactly once; then the gateway may use it again.
 */
public final class Call {

  /** Number that all random numbers for this call are derived from. */
  public long key;

  /** Number of the tenant whose quota is used. */
  public int tenant;

  /** 0 is served last, 9 first. */
  public int priority;

  /** Length of the prompt. */
  public int inputTokens;

  /** Length of the answer, not above {@link #maxTokens}. */
  public int outputTokens;

  /** Most tokens that the answer may have. */
  public int maxTokens;

  /** How it was answered; the server fills it in. */
  public final Answer answer = new Answer();

  /** The gateway's own: who waits for the answer, null when nobody does any more. */
  public @Nullable Object caller;

  /** The way it came and goes back. */
  @Nullable Line line;

  /** The server's own: the work that it makes, null when there is none. */
  @Nullable Job job;
}

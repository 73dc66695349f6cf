package dev.stampede.models.call;

import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/**
 * One attempt: a call from a gateway to a provider or a desk. It is sent once, may be cancelled,
 * and always comes back exactly once; then the gateway may use it again.
 *
 * <p>While it is out it belongs to the server. A cancellation, though, carries the same call and
 * may cross the answer, so that both ends hold it at a time and perhaps in two threads. That is
 * safe because they touch different fields: a gateway does not know those that the server's own
 * kind of call adds, and a server that is sent a cancellation looks at nothing else; they say that
 * the call is nowhere once it has answered. Nor can the cancellation meet a later use of the call:
 * where messages of a gateway to a server may overtake each other, the call rests until the
 * cancellation is there ({@link UnusedCalls}).
 */
public abstract class Call {

  /** Number that all random numbers for this call are derived from. */
  public long key;

  /**
   * Number that stands for whose it is: the same for all calls for a piece of work, on any rung,
   * and for those when it comes back.
   */
  public long owner;

  /** Number of the use case that it is for. */
  public int useCase;

  /** When the work that it is for arrived. */
  public long bornNanos;

  /** Number of the tenant whose quota is used. */
  public int tenant;

  /** The service tier that it asks for; null for none. */
  public @Nullable String serviceTier;

  /** 0 is served last, 9 first. */
  public int priority;

  /** Length of the prompt. */
  public int inputTokens;

  /** Tokens of the prompt that a prefix cache holds, not above {@link #inputTokens}. */
  public int cachedInputTokens;

  /** Number of the session whose prompt it goes on with; 0 for none. */
  public long session;

  /**
   * The part of the prompt that an earlier prompt of the session began with, not above {@link
   * #inputTokens}.
   */
  public int prefixTokens;

  /**
   * Whether its session was there before the run and has not been answered since, and it goes where
   * such sessions were: a provider that keeps prompts for longer than {@link #idleNanos} then keeps
   * what {@link #prefixTokens} says.
   */
  public boolean warm;

  /** How long ago its session was last answered, if {@link #warm}. */
  public long idleNanos;

  /** Length of the answer, not above {@link #maxTokens}. */
  public int outputTokens;

  /** Most tokens that the answer may have. */
  public int maxTokens;

  /** Whether it is for a copy of work, whose answer is thrown away. */
  public boolean shadow;

  /** Whether a person does the work. */
  public boolean byPerson;

  /**
   * When whoever it is for leaves without a word if it is not answered before; {@link Answer#NEVER}
   * if they do not.
   */
  public long leavesNanos;

  /** How long a person is then at it until they find that, or {@link Request#NEVER_FOUND}. */
  public long foundAfterNanos;

  /** Whether the caller sees the answer while it is made. */
  public boolean stream;

  /** How it was answered; the server fills it in. */
  public final Answer answer = new Answer();

  /** What it costs, in billionths of the currency's unit; the server fills it in. */
  public long costNanos;

  /** The gateway's own, always: who waits for the answer, null when nobody does any more. */
  public @Nullable Object caller;

  /** The way it came and goes back. */
  @Nullable Link link;

  /** Time on the way there, of its cancellation, too; set before it leaves. */
  long thereNanos;

  /** Time on the way back, of all that is told of it; set before it leaves. */
  long backNanos;

  /** The gateway's own: when its last cancellation is there, and it may be used again. */
  long restsUntilNanos;

  /** The answer leaves the server, which says so. */
  protected abstract void answered();

  /**
   * When the server took it up, as it says, if it is still at work on it; {@link Answer#NEVER} if
   * not.
   */
  protected abstract long atWorkSinceNanos();

  /**
   * When a person took it up who is still at it, less the way there; {@link Answer#NEVER} if nobody
   * is. For those who look from outside, while nobody is at work on the call.
   */
  public long takenUpNanos() {
    long since = byPerson ? atWorkSinceNanos() : Answer.NEVER;
    return since == Answer.NEVER ? Answer.NEVER : since - thereNanos;
  }

  /**
   * When a person who takes it up finds that whoever it is for has left; {@link Long#MAX_VALUE} for
   * never: a machine does not look.
   */
  public long foundNanos(long takenUpNanos) {
    if (!byPerson || leavesNanos == Answer.NEVER || foundAfterNanos == Request.NEVER_FOUND) {
      return Long.MAX_VALUE;
    }
    return Math.max(takenUpNanos, leavesNanos) + foundAfterNanos;
  }

  /** Time on the way to the server. */
  public long thereNanos() {
    return thereNanos;
  }

  /** Time on the way back to the gateway. */
  public long backNanos() {
    return backNanos;
  }

  /** The way it came and goes back. */
  public Link link() {
    if (link == null) {
      throw new IllegalStateException("a call came on no link");
    }
    return link;
  }
}

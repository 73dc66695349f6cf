package dev.stampede.models.resilience;

import dev.stampede.engine.Timer;
import dev.stampede.models.attribution.LayerBooks;
import dev.stampede.models.call.Call;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/** One request's passage through one layer. A flow keeps its invocations and uses them again. */
public final class Invocation {

  @Nullable Layer layer;

  /** Where it is counted: the layer's books, or others in the warm-up. */
  LayerBooks books;

  /** Since when nothing further inside is under way, where that is so. */
  long aloneSinceNanos;

  /** Whether it has gone further inside. */
  boolean wentIn;

  @Nullable Request request;
  @Nullable Invocation outer;

  /** The latest of the invocations further inside; the others are its siblings. */
  @Nullable Invocation inner;

  @Nullable Invocation sibling;

  /** The layer's own: its place in the line before it; null while it does not wait. */
  InvocationQueue.@Nullable Place place;

  @Nullable Timer timer;

  /** The layer's own: retries made, or the rung that work is on. */
  public int count;

  /** The layer's own: when it began, or how long it waited last, in nanoseconds. */
  public long nanos;

  /** The layer's own: what the latest retry cost of a budget. */
  public int paid;

  /** The layer's own: the most retries there may be. */
  public int most;

  /** The layer's own: what was waited because a provider asked for it, in nanoseconds. */
  public long toldNanos;

  /** The layer's own: the answer that it will end with; few keep one. */
  public @Nullable Answer kept;

  /** After it no attempt begins any more: a deadline further outside would cut it short. */
  public long latestStartNanos;

  /** When the first token came, as far as the gateway has heard; else {@link Answer#NEVER}. */
  public long firstTokenNanos;

  /** Whether the gateway has heard that tokens no longer come. */
  boolean silent;

  /** Most tokens that an answer may have from here on; what the request says holds beside it. */
  public int maxTokens;

  /** The layer's own: the call that is out. */
  public @Nullable Call call;

  /**
   * Makes one for a flow to use.
   *
   * @param books that count until it is used
   */
  Invocation(LayerBooks books) {
    this.books = books;
  }

  /** Whether the first token of an answer has come, as far as the gateway has heard. */
  public boolean hasFirstToken() {
    return firstTokenNanos != Answer.NEVER;
  }

  /** Whether tokens are coming, as far as the gateway has heard. */
  public boolean isStreaming() {
    return hasFirstToken() && !silent;
  }

  /** The work that passes. */
  public Request request() {
    if (request == null) {
      throw new IllegalStateException("the invocation is not in use");
    }
    return request;
  }

  /** True while something further inside is under way. */
  public boolean hasInner() {
    return inner != null;
  }

  /** Keeps a copy of an answer to end with. */
  public void keep(Answer answer) {
    if (kept == null) {
      kept = new Answer();
    }
    kept.set(answer);
  }

  /** Takes the expiry of its timer back. */
  public void stopTimer() {
    if (timer != null) {
      timer.cancel();
    }
  }

  Layer layer() {
    if (layer == null) {
      throw new IllegalStateException("the invocation is not in use");
    }
    return layer;
  }
}

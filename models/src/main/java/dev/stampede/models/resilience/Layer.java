package dev.stampede.models.resilience;

import dev.stampede.models.attribution.LayerBooks;
import dev.stampede.models.call.CallNews;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;

/**
 * One policy at work around what is further inside, for all requests that pass it. A layer's own
 * state is shared by all of them; what belongs to one request is in its invocation.
 *
 * <p>Every invocation ends once: by {@link Flow#leave}, or by being cancelled from outside.
 */
public abstract class Layer {

  /** What its flow counts; nobody reads it unless {@link #countIn} was called. */
  LayerBooks books = LayerBooks.unlisted();

  /** Has its invocations counted in these books from now on. */
  public final Layer countIn(LayerBooks listed) {
    books = listed;
    return this;
  }

  /** The layer's number at its gateway, or {@link LayerBooks#UNLISTED}. */
  public final int number() {
    return books.number();
  }

  /** Begins for a request: goes inside with {@link Flow#enter}, or leaves at once. */
  public abstract void start(Flow flow, Invocation self);

  /**
   * True unless it is known that whoever enters now finds nobody to serve; only those that choose
   * among several know.
   */
  public boolean hasEndpoint(long nowNanos) {
    return true;
  }

  /** What is inside has answered. Unless overridden the answer is passed on. */
  public void answered(Flow flow, Invocation self, Answer answer) {
    flow.leave(self, answer);
  }

  /** The invocation's timer has expired. */
  public void expired(Flow flow, Invocation self) {
    throw new IllegalStateException(getClass().getSimpleName() + " has no timer");
  }

  /**
   * There is news of a call inside. Unless overridden those outside are told.
   *
   * @param inner which of the invocations inside
   */
  public void onNews(Flow flow, Invocation self, Invocation inner, CallNews news) {
    flow.report(self, news);
  }

  /**
   * Somebody outside no longer waits; what is inside has been cancelled already.
   *
   * @param why TIMEOUT if a time is up that they set, GAVE_UP if they do not want it any more
   */
  public void cancelled(Flow flow, Invocation self, Status why) {}
}

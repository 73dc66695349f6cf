package dev.stampede.scenarios.serve;

import dev.stampede.experiments.trial.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Does what was wished last, one wish at a time in a thread of its own: what is under way is
 * cancelled when another wish overtakes it, and wishes that were overtaken before they began are
 * forgotten. A wish that equals the one under way does not overtake it, and has its turn after it.
 *
 * @param <T> what can be wished
 */
final class Latest<T> implements AutoCloseable {

  /** Does what is wished, until it is done or cancelled; called by one thread. */
  interface Work<T> {

    /** Does it; throws nothing. */
    void on(T wish, Cancellation cancellation);
  }

  private final Work<T> work;
  private @Nullable T wished;
  private @Nullable T underWay;
  private Cancellation cancellation = new Cancellation();
  private boolean closed;

  private Latest(Work<T> work) {
    this.work = work;
  }

  /** Begins to wait for wishes, in a thread that keeps no process alive. */
  static <T> Latest<T> of(String thread, Work<T> work) {
    Latest<T> latest = new Latest<>(work);
    Thread worker = new Thread(latest::doAll, thread);
    worker.setDaemon(true);
    worker.start();
    return latest;
  }

  /** Wishes something; from any thread. */
  synchronized void ask(T wish) {
    wished = wish;
    if (underWay != null && !underWay.equals(wish)) {
      cancellation.request();
    }
    notifyAll();
  }

  /** Cancels what is under way and forgets what waits; later wishes are heard. */
  synchronized void rest() {
    wished = null;
    cancellation.request();
  }

  /** Cancels what is under way, and hears no wish any more. */
  @Override
  public synchronized void close() {
    closed = true;
    rest();
    notifyAll();
  }

  private void doAll() {
    try {
      for (T wish = next(); wish != null; wish = next()) {
        work.on(wish, cancellation());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does; the thread ends
    }
  }

  private synchronized Cancellation cancellation() {
    return cancellation;
  }

  /** Returns the next wish; null for no more. */
  private synchronized @Nullable T next() throws InterruptedException {
    underWay = null;
    while (wished == null && !closed) {
      wait();
    }
    underWay = closed ? null : wished;
    wished = null;
    cancellation = new Cancellation();
    return underWay;
  }
}

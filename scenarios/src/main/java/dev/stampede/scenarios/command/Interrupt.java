package dev.stampede.scenarios.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a polite kill: what is under way is asked to stop, and the process lives on until the
 * main thread has written what is complete, though not for ever.
 */
final class Interrupt {

  private static final long PATIENCE_SECONDS = 60;
  private static final CountDownLatch MAIN_DONE = new CountDownLatch(1);

  private Interrupt() {}

  /** Has something done when the process is interrupted. */
  static void onInterrupt(Runnable action) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (MAIN_DONE.getCount() > 0) {
                    action.run();
                    awaitMain();
                  }
                }));
  }

  /** The main thread has nothing left to write. */
  static void mainIsDone() {
    MAIN_DONE.countDown();
  }

  private static void awaitMain() {
    try {
      boolean done = MAIN_DONE.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!done) {
        System.err.println("stampede: error: interrupted, and the results could not be written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

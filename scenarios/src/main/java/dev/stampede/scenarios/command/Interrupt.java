package dev.stampede.scenarios.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a polite kill: what is under way is asked to stop, and the process lives on until the
 * results that are complete have been written, though not for ever.
 */
final class Interrupt {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook;

  private Interrupt(Runnable action) {
    this.hook = new Thread(() -> interrupted(action));
  }

  /**
   * Has something done when the process is interrupted, until this is closed; after an interruption
   * closing it ends the process.
   */
  static Interrupt calls(Runnable action) {
    Interrupt interrupt = new Interrupt(action);
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  private void interrupted(Runnable action) {
    action.run();
    try {
      if (!written.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("stampede: error: interrupted, and the results could not be written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** The results are written, or there will be none. */
  void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending already, by this very hook
      return;
    }
  }
}

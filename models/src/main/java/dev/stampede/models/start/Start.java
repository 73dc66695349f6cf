package dev.stampede.models.start;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.queue.LinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The start of a machine, again and again: perhaps a delay, then the queue if there is one, then
 * the boot. It gives up in the queue after the time-out, and asks again.
 */
public final class Start extends LinkedQueue.Node<Start> {

  private enum Stage {
    NONE,
    DELAYED,
    ASKED,
    BOOTING
  }

  private final LogicalProcess process;
  private final @Nullable StartQueue queue;
  private final Runnable serves;
  private final Timer timer;
  private Stage stage = Stage.NONE;
  private long bootNanos;

  /** When it was asked for, however often it has asked again since. */
  long askedNanos;

  /** Work for nobody that stands in line between this one and the one before it. */
  long wastedBefore;

  /** What the queue is at for it; null if it stands in line, or has not asked. */
  StartQueue.@Nullable Work work;

  /**
   * Makes one that has not begun.
   *
   * @param queue that it has to pass; null if there is none
   * @param serves hears that the machine serves
   */
  public Start(LogicalProcess process, @Nullable StartQueue queue, Runnable serves) {
    this.process = process;
    this.queue = queue;
    this.serves = serves;
    this.timer = process.timer(this::goesOff);
  }

  /**
   * Begins; if it has begun already, anew.
   *
   * @param delayNanos after which it asks the queue
   * @param boot nanoseconds from when it is through until the machine serves
   */
  public void begin(long delayNanos, long boot) {
    if (queue == null) {
      timer.set(delayNanos + boot);
      return;
    }
    withdraw();
    bootNanos = boot;
    if (delayNanos > 0) {
      stage = Stage.DELAYED;
      timer.set(delayNanos);
    } else {
      ask(queue);
    }
  }

  /** Nobody wants the machine any more; does nothing if it is not starting. */
  public void withdraw() {
    if (queue != null && stage == Stage.ASKED) {
      queue.withdraw(this);
    }
    stage = Stage.NONE;
    timer.cancel();
  }

  private void ask(StartQueue itsQueue) {
    stage = Stage.ASKED;
    askedNanos = process.now();
    waitInLine(itsQueue);
    itsQueue.ask(this);
  }

  private void waitInLine(StartQueue itsQueue) {
    if (itsQueue.timeoutNanos() != StartsSpec.ENDLESS) {
      timer.set(itsQueue.timeoutNanos());
    }
  }

  /** It has passed the queue. */
  void through() {
    stage = Stage.BOOTING;
    timer.set(bootNanos);
  }

  private void goesOff() {
    if (queue == null || stage == Stage.BOOTING) {
      stage = Stage.NONE;
      serves.run();
    } else if (stage == Stage.DELAYED) {
      ask(queue);
    } else if (!queue.isAboutToEnd(this)) {
      waitInLine(queue);
      queue.askAgain(this);
    }
  }
}

package dev.stampede.models.operator;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;

/** Looks at what gets lost at a place until it is too much, or the run is over. */
final class Lookout {

  private final Upon upon;
  private final LogicalProcess process;
  private final Losses losses;
  private final Runnable alarm;
  private final Timer next;

  /** What had come and got lost up to each of the looks of a window, the oldest overwritten. */
  private final long[] came;

  private final long[] lost;
  private int looks;

  /**
   * Prepares to look.
   *
   * @param alarm hears once that it is too much
   */
  Lookout(Upon upon, LogicalProcess process, Losses losses, Runnable alarm) {
    this.upon = upon;
    this.process = process;
    this.losses = losses;
    this.alarm = alarm;
    this.next = process.timer(this::look);
    int window = (int) (upon.overNanos() / Upon.LOOK_NANOS);
    this.came = new long[window];
    this.lost = new long[window];
  }

  void start() {
    next.set(Upon.LOOK_NANOS);
  }

  private void look() {
    losses.advance(process.now());
    int place = looks % came.length;
    long cameSince = losses.came() - came[place];
    long lostSince = losses.lost() - lost[place];
    came[place] = losses.came();
    lost[place] = losses.lost();
    looks++;
    if (looks >= came.length && lostSince > upon.share() * cameSince) {
      alarm.run();
    } else if (!losses.isOver()) {
      next.set(Upon.LOOK_NANOS);
    }
  }
}

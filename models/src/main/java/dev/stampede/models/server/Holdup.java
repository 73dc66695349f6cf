package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are held up before their service goes on, each for a time of its own, which passes at
 * the same pace however slow the engine is, and stands still while that does.
 */
final class Holdup {

  private final Consumer<Job> over;
  private final WorkClock clock;
  private final Timer next;
  private final JobHeap jobs = new JobHeap();
  private boolean stopped;
  private long begun;

  /**
   * Makes one that holds nobody up.
   *
   * @param over takes each call on whose time is over
   */
  Holdup(LogicalProcess process, Consumer<Job> over) {
    this.over = over;
    this.clock = new WorkClock(process);
    this.next = process.timer(this::due);
  }

  /** Holds a call up for a time. */
  void add(Job job, long nanos) {
    clock.advance();
    job.held = true;
    job.arrival = begun++;
    clock.begin(job, nanos);
    jobs.add(job);
    settle();
  }

  /** Lets go of a call that is held up. */
  void remove(Job job) {
    clock.advance();
    jobs.remove(job);
    job.held = false;
    settle();
  }

  /** One that is held up, or null. */
  @Nullable Job any() {
    return jobs.size() > 0 ? jobs.first() : null;
  }

  /** How many are held up. */
  int size() {
    return jobs.size();
  }

  /** Stops the time, for an engine that stands still, or lets it pass. */
  void stop(boolean now) {
    clock.advance();
    stopped = now;
    settle();
  }

  private void due() {
    clock.advance();
    while (jobs.size() > 0 && clock.hasReached(jobs.first())) {
      Job job = jobs.first();
      jobs.remove(job);
      job.held = false;
      over.accept(job);
    }
    settle();
  }

  private void settle() {
    clock.pace(stopped || jobs.size() == 0 ? 0 : 1);
    if (jobs.size() == 0) {
      clock.restart();
    }
    if (clock.standsStill()) {
      next.cancel();
    } else {
      next.set(clock.nanosUntil(jobs.first()));
    }
  }
}

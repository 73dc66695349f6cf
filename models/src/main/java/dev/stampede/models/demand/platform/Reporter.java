package dev.stampede.models.demand.platform;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Timer;
import dev.stampede.models.demand.Crowds;
import dev.stampede.models.work.Outcome;

/** Counts how the work of a use case, or of a shard of it, ends, and tells it step by step. */
final class Reporter implements Crowds.Witness {

  private final Outlet<Report> reports;
  private final int useCase;
  private final long stepNanos;
  private final Timer step;
  private long within;
  private long ended;

  /**
   * How the work of a step ended.
   *
   * @param useCase its number among those that are watched
   */
  record Report(int useCase, long within, long ended) {}

  Reporter(LogicalProcess process, Inbox<Report> to, int useCase, long stepNanos) {
    this.reports = process.outlet(to, stepNanos);
    this.useCase = useCase;
    this.stepNanos = stepNanos;
    this.step = process.timer(this::step);
    step.set(stepNanos);
  }

  @Override
  public void ended(Outcome outcome) {
    within += outcome.withinTolerance() ? 1 : 0;
    ended++;
  }

  private void step() {
    if (ended > 0) {
      reports.send(new Report(useCase, within, ended));
      within = 0;
      ended = 0;
    }
    step.set(stepNanos);
  }
}

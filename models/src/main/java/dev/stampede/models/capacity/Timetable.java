package dev.stampede.models.capacity;

import dev.stampede.models.capacity.AutoscalerSpec.Schedule;

/** A plan at work. */
final class Timetable implements Autoscaler {

  private final Schedule schedule;
  private int next;

  Timetable(Schedule schedule) {
    this.schedule = schedule;
  }

  @Override
  public int desired(long nowNanos, long total, int current, int ready) {
    while (nextNanos() <= nowNanos) {
      next++;
    }
    return next == 0 ? current : schedule.steps().get(next - 1).replicas();
  }

  @Override
  public long nextNanos() {
    return next < schedule.steps().size() ? schedule.steps().get(next).atNanos() : Long.MAX_VALUE;
  }
}

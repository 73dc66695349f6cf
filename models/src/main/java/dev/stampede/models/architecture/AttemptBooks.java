package dev.stampede.models.architecture;

import dev.stampede.engine.measure.Intervals;

/** Counts the calls that a gateway sends to providers, by use case and interval. */
public final class AttemptBooks {

  private final Intervals intervals;
  private final long[][] byUseCase;

  AttemptBooks(Intervals intervals, int useCases) {
    this.intervals = intervals;
    this.byUseCase = new long[useCases][intervals.count()];
  }

  void sent(long nowNanos, int useCase) {
    byUseCase[useCase][intervals.index(nowNanos)]++;
  }

  /** For each interval, the calls sent in it for a use case. */
  public long[] byInterval(int useCase) {
    return byUseCase[useCase].clone();
  }
}

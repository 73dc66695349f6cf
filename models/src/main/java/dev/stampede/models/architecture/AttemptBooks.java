package dev.stampede.models.architecture;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Intervals;
import java.util.List;
import java.util.stream.Stream;

/** Counts the calls that a gateway sends to providers, by use case and interval. */
public final class AttemptBooks {

  private final List<IntervalCounts> byUseCase;

  AttemptBooks(Intervals intervals, int useCases) {
    this.byUseCase = Stream.generate(() -> new IntervalCounts(intervals)).limit(useCases).toList();
  }

  void sent(long nowNanos, int useCase) {
    byUseCase.get(useCase).increment(nowNanos);
  }

  /** For each interval, the calls sent in it for a use case. */
  public IntervalCounts byInterval(int useCase) {
    return byUseCase.get(useCase);
  }
}

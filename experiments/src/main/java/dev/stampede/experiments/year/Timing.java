package dev.stampede.experiments.year;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.work.ToleranceSpec;
import java.util.List;

/**
 * How much is simulated around incidents, and of quiet times.
 *
 * @param leadNanos before anything counts, so that it does not begin with nothing under way
 * @param beforeNanos that counts before an incident: whose work it may still meet
 * @param tailNanos that counts after an incident at first; where it is not over then, more
 * @param quietNanos length of a quiet stretch
 */
record Timing(long leadNanos, long beforeNanos, long tailNanos, long quietNanos) {

  private static final long MINUTE = 60_000_000_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** A tail has so much work at least, if that comes within two hours. */
  private static final double WORK = 20;

  static Timing of(TrialSpec spec) {
    long longest = 0;
    double slowest = Double.POSITIVE_INFINITY;
    for (UseCaseSpec useCase : ours(spec)) {
      long deadline = useCase.tolerance().longestNanos();
      longest = Math.max(longest, deadline == ToleranceSpec.FOREVER ? 0 : deadline);
      slowest = Math.min(slowest, useCase.source().expected().basePerSecond());
    }
    long before = Math.max(MINUTE, Math.min(DAY, longest));
    long warmup = spec.horizon().warmupNanos();
    long forWork = (long) Math.min(2.0 * HOUR, WORK / slowest * 1e9);
    long tail = Math.max(Math.max(20 * MINUTE, 2 * before), forWork);
    return new Timing(
        Math.max(warmup, Math.max(10 * MINUTE, before)),
        before,
        tail,
        Math.min(DAY, spec.horizon().countedNanos()));
  }

  private static List<UseCaseSpec> ours(TrialSpec spec) {
    return spec.useCases().stream().filter(UseCaseSpec::isOurs).toList();
  }

  /** The longest that is simulated after what counts, until its work has ended. */
  long drainNanos(TrialSpec spec) {
    return Math.max(spec.drain().longestNanos(), beforeNanos);
  }

  /**
   * Returns the length of the first of the two intervals that a stretch is cut into: for it to be
   * over all must be well in the second, which is half of the first tail.
   */
  long intervalNanos(long lengthNanos) {
    return leadNanos + lengthNanos - Math.min(tailNanos, lengthNanos) / 2;
  }
}

package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How long it took from the end of a fault until a use case kept all promises again that are asked
 * of every stretch of time: the longest time of a replication, in the mean of those that were
 * struck. Where a run ended before, it is known only that it took at least so long: the mean is
 * infinite, and a verdict rests on what was seen.
 */
record RecoveryTime(String name, Function<WorkFigures, OutTimes> times, boolean ofPromises)
    implements Metric {

  /** From the end of a fault until all promises are kept again. */
  static final RecoveryTime OF_PROMISES = new RecoveryTime("recovery", WorkFigures::outTimes, true);

  /** From the end of a fault, or of a surge where there is none, until it is above its level. */
  static final RecoveryTime TAIL = new RecoveryTime("tail", WorkFigures::levels, false);

  @Override
  public String unit() {
    return "s";
  }

  @Override
  public double of(WorkFigures figures) {
    return times.apply(figures).leftOut().recoverySeconds();
  }

  private boolean isStruck(Sample sample) {
    return times.apply(sample.pooled()).leftOut().isStruck();
  }

  private long notWithinRun(Sample sample, Unknown unknown) {
    return sample.replications().stream()
        .filter(f -> times.apply(f).of(unknown).notWithinRun())
        .count();
  }

  /** The mean of what was seen. */
  private Figure least(Sample sample, Unknown unknown) {
    LinearizedEstimate mean =
        LinearizedEstimate.ratio(
            sample.values(struck(unknown, f -> times.apply(f).of(unknown).leastRecoverySeconds())),
            sample.values(struck(unknown, f -> 1)),
            sample.strata());
    return new Figure(
        mean.value(), mean, mean.interval().map(i -> i.within(0, Double.POSITIVE_INFINITY)));
  }

  private ToDoubleFunction<WorkFigures> struck(
      Unknown unknown, ToDoubleFunction<WorkFigures> value) {
    return f -> times.apply(f).of(unknown).isStruck() ? value.applyAsDouble(f) : 0;
  }

  @Override
  public Estimate estimate(Sample sample) {
    if (!isStruck(sample)) {
      return Estimate.ofOne(Double.NaN);
    }
    Figure least = least(sample, Unknown.LEFT_OUT);
    return notWithinRun(sample, Unknown.LEFT_OUT) > 0
        ? IntervalRule.estimate(
            sample,
            Double.POSITIVE_INFINITY,
            least.interval().map(i -> new Interval(i.low(), Double.POSITIVE_INFINITY)))
        : least.shown(sample);
  }

  @Override
  public Judgement judge(Sample sample, Limit limit) {
    if (!isStruck(sample)) {
      return Judgement.ofNothing();
    }
    return Judgement.of(
        judged(sample, limit, Unknown.FAILED),
        judged(sample, limit, Unknown.KEPT),
        estimate(sample));
  }

  private Judged judged(Sample sample, Limit limit, Unknown unknown) {
    Figure least = least(sample, unknown);
    long open = notWithinRun(sample, unknown);
    if (open == 0) {
      return least.judged(sample, limit);
    }
    if (!sample.sightings().tooFewSeen().isEmpty()) {
      return Judged.open(sample.sightings().tooFewSeen());
    }
    double low =
        sample.isSingle()
            ? least.value()
            : least.interval().map(Interval::low).orElse(0.0); // at least 0
    Verdict verdict = limit.verdict(new Interval(low, Double.POSITIVE_INFINITY));
    return verdict == Verdict.INCONCLUSIVE
        ? Judged.open(notWithinRun(open, sample))
        : Judged.of(verdict);
  }

  private static String notWithinRun(long open, Sample sample) {
    return "it was not well again within the run in %d of %d replications: make `duration` longer"
        .formatted(open, sample.replications().size());
  }

  @Override
  public Judgement judge(Sample sample, Sample other, Limit multiple) {
    if (!isStruck(sample) || !isStruck(other)) {
      return Judgement.ofNothing();
    }
    Estimate ratio = Estimate.ofOne(Judgement.ratio(mean(sample), mean(other)));
    if (notWithinRun(sample, Unknown.FAILED) + notWithinRun(other, Unknown.FAILED) > 0) {
      Judged open = Judged.open(notWithinRun(openOfEither(sample, other), sample));
      return Judgement.of(open, open, ratio);
    }
    return Judgement.of(
        least(sample, Unknown.FAILED).excess(least(other, Unknown.KEPT), sample, multiple),
        least(sample, Unknown.KEPT).excess(least(other, Unknown.FAILED), sample, multiple),
        ratio);
  }

  private long openOfEither(Sample sample, Sample other) {
    return Math.max(notWithinRun(sample, Unknown.FAILED), notWithinRun(other, Unknown.FAILED));
  }

  private double mean(Sample sample) {
    return notWithinRun(sample, Unknown.LEFT_OUT) > 0
        ? Double.POSITIVE_INFINITY
        : least(sample, Unknown.LEFT_OUT).value();
  }

  @Override
  public PairedDifference paired(Sample sample, Sample baseline) {
    if (!isStruck(sample)
        || !isStruck(baseline)
        || notWithinRun(sample, Unknown.LEFT_OUT) + notWithinRun(baseline, Unknown.LEFT_OUT) > 0) {
      return PairedDifference.none();
    }
    return least(sample, Unknown.LEFT_OUT).less(least(baseline, Unknown.LEFT_OUT), sample);
  }

  /** What had no end within the run is kept only if all is taken as kept that is not known. */
  @Override
  public boolean keeps(WorkFigures figures, Limit limit, Unknown unknown) {
    var time = times.apply(figures).of(unknown);
    boolean seen = limit.holds(time.leastRecoverySeconds());
    boolean ever = limit.holds(time.recoverySeconds());
    return unknown == Unknown.KEPT ? seen || ever : ever;
  }

  @Override
  public boolean isMeasured(WorkFigures figures) {
    return times.apply(figures).leftOut().isStruck();
  }

  @Override
  public boolean isCompared(Sample sample) {
    return isStruck(sample);
  }

  @Override
  public boolean needsPromise() {
    return ofPromises;
  }

  @Override
  public boolean needsFault() {
    return ofPromises;
  }
}

package dev.stampede.experiments.tally;

import dev.stampede.engine.measure.Latency;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.recovery.WindowedPromise;
import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.reports.result.Estimate;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A percentile of a latency, or the longest: {@code p99 <= T} says that at least 99 % of the work
 * had its answer within T. That share is counted exactly and judged by its interval; the percentile
 * that is shown is of all replications pooled.
 *
 * @param percent one of {@link SpanFigures#LEVELS}, or {@link #LONGEST}
 */
public record PercentileLatency(LatencyKind kind, double percent) implements Metric {

  /** Stands for the longest latency, which is exact. */
  public static final double LONGEST = 100;

  /**
   * How much work a replication must have beyond the percentile, in the mean, for its own
   * percentile to say how far the pooled one may be off. With 3 (p99 of 300) such intervals cover
   * 86 % in a queue, with 9 they cover 95 %.
   */
  private static final double FEWEST_BEYOND = 9;

  @Override
  public String name() {
    String shown = BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
    return kind.metric(isLongest() ? "max" : "p" + shown);
  }

  @Override
  public String unit() {
    return "s";
  }

  private boolean isLongest() {
    return percent == LONGEST;
  }

  @Override
  public double of(WorkFigures figures) {
    return of(figures, kind.answered());
  }

  private double of(WorkFigures figures, boolean answered) {
    SpanFigures span = kind.figures(figures);
    if (isLongest()) {
      boolean none = (answered ? span.count() : span.population() - span.unfinished()) == 0;
      double all = answered || span.never() == 0 ? span.maxSeconds() : Double.POSITIVE_INFINITY;
      return none ? Double.NaN : all;
    }
    List<Double> percentiles = answered ? span.answeredPercentiles() : span.percentiles();
    return percentiles.get(SpanFigures.LEVELS.indexOf(percent));
  }

  @Override
  public Estimate estimate(Sample sample) {
    double pooled = of(sample.pooled());
    Optional<Interval> interval =
        isLongest() || !Double.isFinite(pooled) || !hasEnoughBeyond(sample)
            ? Optional.empty()
            : Sectioning.interval(pooled, sections(sample.values(this::of)), sample.confidence())
                .map(i -> i.within(0, Double.POSITIVE_INFINITY));
    return IntervalRule.estimate(sample, pooled, interval);
  }

  private boolean hasEnoughBeyond(Sample sample) {
    double beyond = kind.population(sample.pooled(), Unknown.LEFT_OUT) * (100 - percent) / 100;
    return beyond >= FEWEST_BEYOND * sample.replications().size();
  }

  /** The interval of a difference; nothing where replications have too little work for one. */
  private Optional<Interval> sectioned(
      double difference, double factor, Sample sample, Sample other) {
    return hasEnoughBeyond(sample) && hasEnoughBeyond(other)
        ? Sectioning.interval(difference, differences(sample, factor, other), sample.confidence())
        : Optional.empty();
  }

  /** Those of the replications that have any work. */
  private static double[] sections(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  @Override
  public Judgement judge(Sample sample, Limit limit) {
    Estimate shown = estimate(sample);
    if (Double.isNaN(shown.mean())) {
      return Judgement.ofNothing();
    }
    Judgement judgement =
        Judgement.of(
            judged(sample, limit, Unknown.FAILED),
            judged(sample, limit, Unknown.KEPT),
            exactly(shown, sample.pooled(), limit));
    return kind.answered()
        ? judgement
        : judgement.with(kind.withinLimit(sample.pooled(), limit, of(sample.pooled(), true)));
  }

  /**
   * A percentile is known to three digits, and whether it keeps the limit exactly: what is shown
   * does not contradict that.
   */
  private Estimate exactly(Estimate shown, WorkFigures pooled, Limit limit) {
    boolean within = !limit.atLeast() && keeps(pooled, limit, Unknown.LEFT_OUT);
    return within ? shown.atMost(limit.value()) : shown;
  }

  private Judged judged(Sample sample, Limit limit, Unknown unknown) {
    if (kind.figures(sample.pooled()).count() == 0) {
      return Judged.of(false); // no latency objective is met without an answer
    }
    if (isLongest()) {
      boolean met = keeps(sample.pooled(), limit, unknown);
      String why = sample.sightings().tooFewExpected();
      return met && !why.isEmpty() ? Judged.open(why) : Judged.of(met);
    }
    Proportion share =
        Proportion.of(
            sample.values(f -> kind.within(f, LatencyKind.nanos(limit), unknown)),
            sample.values(f -> kind.population(f, unknown)),
            sample.strata());
    return IntervalRule.judge(
        sample,
        keeps(sample.pooled(), limit, unknown),
        share.interval(),
        new Limit(share(), !limit.atLeast()));
  }

  @Override
  public boolean keeps(WorkFigures figures, Limit limit, Unknown unknown) {
    double population = kind.population(figures, unknown);
    long rank = Latency.rank(percent, (long) population);
    boolean within = kind.within(figures, LatencyKind.nanos(limit), unknown) >= rank;
    return kind.figures(figures).count() > 0 && within != limit.atLeast();
  }

  @Override
  public Judgement judge(Sample sample, Sample other, Limit multiple) {
    double mine = of(sample.pooled());
    double others = of(other.pooled());
    return kind.compared(
        sample,
        other,
        mine,
        others,
        multiple,
        () -> excess(mine - multiple.value() * others, sample, multiple.value(), other));
  }

  private Optional<Interval> excess(double pooled, Sample sample, double factor, Sample other) {
    return isLongest()
        ? Optional.of(Interval.at(pooled))
        : sectioned(pooled, factor, sample, other);
  }

  @Override
  public Optional<Double> standardError(Sample sample) {
    double pooled = of(sample.pooled());
    return isLongest() || !hasEnoughBeyond(sample) || !sample.hasIntervals()
        ? Optional.empty()
        : Sectioning.error(pooled, sections(sample.values(this::of)), sample.confidence())
            .map(SamplingError::standardError);
  }

  @Override
  public PairedDifference paired(Sample sample, Sample baseline) {
    double difference = of(sample.pooled()) - of(baseline.pooled());
    if (!Double.isFinite(difference)) {
      return PairedDifference.none();
    }
    boolean enough = !isLongest() && hasEnoughBeyond(sample) && hasEnoughBeyond(baseline);
    return PairedDifference.of(
        difference,
        enough
            ? Sectioning.error(difference, differences(sample, 1, baseline), sample.confidence())
            : Optional.empty(),
        sample);
  }

  private double[] differences(Sample sample, double factor, Sample other) {
    double[] mine = sample.values(this::of);
    double[] others = other.values(this::of);
    double[] differences = new double[mine.length];
    for (int r = 0; r < mine.length; r++) {
      differences[r] = mine[r] - factor * others[r];
    }
    return sections(differences);
  }

  @Override
  public Optional<LatencyLimit> counted(String useCase, Limit limit) {
    return Optional.of(kind.counted(useCase, limit));
  }

  @Override
  public boolean needsEveryEnd(boolean compared) {
    return compared || kind.answered();
  }

  @Override
  public Optional<WindowedPromise> windowed(Limit limit) {
    return limit.atLeast() || !kind.span().isOfAllWork()
        ? Optional.empty()
        : Optional.of(
            new WindowedPromise(share(), result -> kind.course(result, LatencyKind.nanos(limit))));
  }

  private double share() {
    return Math.round(1000 * percent) / 1e5; // 99.9 / 100 is above 0.999
  }
}

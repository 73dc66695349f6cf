package dev.stampede.experiments.tally;

import dev.stampede.experiments.recovery.WindowedPromise;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A figure of a use case, or of an architecture, by the name that it has in objectives, reports,
 * {@code replications.csv} and {@code summary.json}. A value is NaN where nothing was measured, and
 * infinite if it includes work that never was answered. docs/metrics.md says what each of them is.
 */
public sealed interface Metric permits FigureMetric, MeanLatency, PercentileLatency, RecoveryTime {

  /** The unit of what is paid, whatever the scenario's currency. */
  String MONEY = ObjectiveResult.MONEY;

  /** What a metric is a figure of. */
  enum Scope {
    /** Of a use case. */
    USE_CASE,
    /** Of an architecture as a whole, with all use cases that are ours. */
    ARCHITECTURE,
    /** Of either. */
    BOTH;

    /** Whether it can be asked of one use case. */
    public boolean isOfUseCase() {
      return this != ARCHITECTURE;
    }

    /** Whether it can be asked of an architecture as a whole. */
    public boolean isOfArchitecture() {
      return this != USE_CASE;
    }
  }

  /** Such as {@code availability} or {@code latency.e2e.p99}. */
  String name();

  /**
   * {@code s} for seconds, {@code min} for minutes, {@code h} for person-hours, {@code share},
   * {@link #MONEY}, or empty for a plain number.
   */
  String unit();

  /** Returns the unit where what is paid is paid in a currency. */
  default String unitIn(String currency) {
    return unit().equals(MONEY) ? currency : unit();
  }

  /** What it is a figure of. */
  default Scope scope() {
    return Scope.USE_CASE;
  }

  /** What of it must have a price for it to be a figure at all; empty unless it is a cost. */
  default Set<CostPart> paidFor() {
    return Set.of();
  }

  /** The value in one replication, or of all of them together. */
  double of(WorkFigures figures);

  /** The value over all replications, with its interval where it has one. */
  Estimate estimate(Sample sample);

  /** Judges a promise. */
  Judgement judge(Sample sample, Limit limit);

  /**
   * Judges a promise that compares with another architecture on the same random numbers: the value
   * must not be below, or above, a multiple of the other's.
   */
  Judgement judge(Sample sample, Sample other, Limit multiple);

  /** How far the value may be off in the mean; empty where that is not known. */
  default Optional<Double> standardError(Sample sample) {
    return sample.hasIntervals()
        ? linear(sample).flatMap(LinearizedEstimate::error).map(SamplingError::standardError)
        : Optional.empty();
  }

  /** How much more it is than another architecture's, paired. */
  PairedDifference paired(Sample sample, Sample baseline);

  /** How much more it is than another architecture's, paired, with its 95 % interval. */
  default Estimate difference(Sample sample, Sample baseline) {
    return paired(sample, baseline).estimate();
  }

  /**
   * Returns the value with what each replication adds to its error; empty where there is no value,
   * and for what is no mean or ratio.
   */
  default Optional<LinearizedEstimate> linear(Sample sample) {
    return Optional.empty();
  }

  /**
   * Returns the sum of the values of several use cases in the same replications, with its interval;
   * NaN where one of them has no value, and for what is no mean or ratio.
   *
   * @param useCases at least one
   */
  default Estimate sum(List<Sample> useCases) {
    Sample first = useCases.get(0);
    Optional<LinearizedEstimate> sum = linear(first);
    for (Sample next : useCases.subList(1, useCases.size())) {
      Optional<LinearizedEstimate> value = linear(next);
      sum = sum.flatMap(before -> value.map(after -> before.minus(-1, after)));
    }
    return sum.map(all -> IntervalRule.estimate(first, all.value(), all.interval()))
        .orElse(Estimate.ofOne(Double.NaN));
  }

  /** Whether one replication keeps a limit, if the work whose end is not known is taken so. */
  boolean keeps(WorkFigures figures, Limit limit, Unknown unknown);

  /** What must be counted for a promise to be judged exactly; empty for nothing. */
  default Optional<LatencyLimit> counted(String useCase, Limit limit) {
    return Optional.empty();
  }

  /**
   * Whether it is known only when all work has ended, that which is late already, too.
   *
   * @param compared with another architecture's, not with a limit
   */
  default boolean needsEveryEnd(boolean compared) {
    return false;
  }

  /**
   * Returns what a limit asks of every stretch of time; empty if it is only about the whole run.
   */
  default Optional<WindowedPromise> windowed(Limit limit) {
    return Optional.empty();
  }

  /** Whether a replication has a value, which {@link #keeps} is asked of. */
  default boolean isMeasured(WorkFigures figures) {
    return figures.offered() > 0;
  }

  /** Whether it is about the {@link #windowed} promises of the use case, so that it needs one. */
  default boolean needsPromise() {
    return false;
  }

  /** Whether architectures are compared by it: not if it is of promises, and there is none. */
  default boolean isCompared(Sample sample) {
    return true;
  }

  /** Whether there is no value where no fault can strike. */
  default boolean needsFault() {
    return false;
  }

  /** All metrics. */
  static List<Metric> values() {
    return Metrics.ALL;
  }

  /**
   * Returns the metric of a name; of that with which a summary's fields spell it, too, such as
   * {@code latency.firstToken.p95}.
   */
  static Optional<Metric> named(String name) {
    String spelled = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return values().stream()
        .filter(metric -> metric.name().equals(name) || metric.name().equals(spelled))
        .findFirst();
  }
}

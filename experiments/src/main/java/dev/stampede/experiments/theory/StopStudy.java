package dev.stampede.experiments.theory;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.experiments.sequential.Looks;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.tally.IntervalRule;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.sequential.Asked;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Runs that stop when the mean of what replications put out is known to a precision: what one puts
 * out is drawn from a law, and estimated, looked at and stopped as in every run.
 *
 * @param output what a replication puts out
 * @param truth its mean
 * @param draws one
 * @param kept whether it is 1 for a replication that keeps a promise, and 0 for another
 * @param precision the largest half of an interval: of the mean, or where it is of promises kept,
 *     itself
 */
record StopStudy(
    String output,
    double truth,
    ToDoubleFunction<RandomStream> draws,
    boolean kept,
    double precision) {

  private static final Looks LOOKS = new Looks(Looks.FEWEST, Looks.MOST);

  private static final String NAME = "output";

  /** Far from what other experiments are seeded with. */
  private static final long SEED = 210_306_476;

  /**
   * One run.
   *
   * @param replications at which it stopped
   * @param interval at that number
   * @param plain the 95 % interval of that number, had it been given
   * @param everyLook whether the intervals of all looks that there might have been cover the truth
   */
  record Run(int replications, Interval interval, Interval plain, boolean everyLook) {}

  /** Returns all of them. */
  static List<StopStudy> all() {
    Distribution wide = Distribution.Lognormal.ofMean(1, Math.sqrt(StrictMath.expm1(1)));
    Distribution wider = Distribution.Lognormal.ofMean(1, Math.sqrt(StrictMath.expm1(1.5 * 1.5)));
    Distribution pareto = new Distribution.Pareto(2.5, 0.6);
    return List.of(
        of("exponential", new Distribution.Exponential(1), 0.3),
        of("exponential", new Distribution.Exponential(1), 0.15),
        of("lognormal, σ = 1", wide, 0.2),
        of("lognormal, σ = 1.5", wider, 0.5),
        of("lognormal, σ = 1.5", wider, 0.3),
        of("Pareto, shape 2.5", pareto, 0.2),
        of("Pareto, shape 2.5", pareto, 0.1),
        promise(0.98, 0.03),
        promise(0.7, 0.1));
  }

  private static StopStudy of(String output, Distribution law, double precision) {
    return new StopStudy(
        output, law.mean(), random -> law.quantile(random.nextUniform()), false, precision);
  }

  private static StopStudy promise(double share, double precision) {
    return new StopStudy(
        "a promise that %s keep".formatted(Shown.share(share)),
        share,
        random -> random.nextUniform() < share ? 1 : 0,
        true,
        precision);
  }

  /** What is asked for, in words. */
  String asked() {
    return "±" + (kept ? Shown.digits(100 * precision, 2) + " points" : Shown.share(precision));
  }

  /** Runs one of many. */
  Run run(int number, Confidence confidence) {
    Precision enough =
        new Precision(
            kept
                ? new Asked(Optional.empty(), Map.of(NAME, precision), false, LOOKS.most())
                : new Asked(Optional.of(precision), Map.of(), false, LOOKS.most()),
            LOOKS);
    RandomStream random = new RandomStreams(SEED, number).stream(NAME);
    double[] values = new double[LOOKS.most()];
    Arrays.setAll(values, i -> draws.applyAsDouble(random));
    boolean everyLook = true;
    int stopped = 0;
    for (int look : LOOKS.numbers()) {
      Estimate seen = estimate(Arrays.copyOf(values, look), confidence);
      everyLook &= interval(seen).low() <= truth && truth <= interval(seen).high();
      Awaited figure =
          new Awaited(NAME, NAME, NAME, "", seen, Double.NaN, Optional.empty(), seen.hasInterval());
      if (stopped == 0 && enough.unsettled(look, List.of(figure)).isEmpty()) {
        stopped = look;
      }
    }
    int replications = stopped == 0 ? LOOKS.most() : stopped;
    double[] all = Arrays.copyOf(values, replications);
    return new Run(
        replications,
        interval(estimate(all, confidence)),
        interval(estimate(all, Confidence.PLAIN)),
        everyLook);
  }

  /** How sure the intervals of a run must be. */
  static Confidence confidence() {
    return LOOKS.confidence();
  }

  private Estimate estimate(double[] values, Confidence confidence) {
    if (!kept) {
      return IntervalRule.mean(values, confidence);
    }
    int successes = (int) Arrays.stream(values).sum();
    Interval interval = ClopperPearson.of(successes, values.length, confidence);
    return Estimate.of((double) successes / values.length, interval.low(), interval.high());
  }

  private static Interval interval(Estimate estimate) {
    Double low = estimate.ci95().get(0);
    Double high = estimate.ci95().get(1);
    if (low == null || high == null) {
      throw new IllegalStateException("twenty values have an interval");
    }
    return new Interval(low, high);
  }
}

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
import dev.stampede.experiments.tally.PairedDifference;
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
 * @param estimator of its mean
 * @param precision the largest half of an interval: as a share of the mean, or itself
 */
record StopStudy(
    String output,
    double truth,
    ToDoubleFunction<RandomStream> draws,
    Estimator estimator,
    double precision) {

  private static final Looks LOOKS = new Looks(Looks.FEWEST, Looks.MOST);

  private static final String NAME = "output";

  private static final double MORE = 1.2;
  private static final double COMMON = 0.8;

  /** Far from what other experiments are seeded with. */
  private static final long SEED = 210_306_476;

  /** How a mean is estimated, and how wide its interval may be. */
  private enum Estimator {
    /** Of what cannot be negative; the width is a share of it. */
    MEAN {
      @Override
      Estimate estimate(double[] values, Confidence confidence) {
        return IntervalRule.mean(values, confidence);
      }

      @Override
      String asked(double precision) {
        return Shown.share(precision);
      }

      @Override
      Asked of(double precision) {
        return new Asked(Optional.of(precision), Map.of(), false, LOOKS.most());
      }
    },
    /** Of 1 for a replication that keeps a promise, and 0 for another. */
    KEPT {
      @Override
      Estimate estimate(double[] values, Confidence confidence) {
        int successes = (int) Arrays.stream(values).sum();
        Interval interval = ClopperPearson.of(successes, values.length, confidence);
        return Estimate.of((double) successes / values.length, interval.low(), interval.high());
      }

      @Override
      String asked(double precision) {
        return Shown.digits(100 * precision, 2) + " points";
      }
    },
    /** Of a contender's output less that of a baseline whose mean is 1. */
    DIFFERENCE {
      @Override
      Estimate estimate(double[] values, Confidence confidence) {
        return PairedDifference.ofMean(values, confidence).estimate();
      }

      @Override
      String asked(double precision) {
        return Shown.share(precision) + " of the baseline";
      }
    };

    abstract Estimate estimate(double[] values, Confidence confidence);

    abstract String asked(double precision);

    Asked of(double precision) {
      return new Asked(Optional.empty(), Map.of(NAME, precision), false, LOOKS.most());
    }
  }

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
        promise(0.7, 0.1),
        difference("exponential", new Distribution.Exponential(1), 0.1),
        difference("lognormal, σ = 1.5", wider, 0.25),
        difference("Pareto, shape 2.5", pareto, 0.1));
  }

  private static StopStudy of(String output, Distribution law, double precision) {
    return new StopStudy(
        output,
        law.mean(),
        random -> law.quantile(random.nextUniform()),
        Estimator.MEAN,
        precision);
  }

  /**
   * A contender whose output is a fifth more than that of its baseline. In four of five
   * replications both meet the same numbers, and in the fifth they do not.
   */
  private static StopStudy difference(String output, Distribution law, double precision) {
    return new StopStudy(
        output + ", paired difference",
        (MORE - 1) * law.mean(),
        random -> {
          double number = random.nextUniform();
          double others = random.nextUniform() < COMMON ? number : random.nextUniform();
          return MORE * law.quantile(number) - law.quantile(others);
        },
        Estimator.DIFFERENCE,
        precision);
  }

  private static StopStudy promise(double share, double precision) {
    return new StopStudy(
        "a promise that %s keep".formatted(Shown.share(share)),
        share,
        random -> random.nextUniform() < share ? 1 : 0,
        Estimator.KEPT,
        precision);
  }

  /** What is asked for, in words. */
  String asked() {
    return "±" + estimator.asked(precision);
  }

  /** Runs one of many. */
  Run run(Seeds seeds, int number, Confidence confidence) {
    Precision enough = new Precision(estimator.of(precision), LOOKS);
    RandomStream random = new RandomStreams(seeds.of(SEED), number).stream(NAME);
    double[] values = new double[LOOKS.most()];
    Arrays.setAll(values, i -> draws.applyAsDouble(random));
    boolean everyLook = true;
    int stopped = 0;
    for (int look : LOOKS.numbers()) {
      Estimate seen = estimator.estimate(Arrays.copyOf(values, look), confidence);
      everyLook &= interval(seen).low() <= truth && truth <= interval(seen).high();
      Awaited figure = Awaited.value(NAME, NAME, NAME, "", seen);
      if (stopped == 0 && enough.unsettled(look, List.of(figure)).isEmpty()) {
        stopped = look;
      }
    }
    int replications = stopped == 0 ? LOOKS.most() : stopped;
    double[] all = Arrays.copyOf(values, replications);
    return new Run(
        replications,
        interval(estimator.estimate(all, confidence)),
        interval(estimator.estimate(all, Confidence.PLAIN)),
        everyLook);
  }

  /** How sure the intervals of a run must be. */
  static Confidence confidence() {
    return LOOKS.confidence();
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

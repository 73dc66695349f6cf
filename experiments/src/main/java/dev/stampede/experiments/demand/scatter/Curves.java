package dev.stampede.experiments.demand.scatter;

import dev.stampede.experiments.demand.Counts;
import dev.stampede.experiments.demand.RateCurve;
import dev.stampede.experiments.demand.RecordedRequests;
import dev.stampede.experiments.demand.Rhythm;
import dev.stampede.experiments.demand.scatter.Candidate.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ways in which the rate of a trace may move, from not at all to its finest steps. */
final class Curves {

  /** Steps that people name, in seconds. */
  private static final double[] STEPS = {
    10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600
  };

  private static final int FEWEST_KNOTS = 4;
  private static final int SLOW_KNOTS = 12;

  /** What is faster than a sixtieth of the trace is taken for scatter, not for a moving rate. */
  private static final int MOST_KNOTS = 60;

  /** Rows that a step has in the mean, so that its rate is known to a quarter. */
  private static final double FEWEST_ROWS = 20;

  private static final double DAY_SECONDS = 86_400;
  private static final double HOUR_SECONDS = 3_600;
  private static final int MOST_HOURS = 24 * 14;
  private static final int FIRST_DAYS = 2;
  private static final int FIRST_DAYS_OF_WEEKS = 14;

  /** A curve, with how many numbers it was made of. */
  record Curve(Shape shape, RateCurve rate, int numbers) {}

  private Curves() {}

  /** Returns those of a trace of at least two rows, which takes some time. */
  static List<Curve> of(RecordedRequests trace) {
    double span = trace.spanSeconds();
    List<Curve> curves = new ArrayList<>();
    curves.add(new Curve(Shape.CONSTANT, RateCurve.constant(trace.rows() / span), 1));
    double days = span / DAY_SECONDS;
    if (days >= FIRST_DAYS) {
      Rhythm rhythm = Rhythm.of(Counts.of(trace, HOUR_SECONDS));
      curves.add(new Curve(Shape.DAY, rhythm.dayCurve(), rhythm.day().length));
      if (days >= FIRST_DAYS_OF_WEEKS) {
        curves.add(new Curve(Shape.WEEK, rhythm.weekCurve(), rhythm.week().length));
      }
      if (span / HOUR_SECONDS <= MOST_HOURS) {
        curves.add(stepped(trace, HOUR_SECONDS, Shape.POINTS));
      }
      return curves;
    }
    List<Double> steps =
        Arrays.stream(STEPS)
            .filter(step -> step >= span / MOST_KNOTS * (1 - 1e-9))
            .filter(step -> step * trace.rows() / span >= FEWEST_ROWS)
            .filter(step -> span / step >= FEWEST_KNOTS)
            .boxed()
            .toList();
    if (!steps.isEmpty()) {
      Curve best = best(trace, steps);
      curves.add(best);
      steps.stream()
          .filter(step -> span / step <= SLOW_KNOTS)
          .findFirst()
          .map(step -> stepped(trace, step, Shape.SLOW))
          .filter(slow -> slow.numbers() < best.numbers())
          .ifPresent(curves::add);
    }
    return curves;
  }

  /** The step by which the counts, taken for Poisson, have the smallest criterion of Akaike's. */
  private static Curve best(RecordedRequests trace, List<Double> steps) {
    double least = Double.POSITIVE_INFINITY;
    double best = steps.get(0);
    for (double step : steps) {
      double[] rates = rates(trace, step);
      double likelihood = 0;
      for (int i = 0; i < rates.length; i++) {
        double seconds = seconds(i, rates.length, step, trace.spanSeconds());
        likelihood += rates[i] > 0 ? rates[i] * seconds * Math.log(rates[i]) : 0;
      }
      double criterion = 2 * (rates.length - likelihood);
      if (criterion < least) {
        least = criterion;
        best = step;
      }
    }
    return stepped(trace, best, Shape.POINTS);
  }

  private static Curve stepped(RecordedRequests trace, double step, Shape shape) {
    double[] rates = rates(trace, step);
    return new Curve(shape, RateCurve.through(step, rates), rates.length);
  }

  /** Mean rates of the steps; the last ends with the trace. */
  private static double[] rates(RecordedRequests trace, double step) {
    double span = trace.spanSeconds();
    int steps = (int) Math.max(1, Math.round(span / step));
    double[] rates = new double[steps];
    for (int i = 0; i < trace.rows(); i++) {
      rates[Math.min(steps - 1, (int) (trace.seconds(i) / step))]++;
    }
    for (int i = 0; i < steps; i++) {
      rates[i] /= seconds(i, steps, step, span);
    }
    return rates;
  }

  /** How long a step is: the last may be half as long as the others, or half as long again. */
  private static double seconds(int place, int steps, double step, double span) {
    return place < steps - 1 ? step : span - step * (steps - 1);
  }
}

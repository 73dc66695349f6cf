package dev.stampede.experiments.year;

import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.reports.result.year.Promise;
import dev.stampede.reports.result.year.YearAnswer.Promised;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which levels of availability can be promised of a year. A level counts as kept by a year if that
 * keeps it even where all years are lower by as much as quiet time may be worse than it was seen to
 * be. Half of what may go wrong is left for that, and half for the share of the years that keep it,
 * whose lower end is exact (Clopper and Pearson).
 *
 * @param availabilities of each year
 * @param lower by how much all of them may be lower, with 97.5 % confidence to one side
 */
@SuppressWarnings("ArrayRecordComponent") // values that nobody compares
record Promises(double[] availabilities, double lower, Promised promised) {

  private static final List<Double> LEVELS =
      List.of(0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999, 0.99995, 0.99999);
  private static final double MINUTES = 365 * 24 * 60;

  List<Promise> all() {
    List<Promise> promises = new ArrayList<>();
    for (double level : LEVELS) {
      promises.add(promise(level));
    }
    return promises;
  }

  private Promise promise(double level) {
    int years = availabilities.length;
    int keep = (int) Arrays.stream(availabilities).filter(a -> a - lower >= level).count();
    double tail = (1 - promised.confidence()) / 2;
    double atLeast = ClopperPearson.of(keep, years, new Confidence(1, tail, 1)).low();
    return new Promise(level, atLeast >= promised.share(), keep, atLeast, (1 - level) * MINUTES);
  }
}

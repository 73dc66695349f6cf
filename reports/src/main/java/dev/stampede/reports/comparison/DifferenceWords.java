package dev.stampede.reports.comparison;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.comparison.Measure;
import dev.stampede.reports.result.comparison.Measure.Difference;
import dev.stampede.reports.result.comparison.Measure.Value;
import dev.stampede.reports.text.Figures;

/** A difference in words, also where one of both is infinite, and there is no figure for it. */
final class DifferenceWords {

  private DifferenceWords() {}

  static String of(Measure measure, Difference difference) {
    double own = value(measure, difference.contender());
    double before = value(measure, difference.baseline());
    boolean oneIsNever = Double.isInfinite(own) != Double.isInfinite(before);
    return oneIsNever && !Double.isNaN(own + before)
        ? "%s instead of %s"
            .formatted(Figures.value(own, measure.unit()), Figures.value(before, measure.unit()))
        : Double.isInfinite(own) && Double.isInfinite(before)
            ? "never, as before"
            : Figures.difference(difference.difference(), measure.unit());
  }

  private static double value(Measure measure, String contender) {
    return measure.values().stream()
        .filter(value -> value.contender().equals(contender))
        .map(Value::value)
        .mapToDouble(Estimate::mean)
        .findFirst()
        .orElse(Double.NaN);
  }
}

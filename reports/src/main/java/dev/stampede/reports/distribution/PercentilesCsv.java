package dev.stampede.reports.distribution;

import dev.stampede.reports.file.CsvFile;
import dev.stampede.reports.file.CsvText;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.result.WorkLatency;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * {@code percentiles.csv}: the end-to-end latency of each use case under each architecture by
 * percentile, of all work whose end is known and of the answered alone. Percentiles are a tenth of
 * a nine apart at the least: 0 to 90 in steps of 10, to 99 in steps of 1, and so on up to 99.999.
 */
final class PercentilesCsv {

  private static final List<String> HEADER =
      List.of("architecture", "useCase", "metric", "percentile", "value_s");

  private static final String OF_ALL = "latency.e2e";
  private static final String OF_ANSWERED = "latency.e2e.answered";

  /** Ranks are told apart up to it. */
  private static final int MOST_NINES = 5;

  private static final int LAST = 100;
  private static final List<BigDecimal> GRID = grid();

  private PercentilesCsv() {}

  private static List<BigDecimal> grid() {
    List<BigDecimal> grid = new ArrayList<>();
    BigDecimal percent = BigDecimal.ZERO;
    BigDecimal step = BigDecimal.TEN;
    for (int nines = 0; nines < MOST_NINES; nines++) {
      for (int i = 0; i < 9; i++) {
        grid.add(percent);
        percent = percent.add(step);
      }
      step = step.movePointLeft(1);
    }
    grid.add(percent);
    grid.add(BigDecimal.valueOf(LAST));
    return grid;
  }

  /** Writes the table to a stream, which stays open. */
  static void write(Experiment experiment, OutputStream out) throws IOException {
    CsvFile.writeAll(HEADER, out, experiment.useCases().stream().flatMap(c -> rows(experiment, c)));
  }

  private static Stream<List<String>> rows(Experiment experiment, UseCaseCourse course) {
    WorkLatency told = latency(experiment, course);
    double longest = told.answered().max();
    return Stream.concat(
        GRID.stream()
            .map(
                p ->
                    row(
                        course,
                        OF_ALL,
                        p,
                        value(p, course::percentileSeconds, longest, told.max()))),
        GRID.stream()
            .map(
                p ->
                    row(
                        course,
                        OF_ANSWERED,
                        p,
                        value(p, course::answeredPercentileSeconds, longest, longest))));
  }

  private static WorkLatency latency(Experiment experiment, UseCaseCourse course) {
    return experiment.summary().architectures().stream()
        .filter(architecture -> architecture.name().equals(course.architecture()))
        .flatMap(architecture -> architecture.useCases().stream())
        .filter(useCase -> useCase.name().equals(course.useCase()))
        .findFirst()
        .orElseThrow()
        .latencySeconds()
        .e2e();
  }

  /**
   * Returns a percentile, which the upper end of a bucket tells, but never more than the longest.
   *
   * @param longest of the answered
   * @param last the last percentile, exactly
   */
  private static double value(
      BigDecimal percent, DoubleUnaryOperator seconds, double longest, double last) {
    if (percent.doubleValue() == LAST) {
      return last;
    }
    double value = seconds.applyAsDouble(percent.doubleValue());
    return Double.isFinite(value) ? Math.min(value, longest) : value;
  }

  private static List<String> row(
      UseCaseCourse course, String metric, BigDecimal percent, double value) {
    return List.of(
        CsvText.of(course.architecture()),
        CsvText.of(course.useCase()),
        metric,
        percent.stripTrailingZeros().toPlainString(),
        CsvText.figure(value));
  }
}

package dev.stampede.benchmarks.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of what has changed between two result files. */
public final class ComparisonTable {

  private static final List<String> HEADER =
      List.of("benchmark", "parameters", "old", "new", "unit", "new/old", "95 % interval", "");
  private static final int NAMES = 2;

  private ComparisonTable() {}

  /** Returns a row for each benchmark, parameters, mode and unit that both files have. */
  public static Table of(List<Measurement> before, List<Measurement> after) {
    Map<List<Object>, Measurement> old = new LinkedHashMap<>();
    before.forEach(measurement -> old.putIfAbsent(key(measurement), measurement));
    List<List<String>> rows = new ArrayList<>();
    for (Measurement measurement : after) {
      Measurement twin = old.get(key(measurement));
      if (twin != null) {
        rows.add(row(measurement, Comparison.of(twin, measurement)));
      }
    }
    return new Table(HEADER, NAMES, rows);
  }

  private static List<Object> key(Measurement measurement) {
    return List.of(
        measurement.benchmark(), measurement.params(), measurement.mode(), measurement.unit());
  }

  private static List<String> row(Measurement measurement, Comparison comparison) {
    return List.of(
        measurement.work() + "." + measurement.side(),
        ResultTable.parameters(measurement.params()),
        Figure.of(comparison.before()),
        Figure.of(comparison.after()),
        measurement.unit(),
        ratio(comparison.ratio()),
        Double.isNaN(comparison.low())
            ? "-"
            : "%s to %s".formatted(ratio(comparison.low()), ratio(comparison.high())),
        comparison.change().words());
  }

  /** Three decimals near 1, where they count. */
  private static String ratio(double ratio) {
    return ratio < 10 ? String.format(Locale.ROOT, "%.3f", ratio) : Figure.of(ratio);
  }
}

package dev.stampede.benchmarks.result;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Makes measurements and result files by hand. */
public final class Results {

  private static final String CLASS = "dev.stampede.benchmarks.";

  private Results() {}

  /** Figures of the iterations in one fork. */
  public record Fork(List<Double> figures) {}

  /** Figures of one fork. */
  public static Fork fork(double... figures) {
    return new Fork(Arrays.stream(figures).boxed().toList());
  }

  /** A benchmark named as in {@code HoldBenchmark.ssj}, in ns/op. */
  static Measurement nanos(String name, Map<String, String> params, Fork... forks) {
    return new Measurement(
        CLASS + name, params, "avgt", "ns/op", figures(forks), OptionalDouble.of(0));
  }

  /** The part of JMH's JSON that matters, for one benchmark. */
  public static String entry(String name, String pending, Fork... forks) {
    String rawData = figures(forks).toString();
    return """
        {"jmhVersion": "1.37", "benchmark": "%s%s", "mode": "avgt",
         "params": {"law": "exponential", "pending": "%s"},
         "primaryMetric": {"score": 1.0, "scoreError": "NaN", "scoreUnit": "ns/op", "rawData": %s},
         "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 0.25, "scoreUnit": "B/op"}}}
        """
        .formatted(CLASS, name, pending, rawData);
  }

  private static List<List<Double>> figures(Fork... forks) {
    return Arrays.stream(forks).map(Fork::figures).toList();
  }

  /** A file of such entries. */
  public static String file(String... entries) {
    return "[" + String.join(",", entries) + "]";
  }
}

package dev.stampede.benchmarks.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * One entry of a JMH result file.
 *
 * @param benchmark class and method, as in {@code dev.stampede.benchmarks.HoldBenchmark.ssj}
 * @param params values of its parameters, in the file's order
 * @param mode JMH's short name: {@code avgt}, {@code thrpt} and so on
 * @param unit of the figures, such as {@code ns/op}
 * @param forks the figure of each iteration, for each JVM that was started; at least one
 * @param allocated bytes allocated in an operation, if the file has them
 */
public record Measurement(
    String benchmark,
    Map<String, String> params,
    String mode,
    String unit,
    List<List<Double>> forks,
    OptionalDouble allocated) {

  private static final String CLASS_SUFFIX = "Benchmark";

  /** Copies the collections. */
  public Measurement {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    forks = forks.stream().map(List::copyOf).toList();
  }

  /** What was measured, as the command line names it: {@code hold} of {@code HoldBenchmark.ssj}. */
  public String work() {
    String owner = benchmark.substring(0, Math.max(0, benchmark.lastIndexOf('.')));
    String name = owner.substring(owner.lastIndexOf('.') + 1);
    return (name.endsWith(CLASS_SUFFIX)
            ? name.substring(0, name.length() - CLASS_SUFFIX.length())
            : name)
        .toLowerCase(Locale.ROOT);
  }

  /** Who did it: {@code ssj} of {@code HoldBenchmark.ssj}. */
  public String side() {
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  /** Median of all iterations. */
  public double median() {
    return median(forks.stream().flatMap(List::stream).toList());
  }

  /**
   * The values that may be taken as independent: the medians of the forks, since what one JVM
   * compiles well it repeats well; of a single fork its iterations.
   */
  public Sample sample() {
    return new Sample(
        forks.size() == 1 ? forks.get(0) : forks.stream().map(Measurement::median).toList());
  }

  /** True if a larger figure is a better one. */
  public boolean moreIsBetter() {
    return mode.equals("thrpt");
  }

  private static double median(List<Double> values) {
    return StatUtils.percentile(values.stream().mapToDouble(Double::doubleValue).toArray(), 50);
  }
}

package dev.stampede.scenarios.read;

import dev.stampede.engine.random.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Reads distributions: a mapping with the name of a law and its parameters, or a bare quantity that
 * never varies.
 */
public final class DistributionDecoder {
  /** Of times, written as durations; the result is in seconds. */
  public static final DistributionDecoder TIME =
      new DistributionDecoder(value -> value.nanos() / 1e9);

  /** Of numbers of tokens. */
  public static final DistributionDecoder TOKENS = new DistributionDecoder(ValueReader::tokens);

  /** Of shares. */
  public static final DistributionDecoder SHARE = new DistributionDecoder(ValueReader::share);

  /** Of speeds in tokens per second. */
  public static final DistributionDecoder SPEED = new DistributionDecoder(ValueReader::perSecond);

  private static final Distribution STAND_IN = new Distribution.Constant(1);
  private static final List<String> UPPER = List.of("p90", "p95", "p99");

  private final ToDoubleFunction<ValueReader> quantity;
  private final Map<String, Law> laws = new LinkedHashMap<>();

  /** Reads the parameters of a law, and tells what they make. */
  private interface Law {
    Supplier<Distribution> of(MappingReader parameters);
  }

  private DistributionDecoder(ToDoubleFunction<ValueReader> quantity) {
    this.quantity = quantity;
    laws.put("constant", this::constant);
    laws.put("exponential", this::exponential);
    laws.put("uniform", this::uniform);
    laws.put("lognormal", this::lognormal);
    laws.put("weibull", this::weibull);
    laws.put("pareto", this::pareto);
  }

  /** Returns the distribution, warning if its mean is not finite. */
  public Distribution readWithMean(ValueReader value) {
    Distribution read = read(value);
    if (!Double.isFinite(read.mean())) {
      value.warning(
          value.path() + " has no finite mean: figures depend on how long the run is",
          "a pareto needs a shape above 1");
    }
    return read;
  }

  /** Returns the distribution. */
  public Distribution read(ValueReader value) {
    if (!value.isMapping()) {
      return new Distribution.Constant(quantity.applyAsDouble(value));
    }
    MappingReader parameters = value.mapping();
    Law law = parameters.required("dist").choice(laws);
    if (law == null) {
      parameters.forgive();
      parameters.finish();
      return STAND_IN;
    }
    return parameters.build(law.of(parameters), STAND_IN);
  }

  private double required(MappingReader parameters, String key) {
    return quantity.applyAsDouble(parameters.required(key));
  }

  private static double plain(MappingReader parameters, String key) {
    return parameters.required(key).decimal(0, Double.POSITIVE_INFINITY);
  }

  private Supplier<Distribution> constant(MappingReader parameters) {
    double value = required(parameters, "value");
    return () -> new Distribution.Constant(value);
  }

  private Supplier<Distribution> exponential(MappingReader parameters) {
    double mean = required(parameters, "mean");
    return () -> new Distribution.Exponential(mean);
  }

  private Supplier<Distribution> uniform(MappingReader parameters) {
    double min = required(parameters, "min");
    double max = required(parameters, "max");
    return () -> new Distribution.Uniform(min, max);
  }

  private Supplier<Distribution> weibull(MappingReader parameters) {
    double shape = plain(parameters, "shape");
    double scale = required(parameters, "scale");
    return () -> new Distribution.Weibull(shape, scale);
  }

  private Supplier<Distribution> pareto(MappingReader parameters) {
    double shape = plain(parameters, "shape");
    double min = required(parameters, "min");
    return () -> new Distribution.Pareto(shape, min);
  }

  private Supplier<Distribution> lognormal(MappingReader parameters) {
    if (parameters.has("mean") || parameters.has("cv")) {
      double mean = required(parameters, "mean");
      double cv = plain(parameters, "cv");
      return () -> Distribution.Lognormal.ofMean(mean, cv);
    }
    List<String> upper = UPPER.stream().filter(parameters::has).toList();
    if (!parameters.has("p50") || upper.size() != 1) {
      parameters.error(
          "a lognormal needs p50 and one of p90, p95 and p99, or mean and cv",
          "for example {dist: lognormal, p50: 1s, p95: 4s}");
      upper.forEach(key -> required(parameters, key));
      return () -> STAND_IN;
    }
    double median = required(parameters, "p50");
    String key = upper.get(0);
    double value = required(parameters, key);
    double share = Integer.parseInt(key.substring(1)) / 100.0;
    return () -> Distribution.Lognormal.ofPercentiles(median, share, value);
  }
}

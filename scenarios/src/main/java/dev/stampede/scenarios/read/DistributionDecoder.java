package dev.stampede.scenarios.read;

import static dev.stampede.scenarios.read.Condition.without;
import static dev.stampede.scenarios.read.Form.Count.ALL_WITH_THE_FIRST;
import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

import dev.stampede.engine.random.Capped;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.GammaLaw;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads distributions: a mapping with the name of a law and its parameters, one that puts others
 * together, or a bare quantity that never varies.
 */
public final class DistributionDecoder {
  private static final Distribution STAND_IN = new Distribution.Constant(1);
  private static final List<String> UPPER = List.of("p90", "p95", "p99", "p99.9");
  private static final Type<Double> PLAIN = Type.decimal(0, Double.POSITIVE_INFINITY);
  private static final Key<Double> GAMMA_SHAPE =
      Key.required(
          "shape",
          Type.decimal(GammaLaw.LEAST_SHAPE, GammaLaw.GREATEST_SHAPE),
          "below 1 bursty, above it regular: 1 / cv squared");
  private static final Key<Double> CV =
      Key.required("cv", PLAIN, "the standard deviation, as a multiple of the mean");
  private static final Key<Double> CV_IF_MEAN =
      Key.open("cv", PLAIN, "", "the standard deviation, as a multiple of the mean");

  /** The units that a file may have times in. */
  private static final Map<String, Double> SECONDS = seconds();

  /** Of times, written as durations; the result is in seconds. */
  public static final DistributionDecoder TIME =
      new DistributionDecoder(
          "times", Type.of(Patterns.TIME, value -> value.nanos() / 1e9), SECONDS);

  /** Of numbers of tokens. */
  public static final DistributionDecoder TOKENS =
      new DistributionDecoder("tokens", Type.TOKENS, Map.of());

  /** Of shares. */
  public static final DistributionDecoder SHARE =
      new DistributionDecoder("shares", Type.SHARE, Map.of());

  /** Of plain numbers. */
  public static final DistributionDecoder NUMBER =
      new DistributionDecoder("numbers", PLAIN, Map.of());

  /** Of speeds in tokens per second. */
  public static final DistributionDecoder SPEED =
      new DistributionDecoder("speeds", Type.RATE, Map.of());

  private final Type<Double> quantity;
  private final Key<Double> value;
  private final Key<Double> mean;
  private final Key<Double> meanOrMedian;
  private final Key<Double> min;
  private final Key<Double> max;
  private final Key<Double> median;
  private final Key<Double> scale;
  private final Key<Double> most;
  private final Key<Law> law;
  private final CompositionDecoder compositions;
  private final Form form;
  private final Shape shape;

  /** Reads the parameters of a law, and tells what they make. */
  private interface Law {
    Supplier<Distribution> of(MappingReader parameters);
  }

  private DistributionDecoder(String noun, Type<Double> quantity, Map<String, Double> units) {
    this.quantity = quantity;
    this.value = Key.required("value", quantity, "what it always is");
    this.mean = Key.required("mean", quantity, "the mean");
    this.meanOrMedian = Key.open("mean", quantity, "", "the mean, with cv");
    this.min = Key.required("min", quantity, "the smallest value");
    this.max = Key.required("max", quantity, "the largest value");
    this.scale = Key.required("scale", quantity, "what about 63% stay below");
    this.median = Key.required("p50", quantity, "the median, with p90, p95, p99 or p99.9");
    this.most = Key.open("max", quantity, "none", "what larger values count as");
    Key<Double> middle = Key.required("scale", quantity, "the median");
    Key<Double> step = Key.required("scale", quantity, "the mean / shape");
    Key<Double> shapeKey = Key.required("shape", PLAIN, "how fast the tail falls");
    Kinds<Law> laws =
        new Kinds<>(
            "law of " + noun,
            List.of(
                law("constant", "no variation", this::constant, value),
                law("uniform", "evenly between two ends", this::uniform, min, max),
                capped("exponential", "exponential", this::exponential, mean),
                capped("lognormal", lognormalForm(), this::lognormal),
                capped("weibull", "Weibull", in -> weibull(in, shapeKey), shapeKey, scale),
                capped(
                    "pareto",
                    "Pareto: no finite mean up to shape 1",
                    in -> pareto(in, shapeKey),
                    shapeKey,
                    min),
                capped(
                    "loglogistic",
                    "log-logistic: no finite mean up to shape 1",
                    in -> loglogistic(in, shapeKey, middle),
                    shapeKey,
                    middle),
                capped("gamma", "gamma", in -> gamma(in, GAMMA_SHAPE, step), GAMMA_SHAPE, step)));
    Map<String, Law> meanings = laws.decoders();
    this.law = Key.required("dist", Type.words(meanings, in -> () -> STAND_IN), "the law");
    String name = "distribution-of-" + noun;
    this.compositions = new CompositionDecoder(noun, quantity, units, name, this::read);
    Form named = Form.of("law of " + noun + " by dist", "a law by its name", law);
    Kind<CompositionDecoder.Reading> byName =
        Kind.of("dist", named.whenSaid(law, laws), in -> () -> STAND_IN);
    this.form = Form.of("law of " + noun, "a law of " + noun).oneBeside(compositions.kinds(byName));
    this.shape = new Shape.Called(name, Shape.either(quantity.shape(), new Shape.Keys(form)));
  }

  private static Map<String, Double> seconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("ns", 1e-9);
    seconds.put("us", 1e-6);
    seconds.put("ms", 1e-3);
    seconds.put("s", 1.0);
    seconds.put("min", 60.0);
    seconds.put("h", 3600.0);
    return seconds;
  }

  private static Kind<Law> law(String name, String sentence, Law law, Key<?>... keys) {
    return Kind.of(name, Form.of(name, sentence, keys), law);
  }

  private Kind<Law> capped(String name, String sentence, Law uncapped, Key<?>... keys) {
    return capped(name, Form.of(name, sentence, keys), uncapped);
  }

  /** A law whose values may have a limit. */
  private Kind<Law> capped(String name, Form form, Law uncapped) {
    return Kind.of(
        name,
        form.and(most),
        in -> {
          Supplier<Distribution> made = uncapped.of(in);
          Double limit = in.find(most);
          return limit == null ? made : () -> new Capped(made.get(), limit);
        });
  }

  private Form lognormalForm() {
    Form form =
        Form.of("lognormal", "lognormal, by its median or its mean", meanOrMedian, CV_IF_MEAN)
            .rule(ALL_WITH_THE_FIRST, meanOrMedian, CV_IF_MEAN)
            .rule(ALL_WITH_THE_FIRST, CV_IF_MEAN, meanOrMedian);
    Form percentiles = Form.of("percentiles", "two percentiles", median);
    for (String key : UPPER) {
      percentiles = percentiles.and(upper(key));
    }
    return form.when(without(meanOrMedian, CV_IF_MEAN), percentiles.rule(EXACTLY_ONE, UPPER));
  }

  private Key<Double> upper(String key) {
    return Key.open(key, quantity, "", "what %s%% stay below".formatted(key.substring(1)));
  }

  /** The type of distributions. */
  public Type<Distribution> any() {
    return Type.of(shape, this::read);
  }

  /** The type of distributions that should have a finite mean; others are warned of. */
  public Type<Distribution> withMean() {
    return Type.of(shape, this::readWithMean);
  }

  private Distribution readWithMean(ValueReader said) {
    Distribution read = read(said);
    if (!Double.isFinite(read.mean())) {
      said.warning(
          said.path() + " has no finite mean: figures depend on how long the run is",
          "a pareto or a loglogistic needs a shape above 1, or a max");
    }
    return read;
  }

  private Distribution read(ValueReader said) {
    if (!said.isMapping()) {
      return new Distribution.Constant(quantity.read(said));
    }
    MappingReader parameters = said.mapping(form);
    List<String> given = compositions.names().stream().filter(parameters::has).toList();
    if (!given.isEmpty()) {
      return composed(parameters, given);
    }
    ValueReader word = parameters.value(law);
    Law chosen = law.type().read(word);
    if (word.isFaulty()) {
      parameters.forgive();
      parameters.finish();
      return STAND_IN;
    }
    return parameters.build(chosen.of(parameters), STAND_IN);
  }

  private Distribution composed(MappingReader parameters, List<String> given) {
    String other = given.size() > 1 ? given.get(1) : law.name();
    if (parameters.has(other)) {
      parameters.error(
          "has both %s and %s".formatted(given.get(0), other), "one of them says what varies");
      parameters.forgive();
      parameters.finish();
      return STAND_IN;
    }
    return parameters.build(compositions.read(given.get(0), parameters), STAND_IN);
  }

  private Supplier<Distribution> constant(MappingReader in) {
    double always = in.get(value);
    return () -> new Distribution.Constant(always);
  }

  private Supplier<Distribution> exponential(MappingReader in) {
    double of = in.get(mean);
    return () -> new Distribution.Exponential(of);
  }

  private Supplier<Distribution> uniform(MappingReader in) {
    double from = in.get(min);
    double to = in.get(max);
    return () -> new Distribution.Uniform(from, to);
  }

  private Supplier<Distribution> weibull(MappingReader in, Key<Double> shapeKey) {
    double of = in.get(shapeKey);
    double to = in.get(scale);
    return () -> new Distribution.Weibull(of, to);
  }

  private Supplier<Distribution> pareto(MappingReader in, Key<Double> shapeKey) {
    double of = in.get(shapeKey);
    double from = in.get(min);
    return () -> new Distribution.Pareto(of, from);
  }

  private Supplier<Distribution> loglogistic(
      MappingReader in, Key<Double> shapeKey, Key<Double> middle) {
    double of = in.get(shapeKey);
    double at = in.get(middle);
    return () -> new Distribution.Loglogistic(of, at);
  }

  private Supplier<Distribution> gamma(MappingReader in, Key<Double> shapeKey, Key<Double> step) {
    double of = in.get(shapeKey);
    double by = in.get(step);
    return () -> new GammaLaw(of, by);
  }

  private Supplier<Distribution> lognormal(MappingReader in) {
    if (in.has(meanOrMedian) || in.has(CV_IF_MEAN)) {
      double of = in.get(mean);
      double cv = in.get(CV);
      return () -> Distribution.Lognormal.ofMean(of, cv);
    }
    List<String> given = UPPER.stream().filter(in::has).toList();
    if (!in.has(median) || given.size() != 1) {
      in.error(
          "a lognormal needs p50 and one of p90, p95, p99 and p99.9, or mean and cv",
          "for example {dist: lognormal, p50: 1s, p95: 4s}");
      given.forEach(key -> in.get(upper(key)));
      return () -> STAND_IN;
    }
    double middle = in.get(median);
    String key = given.get(0);
    double above = in.get(upper(key), 1.0);
    double share = new BigDecimal(key.substring(1)).movePointLeft(2).doubleValue();
    return () -> Distribution.Lognormal.ofPercentiles(middle, share, above);
  }
}

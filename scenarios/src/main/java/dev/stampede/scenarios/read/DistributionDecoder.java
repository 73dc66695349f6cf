package dev.stampede.scenarios.read;

import static dev.stampede.scenarios.read.Condition.without;
import static dev.stampede.scenarios.read.Form.Count.ALL_WITH_THE_FIRST;
import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

import dev.stampede.engine.random.Distribution;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads distributions: a mapping with the name of a law and its parameters, or a bare quantity that
 * never varies.
 */
public final class DistributionDecoder {
  private static final Distribution STAND_IN = new Distribution.Constant(1);
  private static final List<String> UPPER = List.of("p90", "p95", "p99");
  private static final Type<Double> PLAIN = Type.decimal(0, Double.POSITIVE_INFINITY);
  private static final Key<Double> CV =
      Key.required("cv", PLAIN, "the standard deviation, as a multiple of the mean");
  private static final Key<Double> CV_IF_MEAN =
      Key.open("cv", PLAIN, "", "the standard deviation, as a multiple of the mean");

  /** Of times, written as durations; the result is in seconds. */
  public static final DistributionDecoder TIME =
      new DistributionDecoder("times", Type.of(Patterns.TIME, value -> value.nanos() / 1e9));

  /** Of numbers of tokens. */
  public static final DistributionDecoder TOKENS = new DistributionDecoder("tokens", Type.TOKENS);

  /** Of shares. */
  public static final DistributionDecoder SHARE = new DistributionDecoder("shares", Type.SHARE);

  /** Of plain numbers. */
  public static final DistributionDecoder NUMBER = new DistributionDecoder("numbers", PLAIN);

  /** Of speeds in tokens per second. */
  public static final DistributionDecoder SPEED = new DistributionDecoder("speeds", Type.RATE);

  private final Type<Double> quantity;
  private final Key<Double> value;
  private final Key<Double> mean;
  private final Key<Double> meanOrMedian;
  private final Key<Double> min;
  private final Key<Double> max;
  private final Key<Double> scale;
  private final Key<Double> median;
  private final Key<Law> law;
  private final Form form;
  private final Shape shape;

  /** Reads the parameters of a law, and tells what they make. */
  private interface Law {
    Supplier<Distribution> of(MappingReader parameters);
  }

  private DistributionDecoder(String noun, Type<Double> quantity) {
    this.quantity = quantity;
    this.value = Key.required("value", quantity, "what it always is");
    this.mean = Key.required("mean", quantity, "the mean");
    this.meanOrMedian = Key.open("mean", quantity, "", "the mean, with cv");
    this.min = Key.required("min", quantity, "the smallest value");
    this.max = Key.required("max", quantity, "the largest value");
    this.scale = Key.required("scale", quantity, "what about 63% stay below");
    this.median = Key.required("p50", quantity, "the median, with p90, p95 or p99");
    Key<Double> shapeKey = Key.required("shape", PLAIN, "how fast the tail falls");
    Kinds<Law> laws =
        new Kinds<>(
            "law of " + noun,
            List.of(
                law("constant", "no variation", this::constant, value),
                law("exponential", "exponential", this::exponential, mean),
                law("uniform", "evenly between two ends", this::uniform, min, max),
                Kind.of("lognormal", lognormalForm(), this::lognormal),
                law("weibull", "Weibull", in -> weibull(in, shapeKey), shapeKey, scale),
                law(
                    "pareto",
                    "Pareto: no finite mean up to shape 1",
                    in -> pareto(in, shapeKey),
                    shapeKey,
                    min)));
    Map<String, Law> meanings = laws.decoders();
    this.law = Key.required("dist", Type.words(meanings, in -> () -> STAND_IN), "the law");
    this.form = Form.of("law of " + noun, "a law of " + noun, law).whenSaid(law, laws);
    this.shape =
        new Shape.Called(
            "distribution-of-" + noun, Shape.either(quantity.shape(), new Shape.Keys(form)));
  }

  private static Kind<Law> law(String name, String sentence, Law law, Key<?>... keys) {
    return Kind.of(name, Form.of(name, sentence, keys), law);
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
          "a pareto needs a shape above 1");
    }
    return read;
  }

  private Distribution read(ValueReader said) {
    if (!said.isMapping()) {
      return new Distribution.Constant(quantity.read(said));
    }
    MappingReader parameters = said.mapping(form);
    ValueReader word = parameters.value(law);
    Law chosen = law.type().read(word);
    if (word.isFaulty()) {
      parameters.forgive();
      parameters.finish();
      return STAND_IN;
    }
    return parameters.build(chosen.of(parameters), STAND_IN);
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

  private Supplier<Distribution> lognormal(MappingReader in) {
    if (in.has(meanOrMedian) || in.has(CV_IF_MEAN)) {
      double of = in.get(mean);
      double cv = in.get(CV);
      return () -> Distribution.Lognormal.ofMean(of, cv);
    }
    List<String> given = UPPER.stream().filter(in::has).toList();
    if (!in.has(median) || given.size() != 1) {
      in.error(
          "a lognormal needs p50 and one of p90, p95 and p99, or mean and cv",
          "for example {dist: lognormal, p50: 1s, p95: 4s}");
      given.forEach(key -> in.get(upper(key)));
      return () -> STAND_IN;
    }
    double middle = in.get(median);
    String key = given.get(0);
    double above = in.get(upper(key), 1.0);
    double share = Integer.parseInt(key.substring(1)) / 100.0;
    return () -> Distribution.Lognormal.ofPercentiles(middle, share, above);
  }
}

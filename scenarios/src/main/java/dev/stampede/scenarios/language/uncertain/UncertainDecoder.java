package dev.stampede.scenarios.language.uncertain;

import dev.stampede.engine.random.Distribution;
import dev.stampede.experiments.uncertain.Range;
import dev.stampede.experiments.uncertain.UncertainInput;
import dev.stampede.experiments.uncertain.UncertainInput.Law;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.FlowText;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which values of a scenario are not known exactly, and what is known of them. */
public final class UncertainDecoder {

  private static final String PATH = "[^=\\s]+";
  private static final Pattern PATHS = Pattern.compile(PATH);
  private static final double ROUNDING = 1e-9;
  private static final Law STAND_IN = new OneOf(List.of("0"), List.of(1.0));

  private static final Type<ValueReader> QUANTITY =
      Type.as(new Shape.Text("quantity", "\\s*\\+?[0-9].*", true));

  private static final Key<ValueReader> LOW =
      Key.required("low", QUANTITY, "it is hardly less; above 0, and its unit is that of the rest");
  private static final Key<ValueReader> MID =
      Key.absent("mid", QUANTITY, "in the middle of the law", "it is as often less as more");
  private static final Key<ValueReader> HIGH =
      Key.required("high", QUANTITY, "it is hardly more; above low");
  private static final Key<Double> CONFIDENCE =
      Key.optional(
          "confidence",
          Type.SHARE,
          "90%",
          "how sure it is to lie between low and high; above 0% and below 100%");

  /** What is known of a quantity by its order of size. */
  private static final Form RANGE =
      Form.of(
          "range of an uncertain value",
          "a quantity by what it is hardly less and hardly more than",
          LOW,
          MID,
          HIGH,
          CONFIDENCE);

  private static final Key<ValueReader> ONE_OF =
      Key.required(
          "one_of",
          Type.as(
              new Shape.Listing(
                  Shape.either(
                      new Shape.Text("value", "", true),
                      new Shape.Open("whatever stands at the path")),
                  1)),
          "the values that it may have");
  private static final Key<List<ValueReader>> SHARES =
      Key.open(
          "shares",
          Type.list(Type.SHARE.shape()),
          "all alike",
          "how likely each of them is; they add up to 100%");

  /** What is known of a value that is one of some. */
  private static final Form VALUES =
      Form.of("values of an uncertain value", "one of some values", ONE_OF, SHARES);

  /** What the section looks like. */
  public static final Shape SHAPE =
      new Shape.Table(
          "path",
          new Shape.Text("path, as --set takes it", PATH, true),
          Shape.either(
              new Shape.Keys(RANGE),
              new Shape.Keys(VALUES),
              new Shape.Open("a distribution of times, shares, rates or numbers")),
          0);

  private UncertainDecoder() {}

  /** Reads the section. */
  public static List<Uncertain> read(ValueReader section) {
    List<Uncertain> all = new ArrayList<>();
    for (Named child : section.children()) {
      String path = child.key().text();
      if (!PATHS.matcher(path).matches()) {
        child.key().reject("is no path", "a path is as --set takes it: providers.north.quota.rpm");
        continue;
      }
      Law law = law(child.value());
      all.add(
          new Uncertain(new UncertainInput(path, said(child.value().node()), law), child.key()));
    }
    return all;
  }

  private static String said(@Nullable Node node) {
    return node == null ? "" : FlowText.of(node).replace("'", "");
  }

  private static Law law(ValueReader value) {
    boolean range = has(value, LOW) || has(value, HIGH);
    if (range) {
      return range(value.mapping(RANGE));
    }
    return has(value, ONE_OF) ? oneOf(value.mapping(VALUES)) : distribution(value);
  }

  private static boolean has(ValueReader value, Key<?> key) {
    return value.node() instanceof Node.Mapping mapping && mapping.find(key.name()) != null;
  }

  private static Law range(MappingReader in) {
    ValueReader low = in.get(LOW);
    ValueReader high = in.get(HIGH);
    ValueReader mid = in.find(MID);
    double confidence = in.get(CONFIDENCE);
    Scale scale = scale(low, mid, high);
    double from = scale.read(low);
    double to = scale.read(high);
    OptionalDouble middle =
        mid == null ? OptionalDouble.empty() : OptionalDouble.of(scale.read(mid));
    return in.build(
        () -> new OfRange(new Range(from, middle, to, confidence, scale.isShare()), scale),
        STAND_IN);
  }

  private static Scale scale(ValueReader low, @Nullable ValueReader mid, ValueReader high) {
    return Stream.of(low, mid, high)
        .filter(Objects::nonNull)
        .map(Scale::of)
        .reduce(Scale::beside)
        .orElseThrow();
  }

  /** A range of quantities of a scale. */
  private record OfRange(Range range, Scale scale) implements Law {

    @Override
    public String at(double u) {
      return scale.write(range.quantile(u));
    }

    @Override
    public List<String> examples() {
      return List.of(scale.write(range.low()), scale.write(range.high()));
    }
  }

  private static Law oneOf(MappingReader in) {
    ValueReader list = in.get(ONE_OF);
    List<String> values = new ArrayList<>();
    for (ValueReader item : list.list()) {
      Node node = item.node();
      if (node == null || (node instanceof Node.Scalar scalar && scalar.isNull())) {
        item.reject("is no value", "leave it out");
      } else {
        values.add(FlowText.of(node));
      }
    }
    if (values.isEmpty() && !list.isFaulty()) {
      list.reject("has no value", "for example [10m, 30m, 2h]");
    }
    List<Double> shares = shares(in, values.size());
    return in.build(() -> new OneOf(values, shares), STAND_IN);
  }

  private static List<Double> shares(MappingReader in, int values) {
    ValueReader list = in.value(SHARES);
    List<ValueReader> said = in.get(SHARES, List.of());
    if (said.isEmpty()) {
      return Collections.nCopies(values, 1.0 / values);
    }
    List<Double> shares = said.stream().map(Type.SHARE::read).toList();
    double all = shares.stream().mapToDouble(share -> share).sum();
    if (said.stream().anyMatch(ValueReader::isFaulty)) {
      return shares;
    }
    if (shares.size() != values) {
      list.error(
          "%s: there are %d shares of %d values".formatted(list.path(), shares.size(), values),
          "give a share for each value");
    } else if (Math.abs(all - 1) > ROUNDING) {
      list.error(
          "%s: its shares add up to %s%%, not to 100%%"
              .formatted(list.path(), Math.round(all * 1e8) / 1e6),
          null);
    }
    return shares;
  }

  /** One of some values, in their order. */
  private record OneOf(List<String> values, List<Double> shares) implements Law {

    @Override
    public String at(double u) {
      double below = 0;
      for (int i = 0; i < values.size() - 1; i++) {
        below += shares.get(i);
        if (u < below) {
          return values.get(i);
        }
      }
      return values.get(values.size() - 1);
    }

    @Override
    public List<String> examples() {
      return values;
    }
  }

  private static Law distribution(ValueReader value) {
    if (!value.isMapping()) {
      value.reject(
          "must say what is not known", "for example {low: 40/s, high: 120/s, confidence: 90%}");
      return STAND_IN;
    }
    Scale scale = Scale.within(value);
    DistributionDecoder laws = scale.laws().orElse(null);
    if (laws == null) {
      value.reject(
          "has a unit of which there are no distributions",
          "give low and high, or one_of; distributions are of times, shares, rates and numbers");
      return STAND_IN;
    }
    Distribution law = laws.any().read(value);
    return value.isFaulty() ? STAND_IN : new OfDistribution(law, scale);
  }

  /** A distribution of quantities of a scale. */
  private record OfDistribution(Distribution law, Scale scale) implements Law {

    private static final double HARDLY = 0.05;

    @Override
    public String at(double u) {
      return scale.write(law.quantile(u));
    }

    @Override
    public List<String> examples() {
      return List.of(at(HARDLY), at(1 - HARDLY));
    }
  }
}

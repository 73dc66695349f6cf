package dev.stampede.scenarios.read;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Empirical;
import dev.stampede.engine.random.Mixture;
import dev.stampede.engine.random.Quantiles;
import dev.stampede.scenarios.trace.NumberTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads distributions that have no name but are put together: of percentiles, of other
 * distributions, of values in a file. Each has a key by which it is known.
 */
final class CompositionDecoder {
  private static final String PERCENTILE = "p(?:100(?:\\.0{1,9})?|[0-9]{1,2}(?:\\.[0-9]{1,9})?)";
  private static final String EXAMPLE =
      "percentiles are p0 to p100, for example {p50: 86s, p90: 20.6m, p99.9: 14h}";
  private static final Distribution STAND_IN = new Distribution.Constant(1);
  private static final double ROUNDING = 1e-9;

  private static final Key<String> FILE =
      Key.required("file", Type.TEXT, "a CSV file, plain or gzip, from the scenario's folder");
  private static final Key<String> COLUMN =
      Key.required("column", Type.TEXT, "the column of the values, as its header names it");
  private static final Key<Double> SHARE =
      Key.required("share", Type.SHARE, "how many of all values are of this part");

  private final Type<Double> quantity;
  private final Function<ValueReader, Distribution> any;
  private final Key<ValueReader> quantiles;
  private final Key<List<ValueReader>> mixture;
  private final Key<MappingReader> values;
  private final @Nullable Key<Double> unit;
  private final Key<ValueReader> of;
  private final Form part;
  private final Kinds<Reading> kinds;

  /** Reads what is known by a key that is there, and tells what it makes. */
  interface Reading {
    Supplier<Distribution> of(MappingReader in);
  }

  /**
   * Creates a decoder.
   *
   * @param noun what varies: "times", say
   * @param units in which a file may have them, with what one is; empty if there is but one
   * @param name under which the shape of such distributions is known
   * @param any reads any distribution of them
   */
  CompositionDecoder(
      String noun,
      Type<Double> quantity,
      Map<String, Double> units,
      String name,
      Function<ValueReader, Distribution> any) {
    this.quantity = quantity;
    this.any = any;
    this.quantiles =
        Key.required(
            "quantiles",
            Type.as(
                new Shape.Table(
                    "percentile",
                    new Shape.Text("percentile", PERCENTILE, true),
                    quantity.shape(),
                    2)),
            "percentiles, p50 for instance, at least two");
    this.of = Key.required("of", Type.as(new Shape.Same(name)), "the distribution of this part");
    this.part = Form.of("law of " + noun + " in a mixture", "a part of a mixture", SHARE, of);
    this.mixture =
        Key.required(
            "mixture",
            Type.list(new Shape.Keys(part), 1),
            "parts, whose shares add up to 100%: [{share: 70%, of: 1s}, {share: 30%, of: 5s}]");
    this.unit =
        units.isEmpty()
            ? null
            : Key.optional("unit", Type.words(units, 1.0), "s", "of the numbers in the file");
    Form file =
        Form.of("law of " + noun + " in a file", "values as they were observed", FILE, COLUMN);
    this.values =
        Key.required(
            "values",
            Type.mapping(unit == null ? file : file.and(unit)),
            "a column of a file: each value as likely as any other");
    this.kinds =
        new Kinds<>(
            "distribution of " + noun,
            List.of(
                kind(noun, "quantiles", "by percentiles", quantiles, this::quantiles),
                kind(noun, "mixture", "of several distributions", mixture, this::mixture),
                kind(noun, "values", "observed values", values, this::values)));
  }

  private static Kind<Reading> kind(
      String noun, String name, String sentence, Key<?> key, Reading reading) {
    return Kind.of(name, Form.of("law of " + noun + " by " + name, sentence, key), reading);
  }

  /** Returns the kinds of distributions, of which the first is one by its name. */
  Kinds<Reading> kinds(Kind<Reading> byName) {
    List<Kind<Reading>> all = new ArrayList<>(List.of(byName));
    all.addAll(kinds.list());
    return new Kinds<>(kinds.noun(), all);
  }

  /** The keys by which they are known. */
  Set<String> names() {
    return kinds.names();
  }

  /** Reads what is known by a key, and tells what it makes. */
  Supplier<Distribution> read(String name, MappingReader in) {
    Reading reading = kinds.find(name);
    return reading == null ? () -> STAND_IN : reading.of(in);
  }

  private Supplier<Distribution> quantiles(MappingReader in) {
    SortedMap<BigDecimal, ValueReader> places = new TreeMap<>();
    for (Named child : in.get(quantiles).children()) {
      String name = child.key().text();
      if (!name.matches(PERCENTILE)) {
        child.key().reject("is no percentile", EXAMPLE);
        continue;
      }
      BigDecimal percent = new BigDecimal(name.substring(1)).stripTrailingZeros();
      if (places.putIfAbsent(percent, child.value()) != null) {
        child.key().reject("is there twice", "one value for each percentile");
      }
    }
    List<Quantiles.Point> points = new ArrayList<>();
    places.forEach((percent, value) -> addTo(points, percent.movePointLeft(2), value));
    return () -> new Quantiles(points);
  }

  private void addTo(List<Quantiles.Point> points, BigDecimal share, ValueReader said) {
    double value = quantity.read(said);
    if (said.isFaulty()) {
      return;
    }
    Quantiles.Point before = points.isEmpty() ? null : points.get(points.size() - 1);
    if (value <= 0) {
      said.reject("must be above 0", "values of 0 are a part of a mixture");
    } else if (before != null && value < before.value()) {
      said.reject(
          "must be at least that of " + Quantiles.percentile(before.share()),
          "a higher percentile cannot be less: more values stay below it");
    } else {
      points.add(new Quantiles.Point(share.doubleValue(), value));
    }
  }

  private Supplier<Distribution> mixture(MappingReader in) {
    ValueReader list = in.value(mixture);
    List<Mixture.Part> parts = new ArrayList<>();
    for (ValueReader item : mixture.type().read(list)) {
      MappingReader each = item.mapping(part);
      double share = each.get(SHARE);
      Distribution law = any.apply(each.get(of));
      parts.add(each.build(() -> new Mixture.Part(share, law), new Mixture.Part(0, STAND_IN)));
    }
    double all = parts.stream().mapToDouble(Mixture.Part::share).sum();
    if (!list.isFaulty() && Math.abs(all - 1) > ROUNDING) {
      list.error(
          "%s: its shares add up to %s%%, not to 100%%"
              .formatted(list.path(), Math.round(all * 1e8) / 1e6),
          "for example [{share: 70%, of: 1s}, {share: 30%, of: 5s}]");
    }
    return () -> new Mixture(parts);
  }

  private Supplier<Distribution> values(MappingReader in) {
    MappingReader from = in.get(values);
    ValueReader named = from.value(FILE);
    String name = FILE.type().read(named);
    String column = from.get(COLUMN);
    double one = unit == null ? 1 : from.get(unit);
    from.finish();
    NumberTable table = from.isFaulty() ? null : NumbersInFile.read(named, name, List.of(column));
    if (table == null) {
      return () -> STAND_IN;
    }
    double[] sorted = table.values(0);
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] *= one;
    }
    Arrays.sort(sorted);
    return () -> new Empirical(sorted, one * table.mean(0));
  }
}

package dev.stampede.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.HistogramSeries;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.measure.Latency;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.cost.Spending;
import dev.stampede.models.place.HangUps;
import dev.stampede.models.place.HangUps.Reason;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Merges two records in which every figure is a prime of its own: what is lost, added twice or
 * taken for something else shows. It goes over the components by itself, so a new one is checked
 * without being named; one of a kind that nobody has said how to fill fails.
 *
 * <p>Figures are summed unless told otherwise, and texts stay as they are.
 */
public final class PrimeMerge<R extends Record> {

  /** The parts of the course that the records are filled with. */
  public static final Intervals INTERVALS = new Intervals(Sketch.SECOND, 3);

  private static final BinaryOperator<Double> SUM = Double::sum;

  private record Kind<T>(
      Class<T> type, Function<LongSupplier, T> filled, Function<T, List<Long>> figures) {

    List<Long> figuresOf(Object value) {
      return figures.apply(type.cast(value));
    }
  }

  private final Class<R> type;
  private final Map<Class<?>, Kind<?>> kinds = new HashMap<>();
  private final Map<String, BinaryOperator<Double>> rules = new HashMap<>();
  private BigInteger prime = BigInteger.ONE;

  private PrimeMerge(Class<R> type) {
    this.type = type;
    with(ExactSum.class, PrimeMerge::sum, sum -> List.of(sum.exact().longValueExact()));
    with(
        Spending.class,
        PrimeMerge::spending,
        spending -> List.of(nanos(spending, 0), nanos(spending, 1)));
    with(
        Cost.class,
        next -> Cost.of(CostPart.PEOPLE, (double) next.getAsLong()),
        PrimeMerge::people);
    with(Latency.class, PrimeMerge::latency, latency -> List.of(latency.count()));
    with(IntervalCounts.class, PrimeMerge::counts, IntervalCounts::toList);
    with(HangUps.class, PrimeMerge::hangUps, PrimeMerge::figures);
    with(IntervalSums.class, PrimeMerge::sums, PrimeMerge::figures);
    with(
        HistogramSeries.class,
        PrimeMerge::series,
        series -> series.stream().map(Histogram::getTotalCount).toList());
  }

  private static HangUps hangUps(LongSupplier primes) {
    HangUps hangUps = new HangUps(Horizon.of(INTERVALS, 0));
    int interval = 0;
    for (Reason why : Reason.values()) {
      for (long calls = primes.getAsLong(); calls > 0; calls--) {
        hangUps.add(interval % INTERVALS.count() * INTERVALS.lengthNanos(), why);
      }
      interval++;
    }
    return hangUps;
  }

  private static List<Long> figures(HangUps hangUps) {
    return Stream.of(
            Arrays.stream(Reason.values()).map(hangUps::count),
            hangUps.byInterval().toList().stream(),
            hangUps.impatientByInterval().toList().stream())
        .flatMap(figures -> figures)
        .toList();
  }

  private static Spending spending(LongSupplier primes) {
    Spending spending = new Spending(CostPart.TOKENS);
    spending.add(1, primes.getAsLong());
    spending.add(0, primes.getAsLong());
    return spending;
  }

  private static long nanos(Spending spending, int useCase) {
    return Math.round(1e9 * spending.of(useCase).of(CostPart.TOKENS));
  }

  private static List<Long> people(Cost cost) {
    return List.of(Math.round(cost.of(CostPart.PEOPLE)));
  }

  /** For records of a type. */
  public static <R extends Record> PrimeMerge<R> of(Class<R> type) {
    return new PrimeMerge<>(type);
  }

  /**
   * Says how components of a type are filled, with as many primes as it wants, and read off again.
   */
  public <T> PrimeMerge<R> with(
      Class<T> of, Function<LongSupplier, T> filled, Function<T, List<Long>> figures) {
    kinds.put(of, new Kind<>(of, filled, figures));
    return this;
  }

  /** Of these components the larger of both is meant. */
  public PrimeMerge<R> largest(String... components) {
    Arrays.stream(components).forEach(component -> rules.put(component, Math::max));
    return this;
  }

  /** Of these components the one of the first record is meant. */
  public PrimeMerge<R> first(String... components) {
    Arrays.stream(components).forEach(component -> rules.put(component, (one, other) -> one));
    return this;
  }

  /** Merges two, and compares what comes out with what went in. */
  public void check(BinaryOperator<R> merge) {
    R one = type.cast(filled(type, ""));
    R other = type.cast(filled(type, ""));
    Map<String, Object> ones = figures(one); // before the merge: instruments are passed on
    Map<String, Object> others = figures(other);
    Map<String, Object> expected = new LinkedHashMap<>();
    ones.forEach((name, figure) -> expected.put(name, merged(name, figure, others)));
    assertThat(figures(merge.apply(one, other))).containsExactlyEntriesOf(expected);
    assertThat(rules.keySet()).allMatch(expected::containsKey, "names a component");
  }

  private Object merged(String name, Object one, Map<String, Object> others) {
    Object other = others.get(name);
    if (one instanceof Double mine && other instanceof Double theirs) {
      return rules.getOrDefault(name, SUM).apply(mine, theirs);
    }
    assertThat(other).isEqualTo(one);
    return one;
  }

  private long next() {
    prime = prime.nextProbablePrime();
    return prime.longValueExact();
  }

  private Object filled(Type of, String name) {
    if (of == long.class) {
      return next();
    }
    if (of == double.class) {
      return (double) next();
    }
    if (of == boolean.class) {
      return true;
    }
    if (of == String.class) {
      return name;
    }
    if (of instanceof ParameterizedType list && list.getRawType() == List.class) {
      Type element = list.getActualTypeArguments()[0];
      return List.of(filled(element, name), filled(element, name));
    }
    if (of instanceof Class<?> known && kinds.containsKey(known)) {
      return kinds.get(known).filled().apply(this::next);
    }
    if (of instanceof Class<?> record && record.isRecord()) {
      return filledRecord(record);
    }
    throw new IllegalArgumentException(
        "say how the %s that %s is gets filled and read".formatted(of.getTypeName(), name));
  }

  private Object filledRecord(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(c -> filled(c.getGenericType(), c.getName())).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> figures(R record) {
    Map<String, Object> figures = new LinkedHashMap<>();
    read("", record, figures);
    return figures;
  }

  private void read(String name, Object value, Map<String, Object> figures) {
    Kind<?> kind = kinds.get(value.getClass());
    if (kind != null) {
      read(name, kind.figuresOf(value), figures);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        read(name + "[" + i + "]", list.get(i), figures);
      }
    } else if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        String dot = name.isEmpty() ? "" : name + ".";
        read(dot + component.getName(), valueOf(component, record), figures);
      }
    } else {
      figures.put(name, value instanceof Number number ? number.doubleValue() : value);
    }
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ExactSum sum(LongSupplier primes) {
    ExactSum sum = new ExactSum();
    sum.add(primes.getAsLong());
    return sum;
  }

  private static Latency latency(LongSupplier primes) {
    Latency latency = new Latency();
    for (long left = primes.getAsLong(); left > 0; left--) {
      latency.record(Sketch.SECOND);
    }
    return latency;
  }

  private static IntervalCounts counts(LongSupplier primes) {
    IntervalCounts counts = new IntervalCounts(INTERVALS);
    for (int i = 0; i < INTERVALS.count(); i++) {
      counts.add(i, primes.getAsLong());
    }
    return counts;
  }

  private static IntervalSums sums(LongSupplier primes) {
    IntervalSums sums = new IntervalSums(INTERVALS);
    for (int i = 0; i < INTERVALS.count(); i++) {
      sums.add(i, sum(primes));
    }
    return sums;
  }

  private static List<Long> figures(IntervalSums sums) {
    return IntStream.range(0, INTERVALS.count())
        .mapToObj(i -> sums.at(i).exact().longValueExact())
        .toList();
  }

  private static HistogramSeries series(LongSupplier primes) {
    HistogramSeries series = new HistogramSeries();
    for (int i = 0; i < INTERVALS.count(); i++) {
      Histogram histogram = Latency.newHistogram();
      histogram.recordValueWithCount(Sketch.SECOND, primes.getAsLong());
      series.append(histogram);
    }
    return series;
  }
}

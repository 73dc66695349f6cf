package dev.stampede.scenarios.vary;

import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.read.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values about one that a scenario says, from a quarter of it to four times as much, as a person
 * would write them and as its key takes them.
 */
public final class Positions {

  private static final int TIMES = 4;

  /** Whole numbers up to this have each number about them; more would be too fine to choose. */
  private static final int FEW = 12;

  private static final List<String> TIMES_OF_DAY =
      List.of(
          "1ms", "2ms", "3ms", "5ms", "8ms", "10ms", "15ms", "20ms", "25ms", "30ms", "40ms", "50ms",
          "75ms", "100ms", "150ms", "200ms", "250ms", "300ms", "400ms", "500ms", "600ms", "750ms",
          "1s", "1500ms", "2s", "3s", "4s", "5s", "6s", "8s", "10s", "12s", "15s", "20s", "25s",
          "30s", "40s", "45s", "50s", "1m", "75s", "90s", "2m", "150s", "3m", "4m", "5m", "6m",
          "8m", "10m", "12m", "15m", "20m", "25m", "30m", "35m", "40m", "45m", "50m", "55m", "1h",
          "70m", "75m", "80m", "90m", "100m", "105m", "110m", "2h", "150m", "3h", "4h", "5h", "6h",
          "8h", "10h", "12h", "16h", "20h", "1d", "36h", "2d", "3d", "4d", "5d", "7d", "10d", "14d",
          "21d", "30d", "60d", "90d", "180d", "365d");

  private static final List<String> SHARES =
      List.of(
          "0%",
          "0.1%", "0.2%", "0.5%", "1%", "2%", "3%", "4%", "5%", "6%", "8%", "10%", "12%", "15%",
          "20%", "25%", "30%", "35%", "40%", "45%", "50%", "55%", "60%", "65%", "70%", "75%", "80%",
          "85%", "90%", "95%", "98%", "99%", "99.5%", "99.9%", "100%");

  /** Two digits that a person would choose, in steps of a tenth and less. */
  private static final int[] DIGITS = {
    10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 25, 28, 30, 32, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80,
    85, 90, 95
  };

  private Positions() {}

  /**
   * Returns the values from the least to the most; the scenario's own is among them as it is.
   *
   * @param said what the scenario says
   * @param shape what its key takes
   * @return none for what is no number, and for what cannot be anything else
   */
  public static List<String> around(String said, Shape shape) {
    String own = said.strip();
    Optional<Size> size = Size.of(own);
    Predicate<String> admitted = shape.admits();
    if (size.isEmpty() || !admitted.test(own)) {
      return List.of();
    }
    ToDoubleFunction<String> measure =
        isTime(own) ? text -> Durations.parse(text) : text -> amount(text);
    TreeMap<Double, String> values = new TreeMap<>();
    candidates(own, size.get())
        .filter(admitted)
        .forEach(text -> values.put(measure.applyAsDouble(text), text));
    values.put(measure.applyAsDouble(own), own);
    return values.size() < 2 ? List.of() : List.copyOf(values.values());
  }

  private static Stream<String> candidates(String own, Size size) {
    if (isTime(own)) {
      double present = Durations.parse(own);
      return TIMES_OF_DAY.stream()
          .filter(
              text -> {
                double time = Durations.parse(text);
                return time * TIMES >= present && time <= present * TIMES;
              });
    }
    if (size.unit().equals("%")) {
      return SHARES.stream();
    }
    int whole = size.value().intValue();
    if (size.whole() && whole <= FEW) {
      return IntStream.rangeClosed(0, Math.max(whole + TIMES, whole * TIMES))
          .mapToObj(Integer::toString);
    }
    String unit = own.substring(own.length() - own.replaceFirst("^[0-9.]+", "").length());
    List<String> texts = new ArrayList<>(unit.equals("x") ? List.of("1x") : List.of());
    for (BigDecimal value : between(size.value())) {
      if (!size.whole() || value.stripTrailingZeros().scale() <= 0) {
        texts.add(value.stripTrailingZeros().toPlainString() + unit);
      }
    }
    return texts.stream();
  }

  /** Numbers of two digits from a quarter of one to four times as much; none about 0. */
  private static List<BigDecimal> between(BigDecimal present) {
    List<BigDecimal> values = new ArrayList<>();
    BigDecimal most = present.multiply(BigDecimal.valueOf(TIMES));
    if (present.signum() == 0) {
      return values;
    }
    int power = present.precision() - present.scale() - 3; // that of the second digit, and one less
    for (int p = power; p <= power + 2; p++) {
      for (int digits : DIGITS) {
        BigDecimal value = BigDecimal.valueOf(digits).scaleByPowerOfTen(p);
        boolean isNear =
            value.multiply(BigDecimal.valueOf(TIMES)).compareTo(present) >= 0
                && value.compareTo(most) <= 0;
        if (isNear) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private static boolean isTime(String text) {
    try {
      Durations.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static double amount(String text) {
    return Size.of(text).map(size -> size.value().doubleValue()).orElse(0.0);
  }
}

package dev.stampede.scenarios.vary;

import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads what is to be varied: {@code PATH=a,b,c}; {@code PATH=from..to:step}, where both ends and
 * the step have the same unit, which is written once or each time, or units of one kind, such as
 * {@code 10s..2m:10s}; or {@code PATH=from..to:*factor}.
 */
public final class AxisText {

  /** More points than anybody can wait for, or look at. */
  private static final int MOST_VALUES = 100_000;

  private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";
  private static final String UNIT = "([^0-9.:*\\s-][^.:*]*?)?";
  private static final Pattern RANGE =
      Pattern.compile(
          NUMBER
              + "\\s*"
              + UNIT
              + "\\.\\."
              + NUMBER
              + "\\s*"
              + UNIT
              + "(?::(\\*?)"
              + NUMBER
              + "\\s*"
              + UNIT
              + ")?");

  /** Units that can stand in one range, and how much each is of the smallest. */
  private static final List<Map<String, BigDecimal>> KINDS =
      List.of(
          Map.of(
              "ms", new BigDecimal(1),
              "s", new BigDecimal(1_000),
              "m", new BigDecimal(60_000),
              "h", new BigDecimal(3_600_000),
              "d", new BigDecimal(86_400_000)),
          Map.of(
              "k", new BigDecimal(1),
              "M", new BigDecimal(1_000),
              "G", new BigDecimal(1_000_000)));

  private AxisText() {}

  /**
   * Reads an axis.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static Axis read(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0 || equals == text.length() - 1) {
      throw new IllegalArgumentException(
          "'%s' is not PATH=a,b,c or PATH=from..to:step".formatted(text));
    }
    String path = text.substring(0, equals).strip();
    String values = text.substring(equals + 1).strip();
    return new Axis(path, values(values));
  }

  private static List<String> values(String text) {
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      return steps(range, text);
    }
    if (text.contains("..")) {
      throw new IllegalArgumentException(
          ("'%s' has no order: from..to:step takes numbers with one unit, as in 40/s..120/s:20/s;"
                  + " list what has none, as in a,b,c")
              .formatted(text));
    }
    List<String> values = new ArrayList<>();
    for (String value : split(text)) {
      if (value.isBlank()) {
        throw new IllegalArgumentException("'%s' has an empty value".formatted(text));
      }
      values.add(value.strip());
    }
    return values;
  }

  /** Splits at commas outside of brackets: a value may be a list or a mapping. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static List<String> steps(Matcher range, String text) {
    boolean factor = range.group(5) != null && !range.group(5).isEmpty();
    List<String> units =
        IntStream.of(factor ? new int[] {2, 4} : new int[] {2, 4, 7})
            .mapToObj(group -> range.group(group) == null ? "" : range.group(group).strip())
            .toList();
    String unit = unit(units, text);
    if (range.group(6) == null) {
      throw new IllegalArgumentException(
          "'%s' has no step: write from..to:step, as in %s:%s".formatted(text, text, "1" + unit));
    }
    BigDecimal from = in(unit, range.group(1), units.get(0));
    BigDecimal to = in(unit, range.group(3), units.get(1));
    BigDecimal step =
        factor ? new BigDecimal(range.group(6)) : in(unit, range.group(6), units.get(2));
    boolean grows =
        factor ? step.compareTo(BigDecimal.ONE) > 0 && from.signum() > 0 : step.signum() > 0;
    if (!grows || from.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          "'%s' never gets from its first end to the other one".formatted(text));
    }
    List<String> values = new ArrayList<>();
    for (BigDecimal at = from; at.compareTo(to) <= 0; ) {
      values.add(at.stripTrailingZeros().toPlainString() + unit);
      at = factor ? at.multiply(step) : at.add(step);
      if (values.size() > MOST_VALUES) {
        throw new IllegalArgumentException(
            "'%s' is more than %d values".formatted(text, MOST_VALUES));
      }
    }
    return values;
  }

  /**
   * The unit that all values are told in: the only one, since those that are left out are as the
   * others, or the smallest of one kind.
   */
  private static String unit(List<String> units, String text) {
    List<String> given = units.stream().filter(unit -> !unit.isEmpty()).distinct().toList();
    if (given.size() <= 1) {
      return given.isEmpty() ? "" : given.get(0);
    }
    Optional<Map<String, BigDecimal>> kind =
        KINDS.stream().filter(of -> of.keySet().containsAll(units)).findFirst();
    if (kind.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has two units, %s and %s: write both ends in one"
              .formatted(text, given.get(0), given.get(1)));
    }
    return given.stream().min(Comparator.comparing(kind.get()::get)).orElseThrow();
  }

  private static BigDecimal in(String unit, String number, String own) {
    BigDecimal value = new BigDecimal(number);
    return own.isEmpty() || own.equals(unit)
        ? value
        : KINDS.stream()
            .filter(of -> of.containsKey(own) && of.containsKey(unit))
            .map(of -> value.multiply(of.get(own)).divide(of.get(unit)))
            .findFirst()
            .orElseThrow();
  }
}

package dev.stampede.scenarios.read;

import java.util.ArrayList;
import java.util.List;

/**
 * What quantities look like: the patterns accept all that {@link Quantities} and {@link Durations}
 * read, and refuse what has no unit, another one, or a wrong sign.
 */
final class Patterns {
  static final Shape.Text NAME = new Shape.Text("name", "[A-Za-z0-9][A-Za-z0-9_-]{0,99}", true);

  private static final String PLAIN = "\\+?(?:[0-9]+(?:_[0-9]+)*(?:\\.[0-9]*)?|\\.[0-9]+)";
  private static final String EXPONENT = "[eE][+-]?[0-9]{1,3}";
  private static final String AMOUNT = PLAIN + "(?:" + EXPONENT + ")?";

  /** At most a hundred percent; what has an exponent is not looked at. */
  private static final String PERCENT =
      "\\s*(?:\\+?(?:0*(?:100(?:\\.0*)?|[0-9]{1,2}(?:\\.[0-9]*)?)|\\.[0-9]+)|"
          + PLAIN
          + EXPONENT
          + ")\\s*%\\s*";

  private static final String SHORT = "\\s*(?=[+.0-9])" + parts() + "\\s*";

  private static final String ISO =
      "\\s*\\+?[Pp](?:[0-9]+[Dd])?(?:[Tt](?:[0-9]+[Hh])?(?:[0-9]+[Mm])?(?:[0-9]+(?:[.,][0-9]*)?[Ss])?)?\\s*";

  static final Shape SHORT_TIME =
      new Shape.Called("short-time", new Shape.Text("time", SHORT, false));

  static final Shape TIME =
      new Shape.Called("time", new Shape.Text("time", "(?:" + SHORT + "|" + ISO + ")", false));

  static final Shape POSITIVE_TIME =
      new Shape.Called(
          "time-above-0",
          new Shape.Text("time above 0", "(?=.*[1-9])(?:" + SHORT + "|" + ISO + ")", false));

  static final Shape RATE =
      new Shape.Called(
          "rate",
          new Shape.Text(
              "rate", "\\s*" + AMOUNT + "\\s*[kMG]?\\s*/\\s*(?:s|min|m|h|d)\\s*", false));

  static final Shape SHARE = new Shape.Called("share", new Shape.Text("share", PERCENT, false));

  static final Shape SIGNED_SHARE =
      new Shape.Called(
          "signed-share",
          new Shape.Text("share, or one below 0%", "(?:\\s*-(?=[0-9.]))?" + PERCENT, false));

  static final Shape QUALITY =
      new Shape.Called(
          "quality",
          new Shape.Numeric(
              "quality",
              0,
              1,
              false,
              "(?:" + PERCENT + "|\\s*\\+?(?:0*1(?:\\.0*)?|0+(?:\\.[0-9]*)?|\\.[0-9]+)\\s*)"));

  static final Shape MULTIPLIER =
      new Shape.Called(
          "multiplier", new Shape.Text("multiplier", "\\s*" + AMOUNT + "\\s*x\\s*", false));

  static final Shape MEMORY =
      new Shape.Called(
          "memory", new Shape.Text("memory", "\\s*" + AMOUNT + "\\s*(?:[KMGT]i?)?B\\s*", false));

  private static final String MONEY_TEXT = "\\s*" + AMOUNT + "\\s*[A-Z]{3}";
  private static final String SPAN = "(?:h|d|month|year)";

  static final Shape MONEY =
      new Shape.Called("money", new Shape.Text("money", MONEY_TEXT + "\\s*", false));

  static final Shape MONEY_PER_HOUR =
      new Shape.Called(
          "money-over-time",
          new Shape.Text("money over time", MONEY_TEXT + "\\s*/\\s*" + SPAN + "\\s*", false));

  static final Shape WORK_PRICE =
      new Shape.Called(
          "price-of-work",
          new Shape.Text(
              "money over time, or for a piece",
              MONEY_TEXT + "\\s*/\\s*(?:piece|" + SPAN + ")\\s*",
              false));

  static final Shape NUMBER =
      new Shape.Called("number", suffixed("number", 0, Double.POSITIVE_INFINITY, false));

  static final Shape TOKENS =
      new Shape.Called("number-of-tokens", suffixed("tokens", 0, Double.POSITIVE_INFINITY, false));

  private Patterns() {}

  /** What a count looks like, with or without a suffix. */
  static Shape count(long least, long most) {
    Shape count = suffixed("count", (double) least, (double) most, true);
    return most == Integer.MAX_VALUE ? new Shape.Called("count-from-" + least, count) : count;
  }

  private static Shape.Numeric suffixed(String noun, double least, double most, boolean whole) {
    String above = least > 0 ? "(?=[^kMG]*[1-9])" : "";
    return new Shape.Numeric(noun, least, most, whole, above + "\\s*" + AMOUNT + "\\s*[kMG]?\\s*");
  }

  /** The parts of a time, each unit once, from large to small. */
  private static String parts() {
    List<String> parts = new ArrayList<>();
    for (String unit : List.of("d", "h", "m", "s", "ms", "[u\u00b5\u03bc]s", "ns")) {
      parts.add("(?:\\+?(?:[0-9][0-9_]*(?:\\.[0-9]+)?|\\.[0-9]+)\\s*" + unit + "\\s*)?");
    }
    return String.join("", parts);
  }
}

package dev.stampede.scenarios.read;

import java.util.Locale;
import java.util.regex.Pattern;

/** Reads texts, names and flags. */
final class Texts {
  static final String NAME =
      "a name has up to 100 letters, digits, '-' and '_', and starts with a letter or digit";

  private static final Pattern NAMES = Pattern.compile(Patterns.NAME.pattern());

  private Texts() {}

  /** Returns a text without control characters other than line breaks and tabs. */
  static String text(String text) throws Unfit {
    if (text.codePoints().anyMatch(Texts::isControl)) {
      throw new Unfit("contains a control character", "leave it out");
    }
    return text;
  }

  private static boolean isControl(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n' && point != '\t';
      case Character.SURROGATE -> true;
      default -> false;
    };
  }

  /** Returns a name: letters, digits, dashes and underscores. */
  static String name(String text) throws Unfit {
    if (!NAMES.matcher(text).matches()) {
      throw new Unfit("is not a name");
    }
    return text;
  }

  /** Returns {@code true} or {@code false}. */
  static boolean flag(String text) throws Unfit {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      case "yes", "on" -> throw new Unfit("is a text", "did you mean 'true'?");
      case "no", "off" -> throw new Unfit("is a text", "did you mean 'false'?");
      default -> throw new Unfit("must be true or false");
    };
  }
}

package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Node;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a spec says against the values it was given.
 *
 * @param message the complaint; without the component and its value if the entry is known
 * @param entry the key that the component stands for; null if it is none or not in the file
 */
record Rejection(String message, Node.@Nullable Entry entry) {
  private static final Pattern FIELD =
      Pattern.compile("([A-Za-z][A-Za-z0-9_]*)(?: \\(([^()]*)\\))? (.*)", Pattern.DOTALL);
  private static final Pattern UNIT_SUFFIX = Pattern.compile("(?<=.)(Nanos|PerSecond|Usd)$");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** Finds the key that an exception is about. */
  static Rejection of(IllegalArgumentException e, Map<String, Node.Entry> entries) {
    String message = String.valueOf(e.getMessage());
    Matcher matcher = FIELD.matcher(message);
    if (matcher.matches()) {
      String component = matcher.group(1);
      Node.Entry entry = entries.get(key(component));
      if (entry == null) {
        entry = entries.get(key(UNIT_SUFFIX.matcher(component).replaceFirst("")));
      }
      if (entry != null) {
        return new Rejection(matcher.group(3), entry);
      }
    }
    return new Rejection(message, null);
  }

  /** Returns the lower_snake_case form of a camelCase name. */
  private static String key(String component) {
    return HUMP.matcher(component).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}

package dev.stampede.scenarios.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a form says, as {@code application/x-www-form-urlencoded}.
 *
 * @param values of each field, in their order
 */
record Fields(Map<String, List<String>> values) {

  /**
   * Reads a form.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Fields read(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String field : text.split("&", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        values
            .computeIfAbsent(decoded(field.substring(0, equals)), name -> new ArrayList<>())
            .add(decoded(field.substring(equals + 1)));
      } else if (!field.isEmpty()) {
        throw new IllegalArgumentException("a field has no value");
      }
    }
    return new Fields(values);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Returns the values of a field; none if it is not there. */
  List<String> all(String field) {
    return values.getOrDefault(field, List.of());
  }

  /** Returns the first value of a field; empty if it is not there. */
  String first(String field) {
    return all(field).stream().findFirst().orElse("");
  }

  /**
   * Returns the number that a field says.
   *
   * @throws IllegalArgumentException if it says none
   */
  int number(String field) {
    return Integer.parseInt(first(field));
  }
}

package dev.stampede.scenarios.trace;

import dev.stampede.scenarios.trace.format.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row must say in one of its columns to be taken.
 *
 * @param column as the file has it
 * @param values what it may say; a number may be written in any way
 */
public record Condition(String column, List<String> values) {

  /** Copies the list. */
  public Condition {
    values = List.copyOf(values);
  }

  Field field() {
    return Field.of(column);
  }

  boolean holds(@Nullable String said) {
    return said != null
        && values.stream().anyMatch(value -> value.equals(said) || same(value, said));
  }

  private static boolean same(String one, String other) {
    if (!isNumber(one) || !isNumber(other)) {
      return false;
    }
    return Double.compare(Double.parseDouble(one), Double.parseDouble(other)) == 0;
  }

  private static boolean isNumber(String text) {
    return text.length() < 40 && text.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
  }
}

package dev.stampede.scenarios.trace.format;

import java.util.List;

/**
 * What a value is called in a file: a column, or the way to it in a JSON object, as in {@code
 * usage.prompt_tokens}; a name that has dots itself stands in brackets, as in {@code
 * attributes[gen_ai.usage.input_tokens]}.
 *
 * @param names what it may be called; the first that is there counts
 */
public record Field(List<String> names) {

  /** A value that the form does not have. */
  public static final Field NONE = new Field(List.of());

  /** Copies the list. */
  public Field {
    names = List.copyOf(names);
  }

  /** Returns a field of some names. */
  public static Field of(String... names) {
    return new Field(List.of(names));
  }

  /** True if the form has it. */
  public boolean exists() {
    return !names.isEmpty();
  }

  /** The name to call it by. */
  public String name() {
    return names.isEmpty() ? "nothing" : names.get(0);
  }
}

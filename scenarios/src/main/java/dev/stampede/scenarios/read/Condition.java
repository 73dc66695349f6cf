package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Node;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** When a key belongs to a mapping, told by what the other keys say. */
public sealed interface Condition {

  /** True if the condition holds in a mapping, of which the values are looked up by their keys. */
  boolean holds(Function<String, @Nullable Node> values);

  /** A key is there, with something other than {@code null}. */
  record Given(String key) implements Condition {
    @Override
    public boolean holds(Function<String, @Nullable Node> values) {
      Node value = values.apply(key);
      return value != null && !(value instanceof Node.Scalar scalar && scalar.isNull());
    }
  }

  /**
   * A key says one of some words, itself or by default.
   *
   * @param usual what holds if it is not there; empty if nothing does
   */
  record Says(String key, String usual, List<String> words) implements Condition {
    /** Copies the list. */
    public Says {
      words = List.copyOf(words);
    }

    @Override
    public boolean holds(Function<String, @Nullable Node> values) {
      String word = usual;
      if (new Given(key).holds(values)) {
        word = values.apply(key) instanceof Node.Scalar scalar ? scalar.text() : "";
      }
      return words.contains(word);
    }
  }

  /** Another condition does not hold. */
  record Not(Condition other) implements Condition {
    @Override
    public boolean holds(Function<String, @Nullable Node> values) {
      return !other.holds(values);
    }
  }

  /** All of some conditions hold. */
  record All(List<Condition> conditions) implements Condition {
    /** Copies the list. */
    public All {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean holds(Function<String, @Nullable Node> values) {
      return conditions.stream().allMatch(condition -> condition.holds(values));
    }
  }

  /** Returns that a key is there. */
  static Condition given(Key<?> key) {
    return new Given(key.name());
  }

  /** Returns that a key says one of some words, itself or by default. */
  static Condition says(Key<?> key, String... words) {
    return new Says(key.name(), key.text(), List.of(words));
  }

  /** Returns that a key says none of some words. */
  static Condition saysNone(Key<?> key, String... words) {
    return new Not(says(key, words));
  }

  /** Returns that none of some keys is there. */
  static Condition without(Key<?>... keys) {
    return new All(
        List.of(keys).stream().<Condition>map(key -> new Not(new Given(key.name()))).toList());
  }

  /** Returns that all of some conditions hold. */
  static Condition all(Condition... conditions) {
    return new All(List.of(conditions));
  }
}

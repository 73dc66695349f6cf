package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.text.Node;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a vendor's mapping, and of those inside it, that have no meaning here.
 *
 * @param passing those that change nothing; where one is text and not {@code null}, the text says
 *     why it is worth a word of its own; {@code *} stands for keys that are not listed
 * @param refused those that would change what happens and are not simulated, each with the reason
 */
record Unheeded(Node.Mapping passing, Node.Mapping refused) {

  /** Stands for all other keys, but those that look like one that is known. */
  private static final String OTHERS = "*";

  /** What the software does with other keys: it may hand them on, or look away. */
  private static final String PASSED_ON = "passed_on";

  /** What stands for the mapping that it stands in, for configurations within themselves. */
  private static final String SAME = "as here";

  /** Returns those of a mapping in which every key counts. */
  static Unheeded none(Node.Mapping at) {
    Node.Mapping none = Node.Mapping.empty(at.at());
    return new Unheeded(none, none);
  }

  /** Returns those of the mapping below a key. */
  Unheeded inside(String key) {
    return new Unheeded(inside(passing, key), inside(refused, key));
  }

  private static Node.Mapping inside(Node.Mapping in, String key) {
    Node.Entry entry = in.findInAnySpelling(key);
    if (entry != null && entry.value() instanceof Node.Scalar word && word.text().equals(SAME)) {
      return in;
    }
    return entry != null && entry.value() instanceof Node.Mapping mapping
        ? mapping
        : Node.Mapping.empty(in.at());
  }

  /** True if a key passes. */
  boolean passes(String key) {
    return passing.findInAnySpelling(key) != null;
  }

  /** True if keys pass that are not listed. */
  boolean passesOthers() {
    return passing.find(OTHERS) != null;
  }

  /** True if the software hands such keys on, so that they may well be meant. */
  boolean handsOnOthers() {
    return PASSED_ON.equals(text(passing.find(OTHERS)));
  }

  /** The keys of the mapping itself. */
  List<String> names() {
    return Stream.of(passing, refused)
        .flatMap(keys -> keys.entries().stream())
        .map(entry -> entry.key().text())
        .filter(name -> !name.equals(OTHERS))
        .toList();
  }

  /** Why a key that passes is worth a word; null if it is not. */
  @Nullable String remark(String key) {
    return text(passing.findInAnySpelling(key));
  }

  /** Why a key is refused; null if it is not. */
  @Nullable String refusal(String key) {
    return text(refused.findInAnySpelling(key));
  }

  private static @Nullable String text(Node.@Nullable Entry entry) {
    return entry != null && entry.value() instanceof Node.Scalar scalar && !scalar.isNull()
        ? scalar.text()
        : null;
  }
}

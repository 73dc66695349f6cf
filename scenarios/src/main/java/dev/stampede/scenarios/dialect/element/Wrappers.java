package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.text.Node;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that protocol buffers wrap into a mapping: {@code {default_value: {value: 20}}} is 20. */
final class Wrappers {
  private static final Set<String> KEYS = Set.of("value", "default_value");
  private static final String RUNTIME = "runtime_key";

  /** What the numerator of a fraction has to be moved by to be in percent. */
  private static final Map<String, Integer> DENOMINATORS =
      Map.of("HUNDRED", 0, "TEN_THOUSAND", 2, "MILLION", 4);

  private Wrappers() {}

  /** Returns what is inside a wrapper, or the mapping itself if it is none. */
  static Node unwrapped(Node.Mapping mapping) {
    Node inner = null;
    for (Node.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (inner == null && KEYS.contains(key)) {
        inner = entry.value();
      } else if (!key.equals(RUNTIME)) {
        Node.Scalar fraction = fraction(mapping);
        return fraction == null ? mapping : fraction;
      }
    }
    if (inner == null) {
      return mapping;
    }
    return inner instanceof Node.Mapping deeper ? unwrapped(deeper) : inner;
  }

  private static Node.@Nullable Scalar fraction(Node.Mapping mapping) {
    Node.Entry numerator = mapping.find("numerator");
    Node.Entry denominator = mapping.find("denominator");
    int known = (numerator == null ? 0 : 1) + (denominator == null ? 0 : 1);
    String unit =
        denominator != null && denominator.value() instanceof Node.Scalar word
            ? word.text()
            : "HUNDRED";
    Integer places = DENOMINATORS.get(unit);
    if (known != mapping.entries().size()
        || places == null
        || numerator == null
        || !(numerator.value() instanceof Node.Scalar number)
        || !number.text().matches("[0-9]{1,7}")) {
      return null;
    }
    String percent = new BigDecimal(number.text()).movePointLeft(places).toPlainString();
    return new Node.Scalar(percent + "%", true, number.at());
  }
}

package dev.stampede.scenarios.explain;

import dev.stampede.reports.explanation.EffectiveValue;
import dev.stampede.reports.explanation.EffectiveValue.ValueOrigin;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes what was read into values to show: a list of plain values is one value, as in {@code
 * [timeout, error]}, and so is a distribution, as in {@code {dist: exponential, mean: 3m}}.
 */
final class EffectiveTree {
  private EffectiveTree() {}

  /** Returns the values below a place. */
  static List<EffectiveValue> below(Effective place) {
    List<EffectiveValue> values = new ArrayList<>();
    place.children().forEach(child -> values.addAll(of(child)));
    return values;
  }

  /** Returns the value in a place; those of a part of what a vendor's element comes to. */
  static List<EffectiveValue> of(Effective place) {
    return place.isPart() ? below(place) : List.of(value(place));
  }

  private static EffectiveValue value(Effective place) {
    List<Effective> children = place.children();
    String text = place.text();
    if (children.isEmpty() && text != null) {
      return leaf(place, text, place.origin());
    }
    boolean ofElements = !place.elements().isEmpty(); // what counts is their order
    if (!ofElements && children.stream().allMatch(EffectiveTree::isPlainItem)) {
      String items = children.stream().map(Effective::text).collect(Collectors.joining(", "));
      return leaf(place, "[" + items + "]", children.get(0).origin());
    }
    if (place.text("dist") != null) {
      String law =
          children.stream()
              .map(parameter -> parameter.key() + ": " + parameter.text())
              .collect(Collectors.joining(", "));
      return leaf(place, "{" + law + "}", children.get(0).origin());
    }
    return new EffectiveValue(place.key(), place.path(), null, null, below(place));
  }

  private static boolean isPlainItem(Effective child) {
    return child.key().startsWith("[") && child.text() != null && child.children().isEmpty();
  }

  private static EffectiveValue leaf(Effective place, String value, Origin origin) {
    boolean somewhere = origin.kind() != Origin.Kind.DEFAULT;
    return new EffectiveValue(
        place.key(),
        place.path(),
        value,
        new ValueOrigin(
            origin.kind().toString(),
            origin.words(),
            somewhere ? origin.at().source().name() : null,
            somewhere ? origin.at().line() : null),
        List.of());
  }
}

package dev.stampede.reports.text.explanation;

import dev.stampede.reports.explanation.EffectiveValue;
import dev.stampede.reports.explanation.EffectiveValue.ValueOrigin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out the defaults of an item of a list that an item before it has as well. */
final class FirstDefaults {
  private final Set<String> told = new HashSet<>();

  /** Returns some values without those that were told before. */
  List<EffectiveValue> of(List<EffectiveValue> values) {
    List<EffectiveValue> kept = new ArrayList<>();
    for (EffectiveValue value : values) {
      List<EffectiveValue> children = of(value.children());
      ValueOrigin origin = value.origin();
      boolean isDefault = origin != null && origin.words().equals("default");
      String said = value.path().replaceAll("\\[[0-9]+\\]", "[]") + " " + value.value();
      boolean isEmptied = children.isEmpty() && !value.children().isEmpty();
      if (!isEmptied && (!isDefault || told.add(said))) {
        kept.add(new EffectiveValue(value.key(), value.path(), value.value(), origin, children));
      }
    }
    return kept;
  }
}

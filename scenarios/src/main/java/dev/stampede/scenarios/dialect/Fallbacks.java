package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which models LiteLLM's router tries after a model, and after those. */
final class Fallbacks {
  private static final int MOST = 100;

  private final VendorElement settings;
  private final Set<String> known;
  private final Map<String, List<String>> of = new HashMap<>();
  private final List<String> otherwise;
  private final int most;

  Fallbacks(VendorElement settings, Set<String> known) {
    this.settings = settings;
    this.known = known;
    this.most = settings.number("max_fallbacks", 0, MOST);
    this.otherwise = models(settings.list("default_fallbacks"));
    for (Node item : settings.list("fallbacks")) {
      if (item instanceof Node.Mapping mapping) {
        mapping.entries().forEach(entry -> of.put(known(entry.key().text()), models(entry)));
      } else {
        wrong();
      }
    }
  }

  private void wrong() {
    settings.error("fallbacks are not a list of models", "for example fallbacks: [{big: [small]}]");
  }

  private List<String> models(Node.Entry entry) {
    if (entry.value() instanceof Node.Sequence list) {
      return models(list.items());
    }
    wrong();
    return List.of();
  }

  private List<String> models(List<Node> items) {
    List<String> models = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Node.Scalar scalar) {
        models.add(known(scalar.text()));
      } else {
        wrong();
      }
    }
    return models;
  }

  private String known(String model) {
    if (!known.contains(model)) {
      settings.error(
          "fallbacks name '%s', which is not in the model_list".formatted(model),
          "known are " + String.join(", ", known));
    }
    return model;
  }

  /** Returns a model and all that are tried after it, in their order. */
  List<String> from(String model) {
    List<String> models = new ArrayList<>();
    add(model, 0, models);
    return models;
  }

  /** Each fallback counts one more; its own fallbacks come before the next one. */
  private void add(String model, int depth, List<String> models) {
    if (models.contains(model)) {
      settings.error(
          "the model '%s' comes twice among its fallbacks".formatted(model),
          "that is not simulated");
      return;
    }
    models.add(model);
    int reached = depth;
    for (String next : of.getOrDefault(model, otherwise)) {
      if (!next.equals(model) && ++reached <= most) {
        add(next, reached, models);
      }
    }
  }
}

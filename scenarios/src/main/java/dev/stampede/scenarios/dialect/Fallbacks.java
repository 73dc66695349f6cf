package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which models LiteLLM's router tries after a model, and after those: fallback_event_handlers.py.
 */
final class Fallbacks {
  private static final int MOST = 100;
  private static final int MOST_VISITS = 1000;
  private static final String ANY = "*";

  private final VendorElement settings;
  private final Map<String, List<String>> of = new HashMap<>();
  private final List<String> otherwise;
  private final int most;

  /**
   * A model that is tried.
   *
   * @param level which of its levels of order, from 0
   */
  record Visit(String model, int level) {}

  Fallbacks(VendorElement settings) {
    this.settings = settings;
    this.most = settings.number("max_fallbacks", 0, MOST);
    List<String> usual = models(settings.list("default_fallbacks"));
    for (ValueReader item : settings.value("fallbacks").list()) {
      if (item.isMapping()) {
        item.children().forEach(model -> of.putIfAbsent(model.key().text(), models(model)));
      } else {
        wrong(item.node());
      }
    }
    this.otherwise = of.getOrDefault(ANY, usual);
  }

  private void wrong(@Nullable Node item) {
    settings.error(
        "fallbacks (%s) are not a list of models".formatted(item == null ? "" : item.noun()),
        "for example fallbacks: [{big: [small]}]");
  }

  private List<String> models(Named model) {
    if (model.value().isList()) {
      List<Node> items = new ArrayList<>();
      for (ValueReader item : model.value().list()) {
        if (item.node() != null) {
          items.add(item.node());
        }
      }
      return models(items);
    }
    wrong(model.value().node());
    return List.of();
  }

  /** Models by their names, or by a mapping that also changes the request. */
  private List<String> models(List<Node> items) {
    List<String> models = new ArrayList<>();
    for (Node item : items) {
      Node.Entry model = item instanceof Node.Mapping mapping ? mapping.find("model") : null;
      Node name = model == null ? item : model.value();
      if (name instanceof Node.Scalar scalar && !scalar.isNull()) {
        models.add(scalar.text());
      } else {
        wrong(item);
      }
    }
    return models;
  }

  /** Warns of models that nobody serves: a call to one fails at once. */
  void check(Predicate<String> isKnown) {
    List<String> all = new ArrayList<>(otherwise);
    of.values().forEach(all::addAll);
    List<String> unknown =
        all.stream().distinct().filter(isKnown.negate()).sorted().map(n -> "'" + n + "'").toList();
    if (!unknown.isEmpty()) {
      settings.warning(
          "fallbacks name %s, which is not in the model_list".formatted(String.join(", ", unknown)),
          "LiteLLM takes it, fails there at once and goes on");
    }
  }

  /**
   * Returns a model and all that are tried after it, in their order.
   *
   * @param levels of order that a model has; 0 if it is not known
   */
  List<Visit> from(String model, ToIntFunction<String> levels) {
    List<Visit> visits = new ArrayList<>();
    add(model, 0, levels, visits);
    if (visits.size() > MOST_VISITS) {
      settings.error(
          "one request can fall back more than %d times".formatted(MOST_VISITS),
          "lower max_fallbacks");
    }
    return visits;
  }

  /**
   * Each fallback counts one more, and its own fallbacks come before the next one. How many there
   * were is compared with the most only when a list is entered, so that all of a list is tried.
   */
  private void add(String model, int depth, ToIntFunction<String> levels, List<Visit> visits) {
    int orders = levels.applyAsInt(model);
    if (orders > 0) {
      visits.add(new Visit(model, 0));
    }
    if (depth >= most || visits.size() > MOST_VISITS) {
      return;
    }
    int reached = depth;
    for (int level = 1; level < orders; level++) {
      reached++;
      visits.add(new Visit(model, level));
    }
    for (String next : after(model)) {
      if (!next.equals(model)) {
        add(next, ++reached, levels, visits);
      }
    }
  }

  /** Those of a model, of it without the name of its provider, or those of all. */
  private List<String> after(String model) {
    List<String> own = of.get(model);
    @Nullable List<String> bare = of.get(model.substring(model.indexOf('/') + 1));
    if (own != null) {
      return own;
    }
    return bare == null ? otherwise : bare;
  }
}

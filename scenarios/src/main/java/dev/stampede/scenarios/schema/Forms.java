package dev.stampede.scenarios.schema;

import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Shape;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says forms as JSON Schema. */
final class Forms {
  private final Shapes shapes;

  Forms(Shapes shapes) {
    this.shapes = shapes;
  }

  /** A key, and when it belongs to the mapping. */
  private record Use(@Nullable Condition when, Key<?> key) {}

  /** Returns the schema of a mapping with the keys of a form. */
  Map<String, Object> of(Form form) {
    Map<String, List<Use>> uses = new LinkedHashMap<>();
    for (Form.Part part : form.parts()) {
      for (Key<?> key : part.keys()) {
        uses.computeIfAbsent(key.name(), name -> new ArrayList<>()).add(new Use(part.when(), key));
      }
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    uses.forEach((name, keys) -> properties.put(name, property(keys)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", Sentences.whole(form.sentence()));
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    List<Object> required = new ArrayList<>();
    List<Object> more = new ArrayList<>();
    conditions(form, uses, required, more);
    form.rules().forEach(rule -> more.add(rule(rule)));
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (!more.isEmpty()) {
      schema.put("allOf", more);
    }
    return schema;
  }

  /** What a key may say, whatever the others do. */
  private Map<String, Object> property(List<Use> uses) {
    Key<?> first = uses.get(0).key();
    Set<Map<String, Object>> schemas = new LinkedHashSet<>();
    uses.forEach(use -> schemas.add(schema(use.key())));
    Map<String, Object> schema =
        new LinkedHashMap<>(
            schemas.size() == 1
                ? schemas.iterator().next()
                : Tree.of("anyOf", List.copyOf(schemas)));
    schema.put("description", Sentences.of(first));
    if (first.presence() == Key.Presence.DEFAULT && schemas.size() == 1) {
      schema.put("default", usual(first));
    }
    return schema;
  }

  private Map<String, Object> schema(Key<?> key) {
    Map<String, Object> schema = shapes.of(key.type().shape());
    return key.presence() == Key.Presence.REQUIRED ? schema : Shapes.orNull(schema);
  }

  private static Object usual(Key<?> key) {
    List<String> items = key.items();
    if (items != null) {
      return items;
    }
    if (key.type().shape() instanceof Shape.Flag) {
      return Boolean.valueOf(key.text());
    }
    String text = key.text();
    return text.matches("-?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : text;
  }

  /** Adds which keys there must be, and which there must not be, given what the others say. */
  private void conditions(
      Form form, Map<String, List<Use>> uses, List<Object> required, List<Object> more) {
    for (Form.Part part : form.parts()) {
      List<Object> names = new ArrayList<>();
      Map<String, Object> special = new LinkedHashMap<>();
      for (Key<?> key : part.keys()) {
        if (key.presence() == Key.Presence.REQUIRED) {
          names.add(key.name());
        }
        Map<String, Object> schema = schema(key);
        if (part.when() != null
            && uses.getOrDefault(key.name(), List.of()).stream()
                .anyMatch(use -> !schema(use.key()).equals(schema))) {
          special.put(key.name(), schema);
        }
      }
      if (part.when() == null) {
        required.addAll(names);
      } else if (!names.isEmpty() || !special.isEmpty()) {
        Map<String, Object> then = new LinkedHashMap<>();
        then.put("required", names);
        then.put("properties", special);
        more.add(Tree.of("if", condition(part.when()), "then", then));
      }
    }
    Map<List<Condition>, Map<String, Object>> unfit = new LinkedHashMap<>();
    uses.forEach(
        (name, keys) -> {
          if (keys.stream().allMatch(use -> use.when() != null)) {
            List<Condition> conditions = new ArrayList<>();
            keys.forEach(use -> addTo(conditions, use.when()));
            unfit.computeIfAbsent(conditions, c -> new LinkedHashMap<>()).put(name, false);
          }
        });
    unfit.forEach(
        (conditions, names) -> {
          List<Object> any = new ArrayList<>();
          conditions.forEach(condition -> any.add(condition(condition)));
          more.add(
              Tree.of(
                  "if",
                  Tree.of("not", Tree.of("anyOf", any)),
                  "then",
                  Tree.of("properties", names)));
        });
  }

  private static void addTo(List<Condition> conditions, @Nullable Condition condition) {
    if (condition != null) {
      conditions.add(condition);
    }
  }

  private static Map<String, Object> condition(Condition condition) {
    if (condition instanceof Condition.Given given) {
      return given(given.key());
    }
    if (condition instanceof Condition.Says says) {
      List<Object> words = new ArrayList<>(says.words());
      if (says.words().contains(says.usual())) {
        words.add(null);
        return Tree.of("properties", Tree.of(says.key(), Tree.of("enum", words)));
      }
      return Tree.of(
          "required",
          List.of(says.key()),
          "properties",
          Tree.of(says.key(), Tree.of("enum", words)));
    }
    if (condition instanceof Condition.Not not) {
      return Tree.of("not", condition(not.other()));
    }
    Condition.All all = (Condition.All) condition;
    return Tree.of("allOf", all.conditions().stream().map(Forms::condition).toList());
  }

  private static Map<String, Object> given(String key) {
    return Tree.of(
        "required",
        List.of(key),
        "properties",
        Tree.of(key, Tree.of("not", Tree.of("type", "null"))));
  }

  private static Map<String, Object> rule(Form.Rule rule) {
    List<Map<String, Object>> given = rule.keys().stream().map(Forms::given).toList();
    Map<String, Object> holds =
        switch (rule.count()) {
          case EXACTLY_ONE -> Tree.of("oneOf", given);
          case AT_LEAST_ONE -> Tree.of("anyOf", given);
          case AT_MOST_ONE ->
              Tree.of(
                  "anyOf",
                  List.of(Tree.of("not", Tree.of("anyOf", given)), Tree.of("oneOf", given)));
          case ALL_WITH_THE_FIRST -> Tree.of("if", given.get(0), "then", Tree.of("allOf", given));
          case NONE -> Tree.of("not", Tree.of("anyOf", given));
        };
    return rule.when() == null ? holds : Tree.of("if", condition(rule.when()), "then", holds);
  }
}

package dev.stampede.scenarios.schema;

import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says shapes as JSON Schema, and collects what is explained once. In a list or a mapping of a
 * schema everything is as Jackson writes it.
 */
final class Shapes {
  private static final String REF = "#/$defs/";

  private final Map<String, Object> definitions = new TreeMap<>();
  private final IdentityHashMap<Shape, Map<String, Object>> said = new IdentityHashMap<>();

  /** What is explained once, by the names under which others point at it. */
  Map<String, Object> definitions() {
    return definitions;
  }

  /** Returns the schema of a shape. */
  Map<String, Object> of(Shape shape) {
    Map<String, Object> schema = said.get(shape);
    if (schema == null) {
      schema = made(shape);
      said.put(shape, schema);
    }
    return schema;
  }

  private Map<String, Object> made(Shape shape) {
    if (shape instanceof Shape.Words words) {
      return Tree.of("enum", words.words());
    }
    if (shape instanceof Shape.Text text) {
      return text(text);
    }
    if (shape instanceof Shape.Numeric number) {
      return number(number);
    }
    if (shape instanceof Shape.Flag) {
      return Tree.of("type", "boolean");
    }
    if (shape instanceof Shape.Nothing) {
      return Tree.of("type", "null");
    }
    if (shape instanceof Shape.Listing list) {
      return list(list);
    }
    if (shape instanceof Shape.Table table) {
      return table(table);
    }
    if (shape instanceof Shape.Keys keys) {
      return define(keys.form().name(), new Forms(this).of(keys.form()));
    }
    if (shape instanceof Shape.Either either) {
      return Tree.of("anyOf", either.shapes().stream().map(this::of).toList());
    }
    if (shape instanceof Shape.Element element) {
      return element(element);
    }
    if (shape instanceof Shape.Called called) {
      return define(called.name(), of(called.shape()));
    }
    if (shape instanceof Shape.Same same) {
      return reference(same.name());
    }
    Shape.Open open = (Shape.Open) shape;
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("description", Sentences.whole(open.why()));
    return schema;
  }

  /** Returns a schema that {@code null} fits as well. */
  static Map<String, Object> orNull(Map<String, Object> schema) {
    Map<String, Object> wider = new LinkedHashMap<>(schema);
    if (schema.get("enum") instanceof List<?> words) {
      List<Object> more = new ArrayList<>(words);
      more.add(null);
      wider.put("enum", more);
      return wider;
    }
    Object type = schema.get("type");
    if (type instanceof String one) {
      wider.put("type", List.of(one, "null"));
      return wider;
    }
    if (type instanceof List<?> several) {
      List<Object> more = new ArrayList<>(several);
      more.add("null");
      wider.put("type", more);
      return wider;
    }
    return Tree.of("anyOf", List.of(schema, Tree.of("type", "null")));
  }

  private Map<String, Object> define(String name, Map<String, Object> schema) {
    String key = name.replace(' ', '-');
    Object before = definitions.put(key, schema);
    if (before != null && !before.equals(schema)) {
      throw new IllegalStateException("two things of the language are called '%s'".formatted(name));
    }
    return reference(key);
  }

  private static Map<String, Object> reference(String name) {
    return Tree.of("$ref", REF + name);
  }

  private static Map<String, Object> text(Shape.Text text) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (text.bare() && text.pattern().isEmpty()) {
      schema.put("type", List.of("string", "number", "boolean"));
    } else if (text.bare()) {
      schema.put("type", List.of("string", "integer", "boolean"));
      schema.put("minimum", 0);
    } else {
      schema.put("type", "string");
    }
    if (!text.pattern().isEmpty()) {
      schema.put("pattern", whole(text.pattern()));
    }
    return schema;
  }

  private static Map<String, Object> number(Shape.Numeric number) {
    Map<String, Object> schema = new LinkedHashMap<>();
    String type = number.whole() ? "integer" : "number";
    schema.put("type", number.pattern().isEmpty() ? type : List.of(type, "string"));
    if (!Double.isInfinite(number.least())) {
      schema.put("minimum", plain(number.least()));
    }
    if (!Double.isInfinite(number.most())) {
      schema.put("maximum", plain(number.most()));
    }
    if (!number.pattern().isEmpty()) {
      schema.put("pattern", whole(number.pattern()));
    }
    return schema;
  }

  private static Object plain(double value) {
    boolean exact = value == Math.rint(value) && Math.abs(value) < 1e15;
    return exact ? (Object) (long) value : (Object) value;
  }

  private static String whole(String pattern) {
    return "^(?:" + pattern + ")$";
  }

  private Map<String, Object> list(Shape.Listing list) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", of(list.item()));
    if (list.least() > 0) {
      schema.put("minItems", list.least());
    }
    return schema;
  }

  private Map<String, Object> table(Shape.Table table) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("propertyNames", Tree.of("pattern", names(table.key())));
    Map<String, Object> value = of(table.value());
    schema.put("additionalProperties", table.value().mayBeEmpty() ? orNull(value) : value);
    if (table.least() > 0) {
      schema.put("minProperties", table.least());
    }
    return schema;
  }

  private static String names(Shape key) {
    if (key instanceof Shape.Text text) {
      return whole(text.pattern());
    }
    return key instanceof Shape.Numeric number && number.most() < 10 ? "^[0-9]$" : "^[0-9]+$";
  }

  private Map<String, Object> element(Shape.Element element) {
    Map<String, Object> kinds = new LinkedHashMap<>();
    List<String> alone = new ArrayList<>();
    for (Kind<?> kind : element.kinds().list()) {
      Map<String, Object> schema = new LinkedHashMap<>(of(kind.shape()));
      boolean bare = kind.shape().mayBeEmpty();
      Map<String, Object> wider = new LinkedHashMap<>(bare ? orNull(schema) : schema);
      wider.put("description", Sentences.whole(kind.sentence()));
      kinds.put(kind.name(), wider);
      if (bare) {
        alone.add(kind.name());
      }
    }
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("type", "object");
    one.put("properties", kinds);
    one.put("additionalProperties", false);
    one.put("minProperties", 1);
    one.put("maxProperties", 1);
    List<Object> choices = new ArrayList<>();
    if (!element.others().isEmpty()) {
      choices.add(of(Type.NAME.shape()));
    } else if (!alone.isEmpty()) {
      choices.add(Tree.of("enum", alone));
    }
    choices.add(one);
    return choices.size() == 1 ? one : Tree.of("anyOf", choices);
  }
}

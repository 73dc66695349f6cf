package dev.stampede.scenarios.schema;

import dev.stampede.scenarios.read.Form;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema of the scenario language, made of its forms. */
public final class JsonSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private JsonSchema() {}

  /**
   * Returns the schema of scenarios, as a tree of maps, lists, texts, numbers and flags.
   *
   * @param scenario the keys at the top
   */
  public static Map<String, Object> of(Form scenario) {
    Shapes shapes = new Shapes();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DRAFT);
    schema.put("title", "Stampede scenario");
    schema.putAll(new Forms(shapes).of(scenario));
    schema.put("$defs", shapes.definitions());
    return schema;
  }
}

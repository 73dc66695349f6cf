package dev.stampede.reports.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas say what the records are, and what each field means. */
class DocumentSchemaTest {

  private static final Set<Class<?>> WHOLE =
      Set.of(long.class, Long.class, int.class, Integer.class, BigInteger.class);

  private static JsonNode parsed(DocumentSchema kind) {
    return JsonMapper.shared().readTree(kind.text());
  }

  @ParameterizedTest
  @EnumSource
  void schema_hasTheFieldsOfTheRecordsInTheirOrder(DocumentSchema kind) {
    JsonNode schema = parsed(kind);
    Map<String, Class<?>> met = new LinkedHashMap<>();

    compare(kind.toString(), schema, kind.document(), met);
    for (int done = 0; done < met.size(); done++) {
      Map.Entry<String, Class<?>> next = List.copyOf(met.entrySet()).get(done);
      compare(next.getKey(), schema.path("$defs").path(next.getKey()), next.getValue(), met);
    }

    assertThat(schema.path("$defs").propertyNames())
        .containsExactlyInAnyOrderElementsOf(met.keySet());
  }

  private static void compare(
      String name, JsonNode part, Class<?> type, Map<String, Class<?>> met) {
    if (type.isEnum()) {
      List<String> words = Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
      List<String> said = new ArrayList<>();
      part.path("enum").forEach(word -> said.add(word.stringValue()));
      assertThat(said).as(name).containsExactlyElementsOf(words);
      return;
    }
    Map<String, RecordComponent> fields = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
      fields.put(renamed == null ? component.getName() : renamed.value(), component);
    }
    assertThat(part.path("properties").propertyNames())
        .as(name)
        .containsExactlyElementsOf(fields.keySet());
    assertThat(part.path("required")).as(name).hasSize(fields.size());
    fields.forEach(
        (field, component) -> {
          JsonNode said = part.path("properties").path(field);
          if (!said.has("const")) {
            fits(name + "." + field, said, component.getGenericType(), met);
          }
          assertThat(said.path("description").stringValue("")).as(name + "." + field).isNotBlank();
        });
  }

  private static void fits(String what, JsonNode said, Type type, Map<String, Class<?>> met) {
    if (said.has("anyOf")) {
      assertThat(said.path("anyOf").get(1).path("type").stringValue()).as(what).isEqualTo("null");
      fits(what, said.path("anyOf").get(0), inner(type), met);
    } else if (said.has("$ref")) {
      Class<?> of = (Class<?>) type;
      String name = said.path("$ref").stringValue().replace("#/$defs/", "");
      assertThat(of.getName()).as(what).endsWith("." + name.replace('.', '$'));
      met.put(name, of);
    } else if (said.has("items")) {
      fits(what + "[]", said.path("items"), argument(type, List.class), met);
    } else if (said.has("additionalProperties")) {
      fits(what + "{}", said.path("additionalProperties"), argument(type, Map.class), met);
    } else {
      assertThat(words(said.path("type"))).as(what).startsWith(word(inner(type)));
    }
  }

  private static String words(JsonNode type) {
    return type.isString() ? type.stringValue() : type.get(0).stringValue();
  }

  private static String word(Type type) {
    if (WHOLE.contains(type)) {
      return "integer";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    return type == boolean.class ? "boolean" : type == String.class ? "string" : "no such type";
  }

  /** What is in an {@link Optional}, or the type itself where it is none. */
  private static Type inner(Type type) {
    return type instanceof ParameterizedType of && of.getRawType() == Optional.class
        ? of.getActualTypeArguments()[0]
        : type;
  }

  private static Type argument(Type type, Class<?> raw) {
    ParameterizedType of = (ParameterizedType) type;
    assertThat(of.getRawType()).isEqualTo(raw);
    Type[] arguments = of.getActualTypeArguments();
    return arguments[arguments.length - 1];
  }

  @Test
  void everyNumber_hasAUnitOrIsNoQuantity() {
    Set<String> without =
        Set.of("seed", "rung", "httpStatus", "line", "column", "depth", "worstWorld");
    DocumentSchema.definitions()
        .properties()
        .forEach(
            part ->
                part.getValue()
                    .path("properties")
                    .properties()
                    .forEach(
                        field -> {
                          String type = field.getValue().path("type").toString();
                          boolean number = type.contains("number") || type.contains("integer");
                          if (number && !without.contains(field.getKey())) {
                            assertThat(field.getValue().path("x-unit").stringValue(""))
                                .as(part.getKey() + "." + field.getKey())
                                .isNotEmpty();
                          }
                        }));
  }

  @Test
  void everyDefinition_isInSomeDocument() {
    Set<String> used = new TreeSet<>();
    for (DocumentSchema kind : DocumentSchema.values()) {
      used.addAll(kind.parts().keySet());
    }
    assertThat(DocumentSchema.definitions().propertyNames())
        .containsExactlyInAnyOrderElementsOf(used);
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/json.md"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder.resolve("docs/json.md");
  }

  /** {@code -Dpage.write=true} writes the tables anew. */
  @Test
  void page_saysWhatTheSchemasSay() throws IOException {
    String page = Files.readString(page());
    String rewritten = FieldsPage.rewritten(page);
    if (Boolean.getBoolean("page.write")) {
      Files.writeString(page(), rewritten);
    } else {
      assertThat(page.lines().filter(line -> !rewritten.contains(line))).isEmpty();
      assertThat(page.equals(rewritten)).as("-Dpage.write=true writes the page").isTrue();
    }
    assertThat(DocumentSchema.names()).allMatch(kind -> page.contains("<!-- fields of " + kind));
  }
}

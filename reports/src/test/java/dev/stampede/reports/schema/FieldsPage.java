package dev.stampede.reports.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The tables of the page about JSON documents, made of their schemas: {@code <!-- fields of summary
 * -->} stands before them, {@code <!-- end -->} behind. What several documents have is told with
 * the first of them.
 */
final class FieldsPage {

  private static final Pattern TABLES =
      Pattern.compile("<!-- fields of ([a-z-]+) -->\n.*?<!-- end -->", Pattern.DOTALL);

  private static final String PREFIX = "#/$defs/";
  private static final int MOST_PLACES = 3;

  private final JsonNode definitions = DocumentSchema.definitions();
  private final Set<String> told = new HashSet<>();

  private FieldsPage() {}

  /** Returns a page with its tables as the schemas say. */
  static String rewritten(String page) {
    FieldsPage fields = new FieldsPage();
    return TABLES.matcher(page).replaceAll(found -> Matcher.quoteReplacement(fields.tables(found)));
  }

  private String tables(MatchResult found) {
    DocumentSchema kind =
        DocumentSchema.valueOf(found.group(1).toUpperCase(Locale.ROOT).replace('-', '_'));
    Map<String, JsonNode> parts = kind.parts();
    Map<String, List<String>> places = places(parts);
    StringBuilder tables = new StringBuilder(found.group().lines().findFirst().orElseThrow());
    tables.append("\n");
    parts.forEach(
        (name, part) -> {
          if (part.has("properties") && told.add(name)) {
            tables.append(table(name, part, places.getOrDefault(name, List.of())));
          }
        });
    return tables.append("\n<!-- end -->").toString();
  }

  /** Returns where in the document each part stands, by paths such as {@code objectives[]}. */
  private static Map<String, List<String>> places(Map<String, JsonNode> parts) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    String root = parts.keySet().iterator().next();
    walk(parts, root, "", places, new HashSet<>(Set.of(root)));
    return places;
  }

  private static void walk(
      Map<String, JsonNode> parts,
      String name,
      String path,
      Map<String, List<String>> places,
      Set<String> above) {
    Objects.requireNonNull(parts.get(name))
        .path("properties")
        .properties()
        .forEach(
            field -> {
              String below = path + (path.isEmpty() ? "" : ".") + field.getKey();
              for (JsonNode reference : field.getValue().findValues("$ref")) {
                String inner = name(reference);
                String place = below + (field.getValue().has("items") ? "[]" : "");
                places.computeIfAbsent(inner, unseen -> new ArrayList<>()).add(place);
                if (above.add(inner)) {
                  walk(parts, inner, place, places, above);
                  above.remove(inner);
                }
              }
            });
  }

  private static String name(JsonNode reference) {
    return reference.stringValue().substring(PREFIX.length());
  }

  private String table(String name, JsonNode part, List<String> places) {
    StringBuilder table = new StringBuilder("\n### %s\n\n".formatted(name));
    table.append(part.path("description").stringValue());
    if (!places.isEmpty()) {
      table.append(
          places.stream()
              .limit(MOST_PLACES)
              .map(place -> "`" + place + "`")
              .collect(
                  Collectors.joining(", ", " At ", places.size() > MOST_PLACES ? ", ..." : ".")));
    }
    table.append("\n\n| field | is | unit | meaning |\n|---|---|---|---|\n");
    part.path("properties")
        .properties()
        .forEach(field -> table.append(row(field.getKey(), field.getValue())));
    return table.toString();
  }

  private String row(String name, JsonNode field) {
    String see = field.path("x-see").stringValue("");
    return "| `%s` | %s | %s | %s%s |\n"
        .formatted(
            name,
            type(field),
            field.path("x-unit").stringValue(""),
            field.path("description").stringValue(),
            see.isEmpty() ? "" : " ([more](%s))".formatted(see));
  }

  private String type(JsonNode field) {
    if (field.has("const")) {
      return "`\"%s\"`".formatted(field.path("const").stringValue());
    }
    if (field.has("$ref")) {
      return reference(field.path("$ref"));
    }
    if (field.has("anyOf")) {
      return type(field.path("anyOf").get(0)) + " or null";
    }
    JsonNode type = field.path("type");
    String words =
        type.isString()
            ? type.stringValue()
            : type.get(0).stringValue() + " or " + type.get(1).stringValue();
    if (field.has("items")) {
      return words + " of " + type(field.path("items"));
    }
    return field.has("additionalProperties")
        ? words + " of " + type(field.path("additionalProperties"))
        : words;
  }

  private String reference(JsonNode reference) {
    String name = name(reference);
    JsonNode part = definitions.path(name);
    if (part.has("enum")) {
      List<String> words = new ArrayList<>();
      part.path("enum").forEach(word -> words.add("`" + word.stringValue() + "`"));
      return String.join(", ", words);
    }
    return "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT).replace(".", ""));
  }
}

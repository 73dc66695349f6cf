package dev.stampede.reports.schema;

import dev.stampede.reports.explanation.Explanation;
import dev.stampede.reports.explanation.Validation;
import dev.stampede.reports.explanation.vendor.VendorExplanation;
import dev.stampede.reports.file.TreeJson;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.uncertain.UncertainAnswer;
import dev.stampede.reports.result.year.YearAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kinds of JSON documents that are written for programs, each with its JSON Schema (draft
 * 2020-12). What fields mean stands once, in the resource {@value #RESOURCE}: a definition for each
 * record that is written, with {@code x-unit} and, where there is more to read in the docs, {@code
 * x-see}. Pages about the documents are made of it.
 */
public enum DocumentSchema {
  /** What a run came to. */
  SUMMARY(Summary.class),
  /** What a comparison found. */
  COMPARISON(ComparisonAnswer.class),
  /** What a sweep found. */
  SWEEP(SweepAnswer.class),
  /** What a sweep over worlds that may be found. */
  UNCERTAIN(UncertainAnswer.class),
  /** How much is enough. */
  CAPACITY(CapacityAnswer.class),
  /** After which triggers a system does not recover by itself. */
  TIPPING(TippingAnswer.class),
  /** What a year of incidents comes to. */
  YEAR(YearAnswer.class),
  /** What a scenario comes to. */
  EXPLANATION(Explanation.class),
  /** What vendors' configurations come to. */
  VENDOR_EXPLANATION(VendorExplanation.class),
  /** What is wrong with scenario files. */
  VALIDATION(Validation.class);

  private static final String RESOURCE = "documents.schema.json";
  private static final String REFERENCE = "$ref";
  private static final String PREFIX = "#/$defs/";

  private final Class<? extends Record> document;
  private final String root;

  DocumentSchema(Class<? extends Record> document) {
    this.document = document;
    this.root = document.getSimpleName();
  }

  /** What is written as such a document. */
  Class<? extends Record> document() {
    return document;
  }

  /** The names of all kinds, as in {@code vendor-explanation}. */
  public static List<String> names() {
    return Arrays.stream(values()).map(DocumentSchema::toString).toList();
  }

  /** All definitions, in the order in which the kinds come to them. */
  static JsonNode definitions() {
    try (InputStream in = DocumentSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + RESOURCE);
      }
      return JsonMapper.shared().readTree(in).path("$defs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The definitions that a document of this kind is made of, its own first. */
  Map<String, JsonNode> parts() {
    JsonNode definitions = definitions();
    Set<String> names = new LinkedHashSet<>();
    collect(definitions, root, names);
    Map<String, JsonNode> parts = new LinkedHashMap<>();
    names.forEach(name -> parts.put(name, definitions.path(name)));
    return parts;
  }

  private static void collect(JsonNode definitions, String name, Set<String> names) {
    if (names.add(name)) {
      for (JsonNode reference : definitions.path(name).findValues(REFERENCE)) {
        collect(definitions, reference.stringValue().substring(PREFIX.length()), names);
      }
    }
  }

  /**
   * Returns the schema as JSON text, with a line feed at its end. Fields that are written must be
   * there; others may be, since later versions may add some.
   */
  public String text() {
    Map<String, JsonNode> parts = parts();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Stampede " + toString().replace('-', ' '));
    schema.putAll(complete(Objects.requireNonNull(parts.get(root))));
    Map<String, Object> others = new LinkedHashMap<>();
    parts.forEach((name, part) -> others.put(name, complete(part)));
    others.remove(root);
    schema.put("$defs", others);
    return TreeJson.write(schema);
  }

  /** Returns a definition with all its fields required: all are written always. */
  private static Map<String, Object> complete(JsonNode part) {
    Map<String, Object> complete = new LinkedHashMap<>();
    part.properties().forEach(entry -> complete.put(entry.getKey(), entry.getValue()));
    if (part.has("properties")) {
      complete.put("required", part.path("properties").propertyNames());
    }
    return complete;
  }

  /** Returns the name of the kind, as in {@code vendor-explanation}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

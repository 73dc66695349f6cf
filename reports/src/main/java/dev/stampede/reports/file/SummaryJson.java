package dev.stampede.reports.file;

import dev.stampede.reports.result.Summary;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code summary.json}: the figures of an experiment in the shape that {@link Summary} defines, in
 * its order. The same summary gives the same text in every locale, on every system and version of
 * Java. Units are those of the records: seconds, shares in [0, 1], US dollars.
 */
public final class SummaryJson {

  private static final String FIRST_SCHEMA = "stampede.summary/v1";

  private SummaryJson() {}

  /** Returns the summary as JSON text, indented, with a line feed at its end. */
  public static String write(Summary summary) {
    return JsonText.of(summary);
  }

  private static boolean isFirst(JsonNode schema) {
    return schema.isString() && schema.stringValue().equals(FIRST_SCHEMA);
  }

  /**
   * Reads a summary back; equal to the one that was written, but for figures that were infinite: of
   * them nothing is known but that they are no numbers.
   *
   * @throws IOException if the text is not a whole summary of {@link Summary#SCHEMA}
   */
  public static Summary read(String json) throws IOException {
    try {
      JsonNode tree = JsonText.MAPPER.readTree(json);
      JsonNode schema = tree.path("schema");
      if (!schema.isString() || !schema.stringValue().equals(Summary.SCHEMA)) {
        throw new IOException(
            "not a summary that this version can read: its schema is %s, not \"%s\"%s"
                .formatted(
                    schema.isMissingNode() ? "missing" : schema,
                    Summary.SCHEMA,
                    isFirst(schema)
                        ? "; the figures of v1 mean something else, so run the scenario again"
                        : ""));
      }
      return JsonText.MAPPER.treeToValue(tree, Summary.class);
    } catch (JacksonException e) {
      String path = e.getPath().isEmpty() ? "" : " (at " + e.getPathReference() + ")";
      throw new IOException("not a whole summary: " + e.getOriginalMessage() + path, e);
    }
  }
}

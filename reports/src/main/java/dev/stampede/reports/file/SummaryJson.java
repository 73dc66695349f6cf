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

  private SummaryJson() {}

  /**
   * Returns the summary as JSON text, indented, with a line feed at its end.
   *
   * @throws IllegalArgumentException if a figure is not finite, which JSON cannot say; a 0 in its
   *     place would look like a measurement
   */
  public static String write(Summary summary) {
    return JsonText.of(summary);
  }

  /**
   * Reads a summary back; equal to the one that was written.
   *
   * @throws IOException if the text is not a whole summary of {@link Summary#SCHEMA}
   */
  public static Summary read(String json) throws IOException {
    try {
      JsonNode tree = JsonText.MAPPER.readTree(json);
      JsonNode schema = tree.path("schema");
      if (!schema.isString() || !schema.stringValue().equals(Summary.SCHEMA)) {
        throw new IOException(
            "not a summary that this version can read: its schema is %s, not \"%s\""
                .formatted(schema.isMissingNode() ? "missing" : schema, Summary.SCHEMA));
      }
      return JsonText.MAPPER.treeToValue(tree, Summary.class);
    } catch (JacksonException e) {
      String path = e.getPath().isEmpty() ? "" : " (at " + e.getPathReference() + ")";
      throw new IOException("not a whole summary: " + e.getOriginalMessage() + path, e);
    }
  }
}

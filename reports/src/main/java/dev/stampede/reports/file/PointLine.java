package dev.stampede.reports.file;

import dev.stampede.reports.result.sweep.PointResult;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finished point of a question on one line, exactly as it came out: also what is infinite, or no
 * number.
 *
 * @param key of what was run
 */
public record PointLine(String key, PointResult result) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Returns the line, without a line feed. */
  public String text() {
    return MAPPER.writeValueAsString(this);
  }

  /** Reads a line back; empty if it is not a whole one. */
  public static Optional<PointLine> read(String line) {
    try {
      return Optional.ofNullable(MAPPER.readValue(line, PointLine.class))
          .filter(read -> read.key() != null && read.result() != null);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}

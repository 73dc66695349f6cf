package dev.stampede.benchmarks.result;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON that JMH writes with {@code -rf json}. */
public final class ResultFile {

  private ResultFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or is no result of JMH; the message names it
   */
  public static List<Measurement> read(Path file) throws IOException {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file %s".formatted(file), e);
    } catch (CharacterCodingException e) {
      throw new IOException("%s is not text in UTF-8".formatted(file), e);
    }
  }

  /**
   * Reads a text.
   *
   * @param name of the file, for messages
   * @throws IOException if it is no result of JMH
   */
  public static List<Measurement> parse(String name, String json) throws IOException {
    JsonNode root;
    try {
      root = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      String where =
          e.getLocation() == null
              ? name
              : "%s:%d:%d"
                  .formatted(name, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new IOException("%s: this is not JSON: %s".formatted(where, e.getOriginalMessage()), e);
    }
    if (!root.isArray() || root.isEmpty()) {
      throw new IOException(
          "%s: this is no result of JMH: not an array of benchmarks".formatted(name));
    }
    List<Measurement> measurements = new ArrayList<>();
    for (JsonNode entry : root) {
      measurements.add(measurement(name, measurements.size(), entry));
    }
    return measurements;
  }

  private static Measurement measurement(String name, int index, JsonNode entry)
      throws IOException {
    JsonNode metric = entry.path("primaryMetric");
    List<List<Double>> forks = forks(metric);
    if (!entry.path("benchmark").isString() || forks.isEmpty()) {
      throw new IOException(
          "%s: this is no result of JMH: entry %d has no 'benchmark' or no positive figures in"
                  .formatted(name, index + 1)
              + " 'primaryMetric'");
    }
    Map<String, String> params = new LinkedHashMap<>();
    entry.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asString()));
    JsonNode allocated = entry.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
    return new Measurement(
        entry.path("benchmark").asString(),
        params,
        entry.path("mode").asString(""),
        metric.path("scoreUnit").asString(""),
        forks,
        allocated.isNumber() ? OptionalDouble.of(allocated.asDouble()) : OptionalDouble.empty());
  }

  /** The raw data; the score alone where there are none, as of JMH's mode SampleTime. */
  private static List<List<Double>> forks(JsonNode metric) {
    List<List<Double>> forks = new ArrayList<>();
    for (JsonNode fork : metric.path("rawData")) {
      List<Double> figures = new ArrayList<>();
      fork.forEach(figure -> addIfPositive(figures, figure));
      if (!figures.isEmpty()) {
        forks.add(figures);
      }
    }
    if (forks.isEmpty()) {
      List<Double> score = new ArrayList<>();
      addIfPositive(score, metric.path("score"));
      return score.isEmpty() ? List.of() : List.of(score);
    }
    return forks;
  }

  private static void addIfPositive(List<Double> figures, JsonNode figure) {
    if (figure.isNumber() && figure.asDouble() > 0) {
      figures.add(figure.asDouble());
    }
  }
}

package dev.stampede.scenarios.problem;

import dev.stampede.reports.file.TreeJson;
import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.Release;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Rule;
import dev.stampede.scenarios.text.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Static Analysis Results Interchange Format 2.1.0 (OASIS standard of 2020-03-27), which code
 * hosts and editors read.
 */
final class Sarif {

  /** The rule of what reading finds. */
  private static final String READING = "scenario";

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  private Sarif() {}

  static String of(List<CheckedFile> files) {
    List<String> rules = rules();
    List<Map<String, Object>> results =
        files.stream()
            .flatMap(file -> file.problems().stream())
            .map(problem -> result(problem, rules))
            .toList();
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("tool", Map.of("driver", driver(rules)));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", results);
    Map<String, Object> log = new LinkedHashMap<>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    return TreeJson.write(log);
  }

  private static List<String> rules() {
    List<String> rules = new ArrayList<>(List.of(READING));
    for (Rule rule : Rule.values()) {
      rules.add(rule.id());
    }
    return rules;
  }

  private static Map<String, Object> driver(List<String> rules) {
    Map<String, Object> driver = new LinkedHashMap<>();
    driver.put("name", "Stampede");
    driver.put("version", Release.VERSION);
    driver.put("rules", rules.stream().map(id -> Map.of("id", id)).toList());
    return driver;
  }

  private static Map<String, Object> result(Problem problem, List<String> rules) {
    String rule = problem.rule().isEmpty() ? READING : problem.rule();
    String help = problem.help() == null ? "" : "\nhelp: " + problem.help();
    String where = problem.inSetting() ? problem.file() + ": " : "";
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ruleId", rule);
    if (rules.contains(rule)) {
      result.put("ruleIndex", rules.indexOf(rule));
    }
    result.put("level", level(problem.severity()));
    result.put("message", Map.of("text", where + PlainText.of(problem.message()) + help));
    if (!problem.inSetting()) {
      result.put("locations", List.of(Map.of("physicalLocation", place(problem))));
    }
    return result;
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case ADVICE -> "note";
    };
  }

  private static Map<String, Object> place(Problem problem) {
    Map<String, Object> region = new LinkedHashMap<>();
    region.put("startLine", problem.line());
    region.put("startColumn", problem.column());
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("artifactLocation", Map.of("uri", uri(problem.file())));
    place.put("region", region);
    return place;
  }

  /** Returns a path as a reference: relative as it was given, which tools take from the top. */
  private static String uri(String file) {
    Path path = Path.of(file);
    if (path.isAbsolute()) {
      return path.toUri().toASCIIString();
    }
    try {
      String name = path.toString().replace('\\', '/');
      // What stands before a colon would be the scheme.
      return new URI(null, null, name.contains(":") ? "./" + name : name, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path is a reference", e);
    }
  }
}

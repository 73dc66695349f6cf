package dev.stampede.scenarios.openslo;

import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import dev.stampede.scenarios.text.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads service level objectives of OpenSLO v1 (github.com/OpenSLO/OpenSLO, README at 00da943). One
 * is about the use case that its service is called, or else it is. Ratios are availability;
 * thresholds, slices of time and references are left out, and said to be.
 */
public final class OpenSloReader {

  private static final String VERSION = "openslo/v1";
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---(?: .*)?\\R?");
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private final Collection<String> useCases;
  private final Problems problems;
  private final List<String> objectives = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private OpenSloReader(Collection<String> useCases, Problems problems) {
    this.useCases = useCases;
    this.problems = problems;
  }

  /**
   * What was read.
   *
   * @param objectives in the scenario language
   * @param notes what of it means something else here, or nothing, in sentences
   */
  public record Read(List<String> objectives, List<String> notes) {

    /** Copies the lists. */
    public Read {
      objectives = List.copyOf(objectives);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Reads all documents of a source.
   *
   * @param useCases names of those of the scenario
   * @param problems where errors are put; then what is returned is of no use
   */
  public static Read read(Source source, Collection<String> useCases, Problems problems) {
    OpenSloReader reader = new OpenSloReader(useCases, problems);
    String text = source.text();
    Matcher separator = SEPARATOR.matcher(text);
    int from = 0;
    while (separator.find()) {
      reader.document(source, text, from, separator.start());
      from = separator.end();
    }
    reader.document(source, text, from, text.length());
    if (reader.objectives.isEmpty() && !problems.hasErrors()) {
      problems.error(
          source.at(0),
          "no objective in it that a year is judged by",
          "it takes a 'kind: SLO' with a ratioMetric and 'objectives: [{target: 0.995}]'");
    }
    return new Read(reader.objectives, reader.notes);
  }

  /** The lines before it are left blank, so that places are those of the file. */
  private void document(Source source, String text, int from, int until) {
    String before = text.substring(0, from).replaceAll("[^\\r\\n]", "");
    String own = text.substring(from, until);
    if (own.lines().allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"))) {
      return;
    }
    Node root = Document.parse(Source.of(source.name(), before + own), 0, problems);
    if (root instanceof Node.Mapping document) {
      document(document);
    } else if (root != null && !(root instanceof Node.Unreadable)) {
      problems.error(root.at(), "a document must be a mapping, not " + root.noun(), null);
    }
  }

  private void document(Node.Mapping document) {
    String version = text(document, "apiVersion");
    if (!version.equals(VERSION)) {
      problems.error(
          at(document, "apiVersion"),
          "'%s' is not %s".formatted(version, VERSION),
          "only that version is read");
      return;
    }
    String kind = text(document, "kind");
    if (!kind.equals("SLO")) {
      notes.add("a %s says nothing that is judged, and is left out".formatted(kind));
      return;
    }
    Node.Mapping spec = mapping(document, "spec");
    Node.Mapping metadata = mapping(document, "metadata");
    if (spec == null || metadata == null) {
      problems.error(document.at(), "an SLO must have 'metadata' and 'spec'", null);
      return;
    }
    String name = text(metadata, "name");
    String service = text(spec, "service");
    String useCase = useCases.contains(service) ? service : useCases.contains(name) ? name : "";
    if (useCase.isEmpty()) {
      problems.error(
          at(spec, "service"),
          "neither service '%s' nor SLO '%s' is a use case of the scenario"
              .formatted(service, name),
          Suggestion.help(service, "use cases", useCases));
      return;
    }
    if (isLeftOut(name, spec)) {
      return;
    }
    window(name, spec);
    objectives(name, useCase, spec);
  }

  private boolean isLeftOut(String name, Node.Mapping spec) {
    String method = text(spec, "budgetingMethod");
    Node.Mapping indicator = mapping(spec, "indicator");
    Node.Mapping ofIndicator = indicator == null ? null : mapping(indicator, "spec");
    if (!method.equals("Occurrences")) {
      notes.add(
          "'%s' counts by %s, and years count pieces of work: it is left out"
              .formatted(name, method.isEmpty() ? "no budgetingMethod" : method));
      return true;
    }
    if (ofIndicator == null || mapping(ofIndicator, "ratioMetric") == null) {
      notes.add("'%s' has no ratioMetric of its own: it is left out".formatted(name));
      return true;
    }
    return false;
  }

  private void window(String name, Node.Mapping spec) {
    Node.Entry windows = spec.find("timeWindow");
    String duration =
        windows != null
                && windows.value() instanceof Node.Sequence list
                && !list.items().isEmpty()
                && list.items().get(0) instanceof Node.Mapping window
            ? text(window, "duration")
            : "";
    if (!duration.equals("1Y") && !duration.equals("365d")) {
      notes.add(
          "'%s' is of a window of %s, and is judged on years of 365 days: a year that keeps it may have windows that do not"
              .formatted(name, duration.isEmpty() ? "no duration" : duration));
    }
  }

  private void objectives(String name, String useCase, Node.Mapping spec) {
    Node.Entry entry = spec.find("objectives");
    if (entry == null || !(entry.value() instanceof Node.Sequence list) || list.items().isEmpty()) {
      problems.error(at(spec, "objectives"), "'%s' has no objectives".formatted(name), null);
      return;
    }
    for (Node item : list.items()) {
      if (item instanceof Node.Mapping objective) {
        BigDecimal share = target(objective);
        if (share == null) {
          problems.error(
              objective.at(),
              "an objective must have a target from 0 to below 1, or a targetPercent from 0 to below 100",
              null);
        } else {
          objectives.add(
              "%s.availability >= %s%%"
                  .formatted(
                      useCase, share.multiply(PERCENT).stripTrailingZeros().toPlainString()));
        }
      } else {
        problems.error(item.at(), "an objective must be a mapping, not " + item.noun(), null);
      }
    }
  }

  private static @Nullable BigDecimal target(Node.Mapping objective) {
    String percent = text(objective, "targetPercent");
    try {
      BigDecimal share =
          percent.isEmpty()
              ? new BigDecimal(text(objective, "target"))
              : new BigDecimal(percent).divide(PERCENT);
      boolean fits = share.signum() >= 0 && share.compareTo(BigDecimal.ONE) < 0;
      return fits && share.scale() <= 12 ? share : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String text(Node.Mapping mapping, String key) {
    Node.Entry entry = mapping.find(key);
    return entry != null && entry.value() instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private static Node.@Nullable Mapping mapping(Node.Mapping parent, String key) {
    Node.Entry entry = parent.find(key);
    return entry != null && entry.value() instanceof Node.Mapping mapping ? mapping : null;
  }

  private static Position at(Node.Mapping mapping, String key) {
    Node.Entry entry = mapping.find(key);
    return entry == null ? mapping.at() : entry.value().at();
  }
}

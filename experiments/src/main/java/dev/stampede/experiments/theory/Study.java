package dev.stampede.experiments.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scenario with figures whose truth is known. Its only use case is called {@code work}.
 *
 * @param name of the scenario
 * @param about what it is, and where its truths come from
 * @param system the scenario but for its architectures and objectives
 * @param architectures a line of YAML for each, the baseline first
 * @param baseline name of the first architecture
 * @param kept a promise, of which the study is asked how many replications keep it
 * @param figures but for the share of replications that keep that promise
 * @param sizes numbers of replications to try
 */
record Study(
    String name,
    String about,
    String system,
    List<String> architectures,
    String baseline,
    String kept,
    List<Figure> figures,
    List<Integer> sizes) {

  /** Returns all figures. */
  List<Figure> figures(double keptBy) {
    List<Figure> all = new ArrayList<>(figures);
    all.add(Figure.ofReplications(kept, baseline, keptBy));
    return all;
  }

  /** Returns the scenario with all that its figures need. */
  String text(double keptBy) {
    List<String> objectives =
        figures(keptBy).stream()
            .flatMap(figure -> figure.objectives().stream())
            .distinct()
            .toList();
    return text(architectures, objectives);
  }

  /** Returns the scenario with its baseline alone, which asks how many replications keep it. */
  String textOfKept() {
    return text(architectures.subList(0, 1), List.of(ofKept()));
  }

  /** The objective of {@link #textOfKept}, whose limit does not matter. */
  String ofKept() {
    return "P(%s) >= 50%%".formatted(kept);
  }

  private String text(List<String> served, List<String> objectives) {
    return system
        + lines("architectures:", "  ", served)
        + lines("objectives:", "  - ", objectives);
  }

  private static String lines(String key, String before, List<String> lines) {
    return lines.stream()
        .map(line -> before + line + "\n")
        .collect(Collectors.joining("", key + "\n", ""));
  }
}

package dev.stampede.reports.text;

import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The paired differences whose confidence interval leaves out zero, in sentences. */
final class DifferencesSection {

  private DifferencesSection() {}

  /** Who is compared with whom, and on what work. */
  private record Pair(String architecture, String baseline, String useCase) {}

  static List<String> sentences(Summary summary) {
    if (summary.comparisons().isEmpty()) {
      return List.of();
    }
    if (summary.comparisons().stream().noneMatch(c -> c.difference().hasInterval())) {
      return List.of("One replication cannot tell a difference from chance: ask for more with -n.");
    }
    Map<Pair, List<Comparison>> shown = new LinkedHashMap<>();
    for (Comparison comparison : summary.comparisons()) {
      if (isShown(comparison.difference())) {
        Pair pair =
            new Pair(comparison.architecture(), comparison.baseline(), comparison.useCase());
        shown.computeIfAbsent(pair, p -> new ArrayList<>()).add(comparison);
      }
    }
    List<String> sentences = new ArrayList<>();
    shown.forEach((pair, comparisons) -> sentences.add(sentence(pair, comparisons)));
    return sentences.isEmpty() ? List.of("No difference is shown.") : sentences;
  }

  private static boolean isShown(Estimate difference) {
    return difference.hasInterval() && Math.abs(difference.mean()) > difference.halfWidth();
  }

  private static String sentence(Pair pair, List<Comparison> comparisons) {
    long better = comparisons.stream().filter(DifferencesSection::isBetter).count();
    String verb =
        better == comparisons.size() ? "beats" : better == 0 ? "is worse than" : "differs from";
    String useCase = pair.useCase().isEmpty() ? "" : " on " + name(pair.useCase());
    return "%s %s %s%s: %s."
        .formatted(
            name(pair.architecture()),
            verb,
            name(pair.baseline()),
            useCase,
            String.join(", ", comparisons.stream().map(DifferencesSection::clause).toList()));
  }

  private static String name(String text) {
    return PlainText.of(text, Headline.LONGEST_NAME);
  }

  private static boolean isBetter(Comparison comparison) {
    return Metric.of(comparison.metric()).higherIsBetter() == comparison.difference().mean() > 0;
  }

  private static String clause(Comparison comparison) {
    Metric metric = Metric.of(comparison.metric());
    Estimate difference = comparison.difference();
    double mean = difference.mean();
    double half = difference.halfWidth();
    return "%s %s %s (95 %% CI %s to %s)"
        .formatted(
            PlainText.of(metric.words(), Headline.LONGEST_NAME),
            size(Math.abs(mean), metric),
            mean > 0 ? "higher" : "lower",
            size(Math.abs(mean) - half, metric),
            size(Math.abs(mean) + half, metric));
  }

  private static String size(double difference, Metric metric) {
    return metric.unit().equals("share")
        ? Figures.points(difference)
        : Figures.value(difference, metric.unit());
  }
}

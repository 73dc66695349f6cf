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
      return List.of(
          summary.scenario().replications() == 1
              ? "One replication cannot tell a difference from chance; run more of them."
              : "Too little was seen to tell a difference from chance; run more replications.");
    }
    Map<Pair, List<Comparison>> shown = new LinkedHashMap<>();
    for (Comparison comparison : summary.comparisonsOursFirst()) {
      if (isShown(comparison.difference())) {
        Pair pair =
            new Pair(comparison.architecture(), comparison.baseline(), comparison.useCase());
        shown.computeIfAbsent(pair, p -> new ArrayList<>()).add(comparison);
      }
    }
    List<String> sentences = new ArrayList<>();
    shown.forEach(
        (pair, comparisons) ->
            sentences.add(sentence(pair, summary.isBackground(pair.useCase()), comparisons)));
    if (sentences.isEmpty()) {
      return List.of("No difference is shown at 95 % confidence.");
    }
    sentences.add(
        "(Per run, on the same random numbers, with 95 % confidence intervals; what they leave in"
            + " doubt is not listed.)");
    return sentences;
  }

  private static boolean isShown(Estimate difference) {
    return !difference.mayBeZero();
  }

  private static String sentence(Pair pair, boolean background, List<Comparison> comparisons) {
    long better = comparisons.stream().filter(DifferencesSection::isBetter).count();
    String verb =
        better == comparisons.size() ? "beats" : better == 0 ? "is worse than" : "differs from";
    String useCase =
        pair.useCase().isEmpty()
            ? ""
            : " on "
                + PlainText.of(pair.useCase(), Headline.LONGEST_NAME)
                + (background ? " (background)" : "");
    return "%s %s %s%s: %s."
        .formatted(
            PlainText.quoted(pair.architecture(), Headline.LONGEST_NAME),
            verb,
            PlainText.quoted(pair.baseline(), Headline.LONGEST_NAME),
            useCase,
            String.join(", ", comparisons.stream().map(DifferencesSection::clause).toList()));
  }

  private static boolean isBetter(Comparison comparison) {
    return Metric.of(comparison.metric()).higherIsBetter() == comparison.difference().mean() > 0;
  }

  private static String clause(Comparison comparison) {
    Metric metric = Metric.of(comparison.metric());
    Estimate difference = comparison.difference();
    Estimate size = difference.magnitude();
    String amount = Figures.difference(size, comparison.unit());
    return "%s %s %s"
        .formatted(
            PlainText.of(metric.words(), Headline.LONGEST_NAME),
            amount,
            difference.mean() > 0 ? "higher" : "lower");
  }
}

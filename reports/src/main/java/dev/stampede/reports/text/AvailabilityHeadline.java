package dev.stampede.reports.text;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headline where no objective is stated: who has the highest availability, and by how much. */
final class AvailabilityHeadline {

  private static final int MOST_USE_CASES = 2;

  private AvailabilityHeadline() {}

  /** One architecture's availability for a use case. */
  private record Entry(String architecture, Estimate availability) {

    private String name() {
      return PlainText.quoted(architecture, Headline.LONGEST_NAME);
    }

    private double low() {
      Double low = availability.ci95().get(0);
      return low == null ? availability.mean() : low;
    }

    private double high() {
      Double high = availability.ci95().get(1);
      return high == null ? availability.mean() : high;
    }
  }

  static String of(Summary summary) {
    Map<String, List<Entry>> byUseCase = new LinkedHashMap<>();
    summary
        .candidates()
        .forEach(
            architecture ->
                architecture
                    .ours()
                    .forEach(useCase -> add(byUseCase, architecture.name(), useCase)));
    if (byUseCase.isEmpty()) {
      return "Nothing was measured: the experiment has no use case of its own.";
    }
    List<String> parts = new ArrayList<>();
    if (summary.candidates().size() == 1) {
      byUseCase.forEach((useCase, entries) -> parts.add(share(useCase, entries.get(0))));
      return "%s serves %s within tolerance; no objectives are stated."
          .formatted(
              PlainText.quoted(summary.candidates().get(0).name(), Headline.LONGEST_NAME),
              PlainText.listed(parts, MOST_USE_CASES));
    }
    byUseCase.forEach((useCase, entries) -> parts.add(best(useCase, entries)));
    return "No objectives are stated; highest availability: "
        + PlainText.listed(parts, MOST_USE_CASES)
        + ".";
  }

  private static void add(
      Map<String, List<Entry>> byUseCase, String architecture, UseCaseSummary useCase) {
    byUseCase
        .computeIfAbsent(useCase.name(), name -> new ArrayList<>())
        .add(new Entry(architecture, useCase.availability()));
  }

  /** Names the best and how far the next one is behind. */
  private static String best(String useCase, List<Entry> entries) {
    List<Entry> sorted =
        entries.stream()
            .filter(entry -> !Double.isNaN(entry.availability().mean()))
            .sorted(Comparator.comparingDouble((Entry e) -> e.availability().mean()).reversed())
            .toList();
    if (sorted.isEmpty()) {
      return "none is known for " + name(useCase);
    }
    Entry first = sorted.get(0);
    String best = "%s for %s (%s".formatted(first.name(), name(useCase), share(first));
    if (sorted.size() == 1) {
      return best + ")";
    }
    Entry next = sorted.get(1);
    double lead = first.availability().mean() - next.availability().mean();
    if (lead == 0) {
      return "%s, as %s)".formatted(best, next.name());
    }
    String doubt = first.low() <= next.high() ? ", within the uncertainty" : "";
    return "%s, %s above %s%s)".formatted(best, Figures.points(lead), next.name(), doubt);
  }

  private static String share(String useCase, Entry entry) {
    boolean known = !Double.isNaN(entry.availability().mean());
    return (known ? share(entry) : "an unknown share") + " of " + name(useCase);
  }

  private static String share(Entry entry) {
    return Figures.share(entry.availability().mean());
  }

  private static String name(String useCase) {
    return PlainText.of(useCase, Headline.LONGEST_NAME);
  }
}

package dev.stampede.reports.page;

import dev.stampede.reports.chart.Outcome;
import dev.stampede.reports.page.Page.Part;
import dev.stampede.reports.result.AttributionSummary.Origin;
import dev.stampede.reports.result.AttributionSummary.Step;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.OriginWords;
import dev.stampede.reports.text.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All work of a use case on its way down a ladder, a bar for each rung. What ended on a rung stands
 * where the bars above have left room for it, so that each rung begins beneath what went on from
 * those before.
 */
final class Waterfall {

  private static final int MOST_REASONS = 4;

  private final List<Origin> origins;
  private final long offered;

  private Waterfall(List<Origin> origins) {
    this.origins = origins;
    this.offered = origins.stream().mapToLong(Origin::count).sum();
  }

  /** What happened on one rung. */
  private static final class Rung {
    final String name;
    final Map<Outcome, Map<String, Long>> ended = new TreeMap<>();
    final Map<String, Long> wentOn = new LinkedHashMap<>();

    Rung(String name) {
      this.name = name;
    }
  }

  static List<Page.Fall> of(List<Origin> origins) {
    return new Waterfall(origins).falls();
  }

  private List<Page.Fall> falls() {
    List<Page.Fall> falls = new ArrayList<>();
    long endedBefore = 0;
    for (Rung rung : rungs().values()) {
      List<Part> parts = new ArrayList<>();
      long ended = 0;
      for (Map.Entry<Outcome, Map<String, Long>> entry : rung.ended.entrySet()) {
        long count = sum(entry.getValue());
        ended += count;
        Outcome outcome = entry.getKey();
        String background = "background:var(" + outcome.ink().variable() + ")";
        String why = because(outcome, entry.getValue());
        parts.add(part(outcome.label(), count, why, background));
      }
      long wentOn = sum(rung.wentOn);
      if (wentOn > 0) {
        parts.add(part("went on", wentOn, reasons(rung.wentOn), "background:var(--passed)"));
      }
      falls.add(
          new Page.Fall(
              rung.name,
              Figures.share(share(ended + wentOn)) + " came here",
              String.format(Locale.ROOT, "width:%.4f%%", 100 * share(endedBefore)),
              parts));
      endedBefore += ended;
    }
    return falls;
  }

  private Map<Integer, Rung> rungs() {
    Map<Integer, Rung> rungs = new TreeMap<>();
    for (Origin origin : origins) {
      for (Step step : origin.after()) {
        rung(rungs, step).wentOn.merge(OriginWords.of(step), origin.count(), Long::sum);
      }
      rung(rungs, origin.at())
          .ended
          .computeIfAbsent(outcome(origin), outcome -> new LinkedHashMap<>())
          .merge(OriginWords.of(origin), origin.count(), Long::sum);
    }
    return rungs;
  }

  private static Rung rung(Map<Integer, Rung> rungs, Step step) {
    return rungs.computeIfAbsent(
        step.rung(),
        number ->
            new Rung(number == 0 ? "on no rung" : number + " · " + PlainText.of(step.name())));
  }

  private static Outcome outcome(Origin origin) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.label().equals(origin.outcome()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no outcome is called " + origin.outcome()));
  }

  /** An answer needs no reason. */
  private String because(Outcome outcome, Map<String, Long> reasons) {
    return switch (outcome) {
      case FULL, DEGRADED, HUMAN, LATE -> "";
      default -> reasons(reasons);
    };
  }

  private String reasons(Map<String, Long> reasons) {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_REASONS)
        .map(
            reason ->
                reasons.size() == 1
                    ? reason.getKey()
                    : reason.getKey() + " " + Figures.share(share(reason.getValue())))
        .collect(Collectors.joining(", "));
  }

  private Part part(String label, long count, String why, String background) {
    String text = label + " " + Figures.share(share(count));
    return new Part(
        why.isEmpty() ? text : text + ": " + why,
        String.format(Locale.ROOT, "width:%.4f%%", 100 * share(count)),
        background);
  }

  private double share(long count) {
    return (double) count / offered;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}

package dev.stampede.scenarios.explain;

import dev.stampede.reports.explanation.Finding;
import dev.stampede.reports.explanation.vendor.Serving;
import dev.stampede.reports.explanation.vendor.Serving.Entry;
import dev.stampede.reports.text.Figures;
import dev.stampede.scenarios.explain.LadderEntries.LadderEntry;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Advice on entries of a ladder that served nothing in a run with faults: they give confidence that
 * nothing has shown. It is not among the rules, which judge before anything runs.
 */
final class NeverServes {
  private static final String RULE = "never-serves";

  /**
   * Why an entry never serves.
   *
   * @param because what happens, of one entry or several
   * @param help what to do
   */
  private record Reason(String because, String help) {}

  /** Who never serves, and where that is said. */
  private record Never(String name, Effective place) {}

  private static final Reason NOT_CHOSEN =
      new Reason(
          "its pool never chose it, in no fault of this scenario",
          "look at what would make it the choice: ejections or cooldowns of others, weights, order");

  private NeverServes() {}

  /** Returns one for each reason; none where no fault was met, or the run was ended early. */
  static List<Finding> of(Serving serving, LadderEntries ladder) {
    if (serving.faults().isEmpty() || serving.reachedSeconds() != null) {
      return List.of();
    }
    List<LadderEntry> heard = ladder.heard();
    Map<Reason, List<Never>> reasons = new LinkedHashMap<>();
    for (int i = 0; i < heard.size(); i++) {
      Entry entry = serving.entries().get(i);
      LadderEntry place = heard.get(i);
      if (entry.served() == 0) {
        add(reason(serving.entries(), i), new Never(entry.name(), place.place()), reasons);
        continue;
      }
      for (int j = 0; j < entry.endpoints().size(); j++) {
        Entry endpoint = entry.endpoints().get(j);
        if (endpoint.served() == 0) {
          String name = String.join(", ", endpoint.providers());
          add(NOT_CHOSEN, new Never(name, place.endpoints().get(j)), reasons);
        }
      }
    }
    return reasons.entrySet().stream()
        .map(entry -> finding(entry.getValue(), entry.getKey()))
        .toList();
  }

  private static void add(Reason reason, Never never, Map<Reason, List<Never>> reasons) {
    reasons.computeIfAbsent(reason, missing -> new ArrayList<>()).add(never);
  }

  private static Finding finding(List<Never> never, Reason reason) {
    Position at = never.get(0).place().atInScenario();
    String names = String.join(", ", never.stream().map(Never::name).distinct().toList());
    return new Finding(
        RULE,
        Severity.ADVICE.toString(),
        at.source().name(),
        at.line(),
        at.column(),
        "%s never %s: %s"
            .formatted(names, never.size() == 1 ? "serves" : "serve", reason.because()),
        reason.help());
  }

  private static Reason reason(List<Entry> entries, int number) {
    if (entries.get(number).came() > 0) {
      return new Reason(
          "tried in the faults, without one good answer",
          "one that does not fail in the same faults, and is reached before clients give up");
    }
    int before = number - 1;
    while (before >= 0 && entries.get(before).came() == 0) {
      before--;
    }
    if (before < 0) {
      return new Reason("no work comes to it", "look at what work it takes");
    }
    Entry last = entries.get(before);
    long failed = last.came() - last.served();
    return failed == 0
        ? new Reason(
            "%s before never fails, in no fault of this scenario".formatted(last.name()),
            "a fault of %s shows what would happen; if it cannot fail, no more is needed"
                .formatted(String.join(", ", last.providers())))
        : new Reason(
            "%s before failed %s times, and nothing went on from there"
                .formatted(last.name(), Figures.count(failed)),
            "look at which failures lead on, and whether clients give up before");
  }
}

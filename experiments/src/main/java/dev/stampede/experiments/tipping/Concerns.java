package dev.stampede.experiments.tipping;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.recovery.Strike;
import dev.stampede.models.TrialSpec;
import dev.stampede.reports.result.tipping.TippingAnswer.Cell;
import dev.stampede.reports.result.tipping.TippingAnswer.Chance;
import dev.stampede.reports.result.tipping.TippingAnswer.Longer;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What speaks against an answer: a run that is too short to tell a slow recovery from none, what
 * else strikes, and chances that do not grow with the trigger, as a bisection takes for granted.
 *
 * @param calm the scenario without the trigger
 */
record Concerns(
    TippingQuestion question,
    TrialSpec calm,
    Timing timing,
    List<Region> regions,
    List<Longer> longer) {

  /** Of the time that is watched, what recoveries may take without raising a doubt. */
  private static final double MUCH = 0.5;

  List<String> warnings() {
    Set<String> warnings = new LinkedHashSet<>();
    for (Strike strike : Strike.planned(calm)) {
      if (strike.beginNanos() >= timing.beginNanos()) {
        warnings.add(
            "'%s' strikes at %.6g s, too: who has not recovered at the end may not have because of that"
                .formatted(strike.id(), Seconds.of(strike.beginNanos())));
      }
    }
    if (!calm.faults().incidents().isEmpty()) {
      warnings.add("incidents strike by chance: some of what does not recover is their doing");
    }
    if (!calm.steps().isEmpty()) {
      warnings.add("operators act in this scenario: recovering by itself includes what they do");
    }
    longer.stream()
        .filter(each -> each.still() < each.collapsed())
        .forEach(each -> warnings.add(slow(each)));
    double watched = Seconds.of(question.scenario().trial().durationNanos() - timing.endNanos());
    for (Region region : regions) {
      if (region.cells().stream()
          .flatMap(cell -> cell.chance().stream())
          .anyMatch(chance -> chance.longestSeconds() > MUCH * watched)) {
        warnings.add(
            "'%s'%s took more than half of the time that is watched to recover in some replications: slower ones would count as collapses; give a longer --set duration="
                .formatted(region.architecture(), at(region)));
      }
      against(region).forEach(warnings::add);
    }
    return List.copyOf(warnings);
  }

  private String slow(Longer each) {
    return "%d of %d replications of '%s' that had not recovered did in runs twice as long: slow recoveries count as collapses here; give a longer --set duration="
        .formatted(each.collapsed() - each.still(), each.collapsed(), each.architecture());
  }

  private String at(Region region) {
    return region.load().isEmpty()
        ? ""
        : " at %s=%s".formatted(question.load().orElseThrow().path(), region.load());
  }

  /** Triggers after which it certainly collapses less often than after milder ones. */
  private List<String> against(Region region) {
    List<String> warnings = new ArrayList<>();
    List<Cell> run = region.cells().stream().filter(cell -> cell.chance().isPresent()).toList();
    for (int i = 1; i < run.size(); i++) {
      Chance milder = run.get(i - 1).chance().orElseThrow();
      Chance harsher = run.get(i).chance().orElseThrow();
      Double most = harsher.share().ci95().get(1);
      Double least = milder.share().ci95().get(0);
      if (most != null && least != null && most < least) {
        warnings.add(
            "'%s'%s collapses less often with %s=%s than with %s: harsher is not always worse, so the answer is but one of several; sweep the range"
                .formatted(
                    region.architecture(),
                    at(region),
                    question.trigger().path(),
                    run.get(i).trigger(),
                    run.get(i - 1).trigger().isEmpty() ? "none" : run.get(i - 1).trigger()));
      }
    }
    return warnings;
  }
}

package dev.stampede.experiments.tipping;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.search.Probe;
import dev.stampede.experiments.search.Probe.Replications;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.Tried;
import dev.stampede.reports.result.tipping.TippingAnswer.Hysteresis;
import dev.stampede.reports.result.tipping.TippingAnswer.Longer;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.result.tipping.TippingAnswer.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is tried after a collapse: load is shed, policies are changed one by one, or somebody waits
 * for longer.
 */
final class Aftercare {

  private final TippingQuestion question;
  private final Probe probe;
  private final Timing timing;
  private final long durationNanos;

  Aftercare(TippingQuestion question, Probe probe, Timing timing) {
    this.question = question;
    this.probe = probe;
    this.timing = timing;
    this.durationNanos = question.scenario().trial().durationNanos();
  }

  /** Sheds load after the harshest trigger; empty if it was cancelled, or nothing collapsed. */
  Optional<Hysteresis> hysteresis(String architecture, Shedding shedding) {
    return Sheds.of(question, probe, architecture, shedding, timing.endNanos()).hysteresis();
  }

  /** Tries a change with the harshest trigger; empty if it was cancelled. */
  Optional<Remedy> remedy(Change change, int changes) {
    Verge verge = Verge.of(question.share(), changes, question.allowed());
    List<String> settings = new ArrayList<>(question.alone(change.architecture()));
    settings.addAll(change.settings());
    settings.addAll(question.settings("", question.harshest()));
    Optional<Tried> before =
        probe.last(question.settings(change.architecture(), "", question.harshest()));
    Optional<Tried> after =
        probe.run(
            settings,
            question.allowed(),
            result ->
                Collapses.of(result, change.architecture()).side(verge) == Verdict.INCONCLUSIVE);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    Collapses with = Collapses.of(after.get().result(), change.architecture());
    double over = Seconds.of(timing.endNanos());
    return Optional.of(
        new Remedy(
            change.architecture(),
            change.words(),
            change.settings(),
            question.harshest(),
            Collapses.of(before.get().result(), change.architecture()).chance(over),
            with.chance(over),
            Verge.not(with.side(verge))));
  }

  /** Runs those that did not recover for twice as long; empty if it was cancelled. */
  Optional<Longer> longer(Region region) {
    String trigger = region.tips().orElseThrow();
    List<String> settings = new ArrayList<>(question.alone(region.architecture()));
    settings.add(TippingQuestion.duration(2 * durationNanos));
    settings.addAll(question.settings("", trigger));
    Optional<Tried> shorter = probe.last(question.settings(region.architecture(), "", trigger));
    return shorter.flatMap(
        known ->
            probe
                .run(
                    settings,
                    new Replications(known.replications(), known.replications()),
                    result -> false)
                .map(
                    tried -> {
                      Collapses collapsed = Collapses.of(known.result(), region.architecture());
                      Collapses still =
                          Collapses.of(tried.result(), region.architecture()).where(collapsed);
                      return new Longer(
                          region.architecture(),
                          trigger,
                          Seconds.of(2 * durationNanos - timing.endNanos()),
                          still.replications(),
                          still.down());
                    }));
  }
}

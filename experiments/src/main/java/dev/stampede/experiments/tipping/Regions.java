package dev.stampede.experiments.tipping;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.search.Probe;
import dev.stampede.models.TrialSpec;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.Tried;
import dev.stampede.reports.result.tipping.TippingAnswer.Cell;
import dev.stampede.reports.result.tipping.TippingAnswer.Chance;
import dev.stampede.reports.result.tipping.TippingAnswer.Kind;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.result.tipping.TippingAnswer.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at each load for which triggers an architecture recovers from. */
final class Regions {

  private static final String NONE = "";

  private final TippingQuestion question;
  private final Probe probe;
  private final Verge verge;

  /** When each trigger is over. */
  private final Map<String, Double> overSeconds = new HashMap<>();

  /**
   * Prepares to look.
   *
   * @param calm the scenario without a trigger
   */
  Regions(TippingQuestion question, Probe probe, TrialSpec calm) {
    this.question = question;
    this.probe = probe;
    this.verge =
        Verge.ofSearch(question.share(), question.trigger().values().size(), question.allowed());
    for (String value : question.trigger().values()) {
      Timing.of(question.read(question.settings(NONE, value), 1).trial(), calm)
          .ifPresent(timing -> overSeconds.put(value, Seconds.of(timing.endNanos())));
    }
  }

  /** Finds that of an architecture at a load, which is empty for the scenario's own. */
  Region of(String architecture, String load) {
    List<String> values = question.trigger().values();
    Optional<Verdict> calm = side(load, NONE, architecture);
    Bracket bracket =
        calm.filter(verdict -> verdict != Verdict.MET).isPresent()
            ? Bracket.of(values.size(), i -> side(load, values.get(i), architecture))
            : new Bracket(Optional.empty(), Optional.empty());
    Kind kind = kind(calm, bracket);
    List<Cell> cells = new ArrayList<>();
    cells.add(
        new Cell(
            NONE,
            kind == Kind.OVERLOADED
                ? State.OVERLOADED
                : calm.equals(Optional.of(Verdict.FAILED)) ? State.RECOVERS : State.OPEN,
            chance(load, NONE, architecture)));
    for (int i = 0; i < values.size(); i++) {
      cells.add(
          new Cell(
              values.get(i),
              kind == Kind.OVERLOADED ? State.OVERLOADED : state(i, bracket),
              chance(load, values.get(i), architecture)));
    }
    return new Region(
        architecture,
        load,
        kind,
        bracket.recovers().map(values::get),
        bracket.tips().map(values::get),
        cells);
  }

  private Kind kind(Optional<Verdict> calm, Bracket bracket) {
    if (calm.equals(Optional.of(Verdict.MET))) {
      return Kind.OVERLOADED;
    }
    if (calm.equals(Optional.of(Verdict.FAILED))) {
      if (bracket.tips().isPresent()) {
        return Kind.VULNERABLE;
      }
      int last = question.trigger().values().size() - 1;
      if (bracket.recovers().equals(Optional.of(last))) {
        return Kind.STABLE;
      }
    }
    return Kind.OPEN;
  }

  private static State state(int value, Bracket bracket) {
    if (bracket.tips().filter(tips -> value >= tips).isPresent()) {
      return State.METASTABLE;
    }
    return bracket.recovers().filter(recovers -> value <= recovers).isPresent()
        ? State.RECOVERS
        : State.OPEN;
  }

  /** Whether more replications do not recover than the share; empty if it was cancelled. */
  private Optional<Verdict> side(String load, String value, String architecture) {
    return probe
        .run(
            question.settings(architecture, load, value),
            question.allowed(),
            result -> Collapses.of(result, architecture).side(verge) == Verdict.INCONCLUSIVE)
        .map(tried -> Collapses.of(tried.result(), architecture).side(verge));
  }

  /** Returns what was seen; empty where it was not run. */
  private Optional<Chance> chance(String load, String value, String architecture) {
    Optional<Tried> tried = probe.last(question.settings(architecture, load, value));
    return tried.map(
        t -> Collapses.of(t.result(), architecture).chance(overSeconds.getOrDefault(value, 0.0)));
  }
}

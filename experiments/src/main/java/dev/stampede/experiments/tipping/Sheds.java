package dev.stampede.experiments.tipping;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.search.FirstKept;
import dev.stampede.experiments.search.Probe;
import dev.stampede.experiments.search.Probe.Replications;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.tipping.TippingAnswer.Hysteresis;
import dev.stampede.reports.result.tipping.TippingAnswer.Shed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Sheds the load of a use case after the harshest trigger, and asks of the replications that had
 * collapsed how many recover.
 *
 * @param architecture that collapses
 * @param atNanos when load is shed, from the start of the run
 * @param endNanos of the run
 */
record Sheds(
    TippingQuestion question,
    Probe probe,
    String architecture,
    Shedding shedding,
    long atNanos,
    long endNanos) {

  private static final double HALF = 0.5;
  private static final int TENTHS = 10;

  /** A bisection among nine tenths of the load. */
  private static final int LOOKED_AT = 6;

  /** All or none of ten tell more than half from less with the confidence that is asked for. */
  private static final Replications ALLOWED = new Replications(10, 40);

  private static final Verge VERGE = Verge.of(HALF, LOOKED_AT, ALLOWED);

  /** From the end of a trigger until load is shed: somebody has to notice. */
  private static final long NOTICED_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** For how many durations of a run it is watched after that. */
  private static final int WATCHED = 4;

  /** Returns those of an architecture that collapses. */
  static Sheds of(
      TippingQuestion question,
      Probe probe,
      String architecture,
      Shedding shedding,
      long triggerEndNanos) {
    long atNanos = triggerEndNanos + NOTICED_NANOS;
    long watchedNanos = WATCHED * question.scenario().trial().durationNanos();
    return new Sheds(question, probe, architecture, shedding, atNanos, atNanos + watchedNanos);
  }

  /** Looks for the most load that may be left; empty if it was cancelled, or nothing collapsed. */
  Optional<Hysteresis> hysteresis() {
    Map<Integer, Shed> sheds = new TreeMap<>();
    FirstKept first =
        FirstKept.of(
            TENTHS - 1,
            i -> {
              Optional<Shed> shed = shed(left(i));
              shed.ifPresent(each -> sheds.put(-i, each));
              return shed.map(Shed::recovers);
            });
    return sheds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Hysteresis(
                architecture,
                question.harshest(),
                shedding.useCase(),
                Seconds.of(atNanos),
                Seconds.of(endNanos - atNanos),
                new ArrayList<>(sheds.values()),
                first.value().map(Sheds::left)));
  }

  /** The most is left first. */
  private static double left(int number) {
    return (double) (TENTHS - 1 - number) / TENTHS;
  }

  private Optional<Shed> shed(double left) {
    return probe
        .run(settings(left), ALLOWED, this::isOpen)
        .flatMap(tried -> ofCollapsed(tried.result()))
        .filter(of -> of.replications() > 0)
        .map(of -> new Shed(left, Verge.not(side(of)), of.chance(Seconds.of(atNanos))));
  }

  private boolean isOpen(PointResult result) {
    return ofCollapsed(result).filter(of -> side(of) == Verdict.INCONCLUSIVE).isPresent();
  }

  /** Those replications that had collapsed: they do not recover where all load is left. */
  private Optional<Collapses> ofCollapsed(PointResult result) {
    Collapses shed = Collapses.of(result, architecture);
    return probe
        .run(
            settings(1),
            new Replications(shed.replications(), shed.replications()),
            unshed -> false)
        .map(unshed -> shed.where(Collapses.of(unshed.result(), architecture)));
  }

  private static Verdict side(Collapses collapses) {
    return collapses.replications() == 0 ? Verdict.INCONCLUSIVE : collapses.side(VERGE);
  }

  private List<String> settings(double left) {
    List<String> settings = new ArrayList<>(question.alone(architecture));
    settings.add(TippingQuestion.duration(endNanos));
    settings.addAll(shedding.settings(left, atNanos));
    settings.addAll(question.settings("", question.harshest()));
    return settings;
  }
}

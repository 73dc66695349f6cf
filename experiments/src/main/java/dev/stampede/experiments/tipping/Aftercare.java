package dev.stampede.experiments.tipping;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.search.FirstKept;
import dev.stampede.experiments.search.Probe;
import dev.stampede.experiments.search.Probe.Replications;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.Tried;
import dev.stampede.reports.result.tipping.TippingAnswer.Hysteresis;
import dev.stampede.reports.result.tipping.TippingAnswer.Longer;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.result.tipping.TippingAnswer.Remedy;
import dev.stampede.reports.result.tipping.TippingAnswer.Shed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What is tried after a collapse: load is shed, policies are changed one by one, or somebody waits
 * for longer.
 */
final class Aftercare {

  private static final double HALF = 0.5;
  private static final int TENTHS = 10;

  /** A bisection among nine tenths of the load. */
  private static final int LOOKED_AT = 6;

  /** All or none of ten tell more than half from less with the confidence that is asked for. */
  private static final Replications OF_SHEDDING = new Replications(10, 40);

  /** From the end of a trigger until load is shed: somebody has to notice. */
  private static final long NOTICED_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** For how many durations of a run it is watched after that. */
  private static final int WATCHED = 2;

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
    long atNanos = timing.endNanos() + NOTICED_NANOS;
    long endNanos = atNanos + WATCHED * durationNanos;
    Verge verge = Verge.of(HALF, LOOKED_AT, OF_SHEDDING);
    Map<Integer, Shed> sheds = new TreeMap<>();
    FirstKept first =
        FirstKept.of(
            TENTHS - 1,
            i -> {
              Optional<Shed> shed =
                  shed(architecture, TENTHS - 1 - i, shedding, atNanos, endNanos, verge);
              shed.ifPresent(each -> sheds.put(TENTHS - 1 - i, each));
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
                first.value().map(i -> (double) (TENTHS - 1 - i) / TENTHS)));
  }

  private Optional<Shed> shed(
      String architecture,
      int tenths,
      Shedding shedding,
      long atNanos,
      long endNanos,
      Verge verge) {
    double left = (double) tenths / TENTHS;
    Optional<Tried> tried =
        probe.run(
            shed(architecture, shedding, left, atNanos, endNanos),
            OF_SHEDDING,
            result -> {
              int run = Collapses.of(result, architecture).replications();
              return collapsed(architecture, shedding, atNanos, endNanos, run)
                  .map(all -> side(Collapses.of(result, architecture).where(all), verge))
                  .filter(side -> side == Verdict.INCONCLUSIVE)
                  .isPresent();
            });
    return tried.flatMap(
        t ->
            collapsed(architecture, shedding, atNanos, endNanos, t.replications())
                .map(all -> Collapses.of(t.result(), architecture).where(all))
                .filter(of -> of.replications() > 0)
                .map(
                    of ->
                        new Shed(
                            left, Verge.not(side(of, verge)), of.chance(Seconds.of(atNanos)))));
  }

  private static Verdict side(Collapses collapses, Verge verge) {
    return collapses.replications() == 0
        ? Verdict.INCONCLUSIVE
        : verge.side(collapses.down(), collapses.replications());
  }

  /** The same replications without any shedding: nobody recovers who had not collapsed. */
  private Optional<Collapses> collapsed(
      String architecture, Shedding shedding, long atNanos, long endNanos, int replications) {
    return probe
        .run(
            shed(architecture, shedding, 1, atNanos, endNanos),
            new Replications(replications, replications),
            result -> false)
        .map(tried -> Collapses.of(tried.result(), architecture));
  }

  private List<String> shed(
      String architecture, Shedding shedding, double left, long atNanos, long endNanos) {
    List<String> settings = new ArrayList<>(question.alone(architecture));
    settings.add(duration(endNanos));
    settings.addAll(shedding.settings(left, atNanos));
    settings.addAll(question.settings("", question.harshest()));
    return settings;
  }

  private static String duration(long nanos) {
    return "duration=%dms".formatted(TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  /** Tries a change with the harshest trigger; empty if it was cancelled. */
  Optional<Remedy> remedy(Change change, int changes) {
    List<String> bare = question.settings("", question.harshest());
    Verge verge = Verge.of(question.share(), changes, question.allowed());
    List<String> settings = new ArrayList<>(question.alone(change.architecture()));
    settings.addAll(change.settings());
    settings.addAll(bare);
    Optional<Tried> before = probe.last(bare);
    Optional<Tried> after =
        probe.run(
            settings,
            question.allowed(),
            result ->
                side(Collapses.of(result, change.architecture()), verge) == Verdict.INCONCLUSIVE);
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
            Verge.not(side(with, verge))));
  }

  /** Runs those that did not recover for twice as long; empty if it was cancelled. */
  Optional<Longer> longer(Region region) {
    List<String> bare = question.settings("", region.tips().orElseThrow());
    List<String> settings = new ArrayList<>(question.alone(region.architecture()));
    settings.add(duration(2 * durationNanos));
    settings.addAll(bare);
    Optional<Tried> shorter = probe.last(bare);
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
                          region.tips().orElseThrow(),
                          Seconds.of(2 * durationNanos - timing.endNanos()),
                          still.replications(),
                          still.down());
                    }));
  }
}

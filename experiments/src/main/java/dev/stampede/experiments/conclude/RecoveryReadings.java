package dev.stampede.experiments.conclude;

import dev.stampede.experiments.recovery.Cause;
import dev.stampede.experiments.recovery.CauseFigures;
import dev.stampede.experiments.recovery.PromiseFigures;
import dev.stampede.experiments.recovery.WindowedPromise;
import dev.stampede.experiments.recovery.WorstWindow;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.IntervalRule;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.PromiseSummary;
import dev.stampede.reports.result.PromiseSummary.BeforeFaults;
import dev.stampede.reports.result.RecoverySummary;
import dev.stampede.reports.result.RecoverySummary.WellAgain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Reads off how the promises of a use case were kept over time, and after each fault. */
final class RecoveryReadings {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MINUTE = 60e9;

  private final ArchitectureTally tally;
  private final Sample sample;
  private final List<PromiseSummary> promises = new ArrayList<>();
  private final List<RecoverySummary> recoveries = new ArrayList<>();

  /** Reads a use case. */
  RecoveryReadings(ArchitectureTally tally, int useCase, Sample sample) {
    this.tally = tally;
    this.sample = sample;
    Map<String, WindowedPromise> asked =
        tally.watch().promisesOf(tally.useCases().get(useCase).name());
    int number = 0;
    for (Map.Entry<String, WindowedPromise> promise : asked.entrySet()) {
      List<PromiseFigures> kept = tally.promise(useCase, number);
      if (!kept.isEmpty()) {
        read(promise.getKey(), promise.getValue().share(), kept);
      }
      number++;
    }
  }

  /** Whatever was the cause, one for each promise. */
  List<PromiseSummary> promises() {
    return promises;
  }

  /** One for each promise and cause. */
  List<RecoverySummary> recoveries() {
    return recoveries;
  }

  private void read(String sentence, double share, List<PromiseFigures> kept) {
    double[] budget = values(kept, f -> (1 - share) * f.offered());
    Estimate minutesOut = minutes(values(kept, PromiseFigures::outNanos));
    Estimate spent = spent(values(kept, PromiseFigures::bad), budget);
    promises.add(
        new PromiseSummary(
            sentence,
            share,
            tally.watch().windows().lengthNanos() / NANOS_PER_SECOND,
            minutesOut.mean(),
            minutesOut.ci95(),
            worst(
                kept.stream().map(PromiseFigures::worst).reduce(WorstWindow.NONE, WorstWindow::or)),
            spent.mean(),
            spent.ci95(),
            new BeforeFaults(
                minutes(values(kept, PromiseFigures::nobodysOutNanos)).mean(),
                spent(values(kept, PromiseFigures::nobodysBad), budget).mean())));
    Map<Cause, CauseFigures> causes = new LinkedHashMap<>();
    kept.forEach(
        replication ->
            replication.causes().forEach(c -> causes.merge(c.cause(), c, CauseFigures::plus)));
    causes.forEach(
        (cause, all) ->
            recoveries.add(recovery(sentence, share, all, new OfCause(kept, cause), budget)));
  }

  /** The figures of one cause. */
  private record OfCause(List<PromiseFigures> replications, Cause cause) {

    /** A figure of each replication, 0 where it did not strike. */
    double[] values(ToDoubleFunction<CauseFigures> figure) {
      return RecoveryReadings.values(
          replications,
          replication ->
              replication.causes().stream()
                  .filter(figures -> figures.cause().equals(cause))
                  .mapToDouble(figure)
                  .sum());
    }
  }

  private RecoverySummary recovery(
      String sentence, double share, CauseFigures all, OfCause replications, double[] budget) {
    Estimate minutesOut = minutes(replications.values(CauseFigures::outNanos));
    Estimate spent = spent(replications.values(CauseFigures::bad), budget);
    Estimate after = after(all, replications);
    double bad = (double) all.badUntilWell() / all.offeredUntilWell();
    return new RecoverySummary(
        sentence,
        all.cause().name(),
        all.cause().provider(),
        all.cause().kind(),
        all.occurrences(),
        after.mean(),
        after.ci95(),
        new WellAgain(
            all.well(),
            all.wellNanos() / NANOS_PER_SECOND / all.well(),
            all.well() == 0 ? Double.NaN : all.longestNanos() / NANOS_PER_SECOND),
        all.notWithinRun(),
        all.overtaken(),
        minutesOut.mean(),
        minutesOut.ci95(),
        worst(all.worst()),
        spent.mean(),
        spent.ci95(),
        share == 1 ? Double.NaN : bad / (1 - share));
  }

  private Estimate after(CauseFigures all, OfCause replications) {
    return all.notWithinRun() + all.overtaken() > 0
        ? Estimate.ofOne(Double.POSITIVE_INFINITY)
        : IntervalRule.ratio(
            sample,
            replications.values(figures -> figures.wellNanos() / NANOS_PER_SECOND),
            replications.values(CauseFigures::well));
  }

  private Estimate minutes(double[] nanos) {
    return IntervalRule.mean(sample, scaled(nanos));
  }

  private static double[] scaled(double[] nanos) {
    double[] minutes = new double[nanos.length];
    for (int r = 0; r < minutes.length; r++) {
      minutes[r] = nanos[r] / NANOS_PER_MINUTE;
    }
    return minutes;
  }

  /** NaN where there is no budget. */
  private Estimate spent(double[] bad, double[] budget) {
    double sum = 0;
    for (double pieces : budget) {
      sum += pieces;
    }
    return sum == 0 ? Estimate.ofOne(Double.NaN) : IntervalRule.ratio(sample, bad, budget);
  }

  private static RecoverySummary.WorstWindow worst(WorstWindow worst) {
    boolean none = Double.isNaN(worst.share());
    return new RecoverySummary.WorstWindow(
        worst.share(), none ? Double.NaN : worst.beginNanos() / NANOS_PER_SECOND);
  }

  private static double[] values(
      List<PromiseFigures> kept, ToDoubleFunction<PromiseFigures> figure) {
    return kept.stream().mapToDouble(figure).toArray();
  }
}

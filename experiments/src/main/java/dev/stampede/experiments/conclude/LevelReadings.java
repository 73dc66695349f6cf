package dev.stampede.experiments.conclude;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.recovery.Cause;
import dev.stampede.experiments.recovery.LevelFigures;
import dev.stampede.experiments.recovery.TriggerFigures;
import dev.stampede.experiments.tally.IntervalRule;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.LevelSummary;
import dev.stampede.reports.result.LevelSummary.Relapses;
import dev.stampede.reports.result.LevelSummary.Trigger;
import dev.stampede.reports.result.RecoverySummary.WellAgain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Reads off how somebody was below a level over all replications. */
final class LevelReadings {

  private static final double NANOS_PER_MINUTE = 60e9;

  private LevelReadings() {}

  /**
   * Reads a use case, or a provider.
   *
   * @param words the level
   * @param figures of each replication; of providers that were not called in some, none of those
   * @param sample of the same replications, which knows how they weigh
   */
  static LevelSummary summary(String words, List<LevelFigures> figures, Sample sample) {
    if (figures.stream().noneMatch(each -> each.time().isJudged())) {
      return LevelSummary.NONE;
    }
    Estimate below = mean(figures, sample, f -> f.time().outNanos() / NANOS_PER_MINUTE);
    Estimate relapses = mean(figures, sample, f -> f.time().relapses());
    return new LevelSummary(
        words,
        below.mean(),
        below.ci95(),
        new Relapses(relapses.mean(), relapses.ci95(), distribution(figures)),
        triggers(figures, sample));
  }

  private static Estimate mean(
      List<LevelFigures> figures, Sample sample, ToDoubleFunction<LevelFigures> value) {
    return IntervalRule.mean(sample, figures.stream().mapToDouble(value).toArray());
  }

  /** How many replications had no relapse, one, and so on. */
  private static List<Long> distribution(List<LevelFigures> figures) {
    int most = figures.stream().mapToInt(f -> f.time().relapses()).max().orElse(0);
    List<Long> counts = new ArrayList<>(Collections.nCopies(most + 1, 0L));
    figures.stream()
        .filter(f -> f.time().isJudged())
        .forEach(f -> counts.set(f.time().relapses(), counts.get(f.time().relapses()) + 1));
    return counts;
  }

  private static List<Trigger> triggers(List<LevelFigures> figures, Sample sample) {
    Map<Cause, TriggerFigures> causes = new LinkedHashMap<>();
    figures.forEach(
        f -> f.triggers().forEach(t -> causes.merge(t.cause(), t, TriggerFigures::plus)));
    return causes.values().stream().map(all -> trigger(all, figures, sample)).toList();
  }

  private static Trigger trigger(TriggerFigures all, List<LevelFigures> figures, Sample sample) {
    boolean open = all.notWithinRun() + all.overtaken() > 0;
    return new Trigger(
        all.cause().name(),
        all.cause().provider(),
        all.cause().kind(),
        all.occurrences(),
        open ? Double.POSITIVE_INFINITY : Seconds.of(all.wellNanos()) / all.well(),
        new WellAgain(
            all.well(),
            Seconds.of(all.wellNanos()) / all.well(),
            all.well() == 0 ? Double.NaN : Seconds.of(all.longestNanos())),
        all.notWithinRun(),
        all.overtaken(),
        mean(figures, sample, f -> of(f, all.cause(), TriggerFigures::belowNanos)).mean()
            / NANOS_PER_MINUTE,
        mean(figures, sample, f -> of(f, all.cause(), TriggerFigures::relapses)).mean(),
        all.hit());
  }

  /** A figure of a cause in one replication, 0 where it did not strike. */
  private static double of(
      LevelFigures figures, Cause cause, ToDoubleFunction<TriggerFigures> figure) {
    return figures.triggers().stream()
        .filter(trigger -> trigger.cause().equals(cause))
        .mapToDouble(figure)
        .sum();
  }
}

package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.tally.Judgement.Judged;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import org.jspecify.annotations.Nullable;

/** Judges objectives. */
public final class Judge {

  private Judge() {}

  /**
   * Judges an objective.
   *
   * @param sample its use case under the architecture
   * @param other the same under the architecture that it compares with; null for none
   */
  public static ObjectiveResult judge(
      Objective objective, String architecture, Sample sample, @Nullable Sample other) {
    Judgement judgement = judgement(objective, sample, other);
    Limit shown =
        objective.ofReplications() == null ? objective.limit() : objective.ofReplications();
    return new ObjectiveResult(
        objective.text(),
        architecture,
        judgement.verdict(),
        judgement.estimate().mean(),
        judgement.estimate(),
        objective.useCase(),
        objective.metric().name(),
        shown.operator(),
        shown.value(),
        objective.unit(),
        objective.each(),
        judgement.why(),
        judgement.within());
  }

  private static Judgement judgement(Objective objective, Sample sample, @Nullable Sample other) {
    if (objective.ofReplications() != null) {
      return replications(objective, objective.ofReplications(), sample);
    }
    return other == null
        ? objective.metric().judge(sample, objective.limit())
        : objective.metric().judge(sample, other, objective.limit());
  }

  /** Judges the share of replications that keep a promise, by its exact interval. */
  private static Judgement replications(Objective objective, Limit least, Sample sample) {
    int measured =
        (int) sample.replications().stream().filter(objective.metric()::isMeasured).count();
    if (measured == 0) {
      return Judgement.ofNothing();
    }
    int kept = kept(objective, sample, Unknown.LEFT_OUT);
    Interval interval = ClopperPearson.of(kept, measured, sample.confidence());
    return Judgement.of(
        judged(least, kept(objective, sample, Unknown.FAILED), measured, sample),
        judged(least, kept(objective, sample, Unknown.KEPT), measured, sample),
        Estimate.of((double) kept / measured, interval.low(), interval.high()));
  }

  private static int kept(Objective objective, Sample sample, Unknown unknown) {
    return (int)
        sample.replications().stream()
            .filter(f -> objective.metric().keeps(f, objective.limit(), unknown))
            .count();
  }

  /** {@code >= 100%} is about the replications that there are. */
  private static Judged judged(Limit least, int kept, int measured, Sample sample) {
    boolean all = least.atLeast() && least.value() == 1;
    return all
        ? Judged.of(kept == measured)
        : Judged.of(least.verdict(ClopperPearson.of(kept, measured, sample.confidence())));
  }
}

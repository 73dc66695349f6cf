package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Problems;
import java.util.List;

/** Judges the design of a scenario that was read. */
public final class Lint {
  private static final List<Check> CHECKS =
      List.of(
          new InertBreaker(),
          new BreakerOpensUnloaded(),
          new SlowCallsCutBefore(),
          new HalfOpenForEver(),
          new InertOutlierDetection(),
          new PoolOfOne(),
          new InertRateLimit(),
          new TimeoutBelowService(),
          new InertTimeout(),
          new NoTimeout(),
          new RetriedBreaker(),
          new UncoveredRefusal(),
          new RetryAfterBeyond(),
          new PointlessBudget(),
          new EarlyHedge(),
          new LimitAboveProvider(),
          new SharedFate(),
          new WaitBeyondDeadline(),
          new TargetBelowService(),
          new LateAutoscaler());

  private Lint() {}

  /**
   * Adds what there is to advise to the problems of a scenario.
   *
   * @param effective what reading it recorded
   */
  public static void review(TrialSpec trial, Effective effective, Problems problems) {
    Subject subject = new Subject(trial, effective);
    Findings findings = new Findings(problems);
    CHECKS.forEach(check -> check.check(subject, findings));
  }
}

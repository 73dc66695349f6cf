package dev.stampede.scenarios.review;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.scenarios.text.Problem;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Severity;
import java.util.List;

/** Judges the design of a scenario that was read, by some rules. */
public final class Review {

  /** Looks for what one rule forbids. It keeps nothing, and decides by what the scenario says. */
  public interface Check {

    /** Reports what it finds. */
    void check(Subject subject, Findings findings);
  }

  /** What finds designs that will not do what they seem to. */
  private static final List<Check> FOR_WARNINGS =
      List.of(
          new CapacityReview(),
          new RetryReview(),
          new LadderReview(),
          new PeopleReview(),
          new ReservationReview());

  /** What finds designs that could be better. */
  private static final List<Check> FOR_ADVICE =
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
          new SlowStarts(),
          new UnderLoad(),
          new CostReview());

  private final List<Check> checks;

  /**
   * Makes a review.
   *
   * @param checks one for each rule, in the order in which they look
   */
  public Review(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Returns the review that every scenario gets before it runs. */
  public static Review forWarnings() {
    return new Review(FOR_WARNINGS);
  }

  /** Returns the review for those who ask for advice. */
  public static Review forAdvice() {
    return new Review(FOR_ADVICE);
  }

  /** Adds what there is to say to the problems of a scenario. */
  public void judge(Subject subject, Problems problems) {
    Findings findings = new Findings(problems);
    checks.forEach(check -> check.check(subject, findings));
  }

  /**
   * Judges a scenario, and returns it with all that it is warned of.
   *
   * @param problems what reading it found; takes what the review finds
   */
  public Scenario judge(Scenario scenario, Subject subject, Problems problems) {
    judge(subject, problems);
    return scenario.withWarnings(
        problems.list().stream()
            .filter(problem -> problem.severity() == Severity.WARNING)
            .map(Problem::message)
            .toList());
  }
}

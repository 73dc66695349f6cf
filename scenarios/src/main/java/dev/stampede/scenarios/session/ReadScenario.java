package dev.stampede.scenarios.session;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.uncertain.UncertainInput;
import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.uncertain.Uncertain;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Review;
import dev.stampede.scenarios.review.Subject;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Severity;
import java.util.List;

/**
 * A scenario file that is without errors, and what reading it told.
 *
 * @param file as the user gave it
 * @param scenario with what it is warned of
 * @param subject the scenario as those see it who judge it
 * @param problems what was found so far
 * @param uncertain its values that are not known exactly
 */
public record ReadScenario(
    String file,
    Scenario scenario,
    Subject subject,
    Problems problems,
    List<UncertainInput> uncertain) {

  /** Copies the list. */
  public ReadScenario {
    uncertain = List.copyOf(uncertain);
  }

  /**
   * Judges what was read, as far as every user wants to know.
   *
   * @param problems what reading it found; takes what it is warned of
   */
  public static ReadScenario of(
      String file, Blueprint read, Effective effective, Problems problems) {
    Subject subject = new Subject(read.scenario().trial(), effective, read.load());
    Scenario warned = Review.forWarnings().judge(read.scenario(), subject, problems);
    return new ReadScenario(
        file, warned, subject, problems, read.uncertain().stream().map(Uncertain::input).toList());
  }

  /** Judges the design as well, for what shows advice, and returns this. */
  public ReadScenario reviewed() {
    Review.forAdvice().judge(subject, problems);
    return this;
  }

  /** Where each value of the scenario stands. */
  public Effective effective() {
    return subject.effective();
  }

  /** How many pieces of advice there are. */
  public long advice() {
    return problems.list().stream()
        .filter(problem -> problem.severity() == Severity.ADVICE)
        .count();
  }

  /** Returns the same with a scenario that options have changed. */
  public ReadScenario with(Scenario changed) {
    return new ReadScenario(file, changed, subject, problems, uncertain);
  }
}

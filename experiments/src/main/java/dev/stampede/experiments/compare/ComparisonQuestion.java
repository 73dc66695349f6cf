package dev.stampede.experiments.compare;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Change;
import java.util.List;
import java.util.Optional;

/**
 * Which of several architectures is better? All are run on the same random numbers: those of the
 * first scenario's seed, as often as it asks for.
 *
 * @param batch the scenarios; all have the objectives of the first one
 * @param labels what they are called, each its own
 * @param baseline name of the architecture of the first scenario that others are compared with
 * @param changes what each further scenario says otherwise than the first one
 * @param precision how well differences must be known, which decides how many replications there
 *     are; empty where the first scenario says how many
 */
public record ComparisonQuestion(
    ScenarioBatch batch,
    List<String> labels,
    String baseline,
    Indifference indifference,
    List<Change> changes,
    Optional<Precision> precision) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the scenarios cannot be compared, labels are not one for
   *     each, or there is no such baseline
   */
  public ComparisonQuestion {
    labels = List.copyOf(labels);
    changes = List.copyOf(changes);
    objection(batch, labels)
        .ifPresent(
            words -> {
              throw new IllegalArgumentException(words);
            });
    if (labels.size() != batch.scenarios().size()) {
      throw new IllegalArgumentException("%d labels".formatted(labels.size()));
    }
    String name = baseline;
    Scenario first = batch.scenarios().get(0);
    if (first.trial().architectures().stream().noneMatch(a -> a.name().equals(name))) {
      throw new IllegalArgumentException("no architecture '%s'".formatted(baseline));
    }
  }

  /**
   * Returns why scenarios cannot be compared; empty if they can.
   *
   * @param labels what they are called
   */
  public static Optional<String> objection(ScenarioBatch batch, List<String> labels) {
    List<Scenario> scenarios = batch.scenarios();
    Scenario first = scenarios.get(0);
    int architectures = scenarios.stream().mapToInt(s -> s.trial().architectures().size()).sum();
    if (architectures < 2) {
      return Optional.of("there is one architecture, and nothing to compare it with");
    }
    for (int i = 1; i < scenarios.size(); i++) {
      Optional<String> objection = Likeness.objection(first, labels.get(0), scenarios.get(i));
      if (objection.isPresent()) {
        return objection.map((labels.get(i) + " ")::concat);
      }
    }
    return Optional.empty();
  }

  /** What is asked, in a few words. */
  public String name() {
    return batch.scenarios().size() == 1
        ? batch.scenarios().get(0).name()
        : String.join(" vs ", labels);
  }
}

package dev.stampede.experiments.compare;

import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Kept;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Promise;
import dev.stampede.reports.result.comparison.ComparisonAnswer.Standing;
import dev.stampede.reports.text.ObjectiveText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How contenders keep what the first scenario promises.
 *
 * @param evidence of each scenario by itself, so that verdicts are those that a run of it shows
 */
record Promises(Scenario first, List<Evidence> evidence, List<Contender> contenders) {

  List<Promise> all() {
    List<Promise> promises = new ArrayList<>();
    for (Objective objective : first.objectives()) {
      List<Optional<ObjectiveResult>> results =
          contenders.stream().map(contender -> result(objective, contender)).toList();
      List<Kept> kept = new ArrayList<>();
      for (int i = 0; i < contenders.size(); i++) {
        Contender contender = contenders.get(i);
        Optional<Verdict> before =
            contender.hasBaseline() && !contender.bound()
                ? results.get(contender.baseline()).map(ObjectiveResult::verdict)
                : Optional.empty();
        results
            .get(i)
            .map(
                result ->
                    new Kept(
                        contender.name(),
                        result.verdict(),
                        ObjectiveText.valueWithInterval(result),
                        before
                            .map(verdict -> standing(verdict, result.verdict()))
                            .orElse(Standing.AS_BEFORE)))
            .ifPresent(kept::add);
      }
      promises.add(new Promise(objective.text(), kept));
    }
    return promises;
  }

  /** Those of contenders that could be built, as figures that may have to be known. */
  List<Awaited> awaited() {
    List<Awaited> awaited = new ArrayList<>();
    for (Objective objective : first.objectives()) {
      for (Contender contender : contenders) {
        if (!contender.bound()) {
          result(objective, contender)
              .map(result -> evidence.get(contender.scenario()).awaited(result, contender.name()))
              .ifPresent(awaited::add);
        }
      }
    }
    return awaited;
  }

  /** Empty for an architecture that the objective compares others with. */
  private Optional<ObjectiveResult> result(Objective objective, Contender contender) {
    Evidence own = evidence.get(contender.scenario());
    String name = own.architectures().get(contender.architecture());
    return name.equals(objective.versus())
        ? Optional.empty()
        : Optional.of(own.objective(objective, contender.architecture()));
  }

  /** What became of a promise of which one thing was known before, and another is now. */
  static Standing standing(Verdict before, Verdict now) {
    if (before == Verdict.MET) {
      return switch (now) {
        case MET -> Standing.AS_BEFORE;
        case FAILED -> Standing.LOST;
        case INCONCLUSIVE -> Standing.DOUBTFUL;
      };
    }
    return before == Verdict.FAILED && now == Verdict.MET ? Standing.WON : Standing.AS_BEFORE;
  }
}

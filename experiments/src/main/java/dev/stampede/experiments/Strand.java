package dev.stampede.experiments;

import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.trial.TrialSpecs;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenarios of which all have the same number of replications, and what their trials have shown so
 * far.
 */
final class Strand {

  private final ScenarioBatch batch;
  private final Plan plan;
  private final TallyFold fold;

  /** Begins with nothing. */
  Strand(ScenarioBatch batch, Plan plan) {
    this.batch = batch;
    this.plan = plan;
    TrialSpecs specs = text -> batch.read(text).trial();
    this.fold =
        new TallyFold(
            plan,
            specs.ofVariants(plan),
            plan.variants().stream().map(v -> batch.read(v.scenario()).objectives()).toList());
  }

  /** All that may be run of it. */
  Plan plan() {
    return plan;
  }

  TallyFold fold() {
    return fold;
  }

  /** Replications that are complete. */
  int replications() {
    return fold.replications();
  }

  /** Sets people beside those in whose runs nothing goes wrong; to be called where trials end. */
  void compareWithTwins() {
    for (int i = 0; i < batch.scenarios().size(); i++) {
      fold.compareWithTwins(first(i), variants(i), batch.scenarios().get(i).allThatGoesWrong());
    }
  }

  /** Reads off what there is of each scenario, of at least one replication. */
  List<Evidence> evidence(Confidence confidence) {
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < batch.scenarios().size(); i++) {
      Scenario scenario = batch.scenarios().get(i);
      evidence.add(new Evidence(scenario, fold.tallies(first(i)), confidence));
    }
    return evidence;
  }

  private int first(int scenario) {
    int first = 0;
    for (int i = 0; i < scenario; i++) {
      first += variants(i);
    }
    return first;
  }

  /** A question about one scenario may have more variants than it takes to run that. */
  private int variants(int scenario) {
    return batch.scenarios().size() == 1 ? plan.variants().size() : batch.variants(scenario);
  }
}

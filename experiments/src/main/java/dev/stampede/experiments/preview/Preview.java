package dev.stampede.experiments.preview;

import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.experiments.trial.TrialSpecs;
import dev.stampede.models.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a scenario so that something is known early: the first replication of one architecture, on
 * all threads, then that of the others, then all further replications. What is known in the end has
 * the same bits as what {@link dev.stampede.experiments.Experimenter} finds, and what is known
 * before has those of a run of fewer replications.
 */
public final class Preview {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Executor executor;
  private final Scenario scenario;
  private final Viewer viewer;
  private final Plan plan;
  private final long start = System.nanoTime();

  /** For each architecture, in the scenario's order, what its trials have shown. */
  private final Map<String, TallyFold> folds = new LinkedHashMap<>();

  /** Results of further replications that are not complete, in their order. */
  private final TreeMap<Integer, List<Ended>> waiting = new TreeMap<>();

  /** Replications of which all trials have been added. */
  private int complete;

  /** A trial that has ended. */
  private record Ended(String architecture, TrialKey key, TrialResult result) {}

  private Preview(Executor executor, Scenario scenario, Viewer viewer) {
    this.executor = executor;
    this.scenario = scenario;
    this.viewer = viewer;
    this.plan = scenario.plan();
    ScenarioBatch batch = new ScenarioBatch(List.of(scenario));
    TrialSpecs specs = text -> batch.read(text).trial();
    for (String name : plan.variants().get(0).architectures()) {
      Plan own = only(List.of(name));
      folds.put(
          name,
          new TallyFold(
              own,
              specs.ofVariants(own),
              own.variants().stream().map(variant -> scenario.objectives()).toList()));
    }
  }

  /**
   * Runs all trials, or what there is time for.
   *
   * @param executor that knows the text of the scenario
   * @param first name of the architecture that is run first; the scenario's first one if it has
   *     none of that name
   * @param viewer is called by this thread
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public static void run(
      Executor executor,
      Scenario scenario,
      String first,
      Viewer viewer,
      Cancellation cancellation) {
    new Preview(executor, scenario, viewer).run(first, cancellation);
  }

  private void run(String wanted, Cancellation cancellation) {
    List<String> names = List.copyOf(folds.keySet());
    String first = folds.containsKey(wanted) ? wanted : names.get(0);
    List<String> others = names.stream().filter(name -> !name.equals(first)).toList();
    run(only(List.of(first)).batch(0, 1), cancellation);
    if (!others.isEmpty() && !cancellation.isRequested()) {
      run(only(others).batch(0, 1), cancellation);
    }
    complete = 1;
    if (plan.replications() > 1 && !cancellation.isRequested()) {
      run(plan.batch(1, plan.replications()), cancellation);
    }
  }

  /** The plan with some of its architectures alone. */
  private Plan only(List<String> architectures) {
    List<Variant> variants =
        plan.variants().stream().map(variant -> variant.ofArchitectures(architectures)).toList();
    return new Plan(variants, plan.seed(), plan.replications());
  }

  private void run(Plan part, Cancellation cancellation) {
    executor.run(
        part,
        new TrialReceiver() {
          @Override
          public void ended(TrialKey key, TrialResult result) {
            add(new Ended(part.architecture(key), key, result), part.trialsOfReplication());
          }

          @Override
          public void progress(double done) {
            int further = (int) (done * part.replications());
            viewer.waits(1 + part.first() + Math.min(further, part.replications() - 1), done);
          }
        },
        cancellation);
  }

  private void add(Ended trial, int trialsOfReplication) {
    if (trial.key.replication() == 0) {
      TallyFold fold = add(trial);
      if (fold.replications() == 1) {
        show();
      }
      return;
    }
    waiting.computeIfAbsent(trial.key.replication(), r -> new ArrayList<>()).add(trial);
    List<Ended> due = waiting.get(complete);
    while (due != null && due.size() == trialsOfReplication) {
      due.forEach(this::add);
      waiting.remove(complete);
      complete++;
      show();
      due = waiting.get(complete);
    }
  }

  private TallyFold add(Ended trial) {
    TallyFold fold = folds.get(trial.architecture);
    if (fold == null) {
      throw new IllegalArgumentException(
          "there is no architecture '%s'".formatted(trial.architecture));
    }
    fold.add(new TrialKey(trial.key.replication(), trial.key.variant(), 0), trial.result);
    return fold;
  }

  private void show() {
    Map<String, TallyFold> seen = new LinkedHashMap<>(folds);
    seen.values().removeIf(fold -> fold.replications() == 0);
    seen.values()
        .forEach(
            fold -> fold.compareWithTwins(0, plan.variants().size(), scenario.allThatGoesWrong()));
    int replications = seen.values().iterator().next().replications();
    viewer.sees(
        new Glance(
            scenario.seenFor(seen.keySet()).withReplications(replications),
            seen.values().stream().map(fold -> fold.tallies(0).get(0)).toList(),
            plan.replications(),
            seen.size() == folds.size() && replications == plan.replications(),
            (System.nanoTime() - start) / NANOS_PER_SECOND));
  }
}

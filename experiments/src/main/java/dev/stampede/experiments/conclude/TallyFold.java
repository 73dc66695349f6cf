package dev.stampede.experiments.conclude;

import dev.stampede.experiments.plan.LeftOut;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.PromiseWatch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the results of a plan up in the order of its keys, whichever comes first: so figures have
 * the same bits wherever trials were run. A replication counts only when all its trials have ended;
 * so what is left after an interruption is still paired.
 */
public final class TallyFold {

  private final Plan plan;
  private final int trialsOfReplication;

  /** For each variant and architecture, in the order of a replication's keys. */
  private final List<ArchitectureTally> tallies = new ArrayList<>();

  /** Results whose turn has not come. */
  private final Map<Integer, TrialResult> waiting = new HashMap<>();

  /** Results of the replication whose turn it is, in the order of its keys. */
  private final Deque<TrialResult> replication = new ArrayDeque<>();

  private int replications;
  private int received;

  /**
   * Prepares the tallies.
   *
   * @param specs of each variant
   * @param objectives that the trials of each variant are judged by
   */
  public TallyFold(Plan plan, List<TrialSpec> specs, List<List<Objective>> objectives) {
    this.plan = plan;
    this.trialsOfReplication = plan.trialsOfReplication();
    for (int v = 0; v < plan.variants().size(); v++) {
      PromiseWatch watch = new PromiseWatch(specs.get(v), objectives.get(v), plan.seed());
      for (int a = 0; a < plan.variants().get(v).architectures().size(); a++) {
        tallies.add(new ArchitectureTally(specs.get(v), watch));
      }
    }
  }

  /**
   * Takes a result.
   *
   * @throws IllegalArgumentException if the plan has no such trial, or its result is there already
   */
  public void add(TrialKey key, TrialResult result) {
    int index = plan.index(key);
    boolean twice = index < due();
    if (twice || waiting.put(index, result) != null) {
      throw new IllegalArgumentException("%s has ended twice".formatted(key));
    }
    received++;
    TrialResult due = waiting.remove(due());
    while (due != null) {
      replication.add(due);
      if (replication.size() == trialsOfReplication) {
        tallies.forEach(tally -> tally.add(replication.remove()));
        replications++;
      }
      due = waiting.remove(due());
    }
  }

  private int due() {
    return replications * trialsOfReplication + replication.size();
  }

  /** Results taken so far. */
  public int received() {
    return received;
  }

  /** Replications of which all trials have ended, and those before them, too. */
  public int replications() {
    return replications;
  }

  /**
   * Sets the people of some variants of a scenario beside those of that in which nothing goes
   * wrong, if there is one among them.
   *
   * @param first number of the variant in which all goes wrong that the scenario says
   * @param count how many variants there are of it, one after another
   */
  public void compareWithTwins(int first, int count, LeftOut allThatGoesWrong) {
    List<Variant> variants = plan.variants().subList(first, first + count);
    int well = variants.lastIndexOf(variants.get(0).without(allThatGoesWrong));
    if (well <= 0) {
      return;
    }
    List<ArchitectureTally> twins = tallies(first + well);
    for (int v = first; v < first + count; v++) {
      for (int a = 0; a < twins.size(); a++) {
        tallies(v).get(a).compareWith(twins.get(a));
      }
    }
  }

  /** The tallies of a variant, in the order of its architectures. */
  public List<ArchitectureTally> tallies(int variant) {
    int first = plan.index(new TrialKey(plan.first(), variant, 0));
    return tallies.subList(first, first + plan.variants().get(variant).architectures().size());
  }
}

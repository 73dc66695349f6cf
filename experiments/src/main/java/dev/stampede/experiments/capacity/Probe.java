package dev.stampede.experiments.capacity;

import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sweep.PointReading;
import dev.stampede.experiments.sweep.PointStore;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.capacity.CapacityAnswer.Tried;
import dev.stampede.reports.result.sweep.PointResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a scenario with some values, and with twice as many replications as long as the verdict on
 * an architecture is open. What was run once is not run again.
 */
final class Probe {

  private final CapacityQuestion question;
  private final PointStore store;
  private final EvidenceSource source;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final Map<List<String>, Tried> tried = new HashMap<>();
  private long trials;

  Probe(
      CapacityQuestion question,
      PointStore store,
      EvidenceSource source,
      ProgressListener listener,
      Cancellation cancellation) {
    this.question = question;
    this.store = store;
    this.source = source;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** Returns what the promises of an architecture come to; empty if it was cancelled. */
  Optional<Verdict> verdict(List<String> values, String architecture) {
    Tried known = tried.get(values);
    int replications = known == null ? question.scenario().replications() : known.replications();
    while (true) {
      if (known == null || known.replications() < replications) {
        Optional<PointResult> result = run(values, replications);
        if (result.isEmpty()) {
          return Optional.empty();
        }
        known = new Tried(values, replications, result.get());
        tried.put(values, known);
      }
      Verdict verdict = known.result().architecture(architecture).orElseThrow().verdict();
      if (verdict != Verdict.INCONCLUSIVE || replications >= question.mostReplications()) {
        return Optional.of(verdict);
      }
      replications = Math.min(2 * replications, question.mostReplications());
    }
  }

  private Optional<PointResult> run(List<String> values, int replications) {
    Scenario scenario = question.read(values, replications);
    String key = PointStore.key(scenario);
    Optional<PointResult> kept = store.find(key);
    if (kept.isPresent() || cancellation.isRequested()) {
      return kept;
    }
    trials += scenario.plan().trials();
    Optional<PointResult> result =
        source
            .evidence(new ScenarioBatch(List.of(scenario)), listener, cancellation)
            .map(evidence -> evidence.get(0))
            .filter(evidence -> evidence.replications() == replications)
            .map(PointReading::of);
    result.ifPresent(point -> store.keep(key, point));
    return result;
  }

  /** What was run last with some values; empty if nothing was. */
  Optional<Tried> last(List<String> values) {
    return Optional.ofNullable(tried.get(values));
  }

  /** What was run last with all values that were tried. */
  Collection<Tried> all() {
    return tried.values();
  }

  /** Trials that were run, those with fewer replications, too. */
  long trials() {
    return trials;
  }
}

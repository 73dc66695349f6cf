package dev.stampede.experiments.search;

import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sweep.PointStore;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.Tried;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Runs a scenario with some values, and with twice as many replications as long as what is asked of
 * it is open. What was run once is not run again.
 */
public final class Probe {

  private final Points points;
  private final PointStore store;
  private final EvidenceSource source;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final Map<List<String>, Tried> tried = new LinkedHashMap<>();
  private long trials;

  /** What is run with some values, and what is kept of it. */
  public interface Points {

    /** Reads the scenario with some values, to be run so often. */
    Scenario read(List<String> values, int replications);

    /** Puts what its trials say into few words. */
    PointResult reading(Evidence evidence);

    /** What is kept of a scenario, so that nothing else is taken for it. */
    default String key(Scenario scenario) {
      return PointStore.key(scenario);
    }
  }

  /**
   * How often it is run.
   *
   * @param first at least 1
   * @param most with which nothing more is tried; at least {@code first}
   */
  public record Replications(int first, int most) {

    /** Rejects what is in the wrong order. */
    public Replications {
      if (first < 1 || most < first) {
        throw new IllegalArgumentException(
            "the most replications (%d) must not be below the first (%d), at least 1"
                .formatted(most, first));
      }
    }

    /** How many times it is looked at what there is, at most. */
    public int looks() {
      int looks = 1;
      for (long n = first; n < most; n *= 2) {
        looks++;
      }
      return looks;
    }
  }

  /** Nothing was run yet. */
  public Probe(
      Points points,
      PointStore store,
      EvidenceSource source,
      ProgressListener listener,
      Cancellation cancellation) {
    this.points = points;
    this.store = store;
    this.source = source;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /**
   * Runs what is not known yet.
   *
   * @param isOpen whether more replications may tell more
   * @return empty if it was cancelled
   */
  public Optional<Tried> run(
      List<String> values, Replications allowed, Predicate<PointResult> isOpen) {
    Tried known = tried.get(values);
    int replications =
        known == null ? allowed.first() : Math.max(allowed.first(), known.replications());
    while (true) {
      if (known == null || known.replications() < replications) {
        Optional<PointResult> result = run(values, replications);
        if (result.isEmpty()) {
          return Optional.empty();
        }
        known = new Tried(values, replications, result.get());
        tried.put(known.values(), known);
      }
      if (replications >= allowed.most() || !isOpen.test(known.result())) {
        return Optional.of(known);
      }
      replications = Math.min(2 * replications, allowed.most());
    }
  }

  private Optional<PointResult> run(List<String> values, int replications) {
    Scenario scenario = points.read(values, replications);
    String key = points.key(scenario);
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
            .map(points::reading);
    result.ifPresent(point -> store.keep(key, point));
    return result;
  }

  /** What was run last with some values; empty if nothing was. */
  public Optional<Tried> last(List<String> values) {
    return Optional.ofNullable(tried.get(values));
  }

  /** What was run last with all values that were tried, in the order in which they were. */
  public Collection<Tried> all() {
    return tried.values();
  }

  /** Trials that were run, those with fewer replications, too. */
  public long trials() {
    return trials;
  }
}

package dev.stampede.experiments.sweep;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.conclude.Setups;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.SweepAnswer;
import dev.stampede.reports.result.sweep.SweepAnswer.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs the points of a sweep, some at a time: of those that are finished only few words are kept,
 * so that memory does not grow with what has been run.
 */
public final class Sweep {

  private static final double NANOS_PER_SECOND = 1e9;

  private static final int MOST_WARNINGS = 5;

  private final SweepQuestion question;
  private final PointStore store;

  /** What is known of each point, by its number. */
  private final Map<Integer, Point> known = new LinkedHashMap<>();

  /** What points are warned of, and at how many of them. */
  private final Map<String, Integer> warnings = new LinkedHashMap<>();

  /** Prepares it. */
  public Sweep(SweepQuestion question, PointStore store) {
    this.question = question;
    this.store = store;
  }

  /**
   * Runs what the store does not have.
   *
   * @return partial if it was cancelled; empty if that was before the first point was known
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<SweepAnswer> run(
      EvidenceSource source, ProgressListener listener, Cancellation cancellation) {
    long start = System.nanoTime();
    int points = question.points().size();
    List<Integer> together = new ArrayList<>();
    List<Scenario> scenarios = new ArrayList<>();
    long trials = 0;
    Optional<Scenario> first = Optional.empty();
    for (int i = 0; i < points && !cancellation.isRequested(); i++) {
      Scenario scenario = question.read(question.points().get(i));
      first = first.or(() -> Optional.of(scenario));
      scenario.warnings().forEach(warning -> warnings.merge(warning, 1, Integer::sum));
      Optional<PointResult> kept = store.find(PointStore.key(scenario));
      if (kept.isPresent()) {
        know(i, scenario, kept.get());
      } else {
        together.add(i);
        scenarios.add(scenario);
        trials += scenario.plan().trials();
      }
      if (!together.isEmpty() && (trials >= source.together() || i == points - 1)) {
        run(together, scenarios, source, listener, cancellation);
        together.clear();
        scenarios.clear();
        trials = 0;
      }
    }
    return first.filter(scenario -> !known.isEmpty()).map(scenario -> answer(scenario, start));
  }

  private void run(
      List<Integer> numbers,
      List<Scenario> scenarios,
      EvidenceSource source,
      ProgressListener listener,
      Cancellation cancellation) {
    double before = known.size();
    double all = question.points().size();
    Optional<List<Evidence>> evidence =
        source.evidence(
            new ScenarioBatch(scenarios),
            (done, trials, allTrials) ->
                listener.progress((before + done * numbers.size()) / all, trials, allTrials),
            cancellation);
    int asked = scenarios.get(0).replications();
    if (evidence.isPresent() && evidence.get().get(0).replications() == asked) {
      for (int i = 0; i < numbers.size(); i++) {
        PointResult result = PointReading.of(evidence.get().get(i));
        store.keep(PointStore.key(scenarios.get(i)), result);
        know(numbers.get(i), scenarios.get(i), result);
      }
    }
  }

  private void know(int number, Scenario scenario, PointResult result) {
    known.put(number, new Point(scenario.name(), question.points().get(number).values(), result));
  }

  private SweepAnswer answer(Scenario first, long start) {
    List<Point> points = known.keySet().stream().sorted().map(known::get).toList();
    Digest digest = Digest.EMPTY;
    long events = 0;
    long trials = 0;
    for (Point point : points) {
      digest = digest.with(point.result().digest());
      events += point.result().events();
      trials += (long) point.result().architectures().size() * first.replications();
    }
    return new SweepAnswer(
        SweepAnswer.SCHEMA,
        question.name(),
        points.size() < question.points().size(),
        Verdict.MET,
        Setups.of(
            first,
            first.replications(),
            trials,
            events,
            (System.nanoTime() - start) / NANOS_PER_SECOND,
            digest),
        question.axes(),
        question.points().size(),
        points,
        warnings());
  }

  private List<String> warnings() {
    List<String> told =
        warnings.entrySet().stream()
            .limit(MOST_WARNINGS)
            .map(
                warning ->
                    "at %d of %d points: %s"
                        .formatted(warning.getValue(), question.points().size(), warning.getKey()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (warnings.size() > told.size()) {
      told.add("%d more warnings of the kind".formatted(warnings.size() - told.size()));
    }
    return told;
  }
}

package dev.stampede.experiments.sweep;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.conclude.Setups;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sequential.Stopping;
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

  /** What the files of points are warned of, and at how many of them. */
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
      Optional<PointResult> kept = store.find(question.key(scenario));
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
    ProgressListener ofAll =
        (done, trials, allTrials) ->
            listener.progress((before + done * numbers.size()) / all, trials, allTrials);
    List<Optional<PointResult>> results =
        question
            .precision()
            .map(enough -> settled(enough, scenarios, source, ofAll, cancellation))
            .orElseGet(() -> given(scenarios, source, ofAll, cancellation));
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).isPresent()) {
        PointResult result = results.get(i).get();
        store.keep(question.key(scenarios.get(i)), result);
        know(numbers.get(i), scenarios.get(i), result);
      }
    }
  }

  /** Points whose number of replications is given, if there was time for all of them. */
  private static List<Optional<PointResult>> given(
      List<Scenario> scenarios,
      EvidenceSource source,
      ProgressListener listener,
      Cancellation cancellation) {
    int asked = scenarios.get(0).replications();
    return source
        .evidence(new ScenarioBatch(scenarios), listener, cancellation)
        .filter(evidence -> evidence.get(0).replications() == asked)
        .map(evidence -> evidence.stream().map(PointReading::of).map(Optional::of).toList())
        .orElse(List.of());
  }

  /** Points that stop when they are known well enough, each by itself; empty for others. */
  private static List<Optional<PointResult>> settled(
      Precision enough,
      List<Scenario> scenarios,
      EvidenceSource source,
      ProgressListener listener,
      Cancellation cancellation) {
    return source.settled(new ScenarioBatch(scenarios), enough, listener, cancellation).stream()
        .map(
            settled ->
                settled
                    .filter(s -> s.stopping().reason() != Stopping.Reason.INTERRUPTED)
                    .map(PointReading::of))
        .toList();
  }

  private void know(int number, Scenario scenario, PointResult result) {
    known.put(number, new Point(scenario.name(), question.points().get(number).values(), result));
  }

  private SweepAnswer answer(Scenario first, long start) {
    List<Point> points = known.keySet().stream().sorted().map(known::get).toList();
    Digest digest = Digest.EMPTY;
    long events = 0;
    long trials = 0;
    int most = 0;
    for (Point point : points) {
      PointResult result = point.result();
      int replications = result.stopping().map(Stopping::lastLook).orElse(first.replications());
      digest = digest.with(result.digest());
      events += result.events();
      trials += (long) result.architectures().size() * replications;
      most = Math.max(most, replications);
    }
    return new SweepAnswer(
        SweepAnswer.SCHEMA,
        question.name(),
        points.size() < question.points().size(),
        verdict(points),
        Setups.of(
            first, most, trials, events, (System.nanoTime() - start) / NANOS_PER_SECOND, digest),
        question.axes(),
        question.points().size(),
        points,
        warnings(points));
  }

  private static Verdict verdict(List<Point> points) {
    boolean open =
        points.stream()
            .flatMap(point -> point.result().stopping().stream())
            .anyMatch(why -> why.asked().untilVerdict() && !why.unsettled().isEmpty());
    return open ? Verdict.INCONCLUSIVE : Verdict.MET;
  }

  /** What files are warned of, and what runs show, in the order of the points. */
  private List<String> warnings(List<Point> points) {
    Map<String, Integer> all = new LinkedHashMap<>();
    points.stream()
        .flatMap(point -> point.result().warnings().stream())
        .forEach(warning -> all.merge(warning, 1, Integer::sum));
    warnings.forEach((warning, times) -> all.merge(warning, times, Integer::sum));
    List<String> told =
        all.entrySet().stream()
            .limit(MOST_WARNINGS)
            .map(
                warning ->
                    "at %d of %d points: %s"
                        .formatted(warning.getValue(), question.points().size(), warning.getKey()))
            .collect(Collectors.toCollection(ArrayList::new));
    if (all.size() > told.size()) {
      told.add("%d more warnings of the kind".formatted(all.size() - told.size()));
    }
    return told;
  }
}

package dev.stampede.experiments.capacity;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.conclude.Setups;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.search.Bisection;
import dev.stampede.experiments.search.FirstKept;
import dev.stampede.experiments.search.Probe;
import dev.stampede.experiments.search.Probe.Replications;
import dev.stampede.experiments.sweep.Combinations;
import dev.stampede.experiments.sweep.PointStore;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.capacity.CapacityAnswer;
import dev.stampede.reports.result.capacity.CapacityAnswer.Beyond;
import dev.stampede.reports.result.capacity.CapacityAnswer.Finding;
import dev.stampede.reports.result.capacity.CapacityAnswer.Ideal;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for how much is enough. */
public final class Capacity {

  private static final double NANOS_PER_SECOND = 1e9;

  /** So many values would be tried one after the other; up to 15 are, together. */
  private static final int LOOKS_AHEAD = 4;

  private final CapacityQuestion question;
  private final Probe probe;
  private final Replications allowed;
  private final Cancellation cancellation;
  private final List<String> searched;
  private final Ideals ideals;

  /** Prepares the search. */
  public Capacity(
      CapacityQuestion question,
      PointStore store,
      EvidenceSource source,
      ProgressListener listener,
      Cancellation cancellation) {
    this.question = question;
    this.probe = new Probe(question, store, source, listener, cancellation);
    this.allowed =
        new Replications(question.scenario().replications(), question.mostReplications());
    this.cancellation = cancellation;
    this.searched = question.searched();
    this.ideals = new Ideals(question);
  }

  /**
   * Searches.
   *
   * @return partial if it was cancelled; empty if that was before anything was tried
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<CapacityAnswer> answer() {
    long start = System.nanoTime();
    List<Finding> findings = new ArrayList<>();
    for (List<String> values : Combinations.grid(others())) {
      for (String architecture : contenders()) {
        findings.add(finding(architecture, values));
      }
    }
    return probe.all().isEmpty()
        ? Optional.empty()
        : Optional.of(answer(cheapest(findings), (System.nanoTime() - start) / NANOS_PER_SECOND));
  }

  /**
   * Asks the source for all that the next steps of the search may need. It is for sources that
   * answer later, after {@link #answer} could not be given; what they know is read again then.
   */
  public void lookAhead() {
    for (List<String> values : Combinations.grid(others())) {
      for (String architecture : contenders()) {
        begin(ideals.of(architecture, values))
            .lookAhead(i -> verdict(values, i, architecture), LOOKS_AHEAD);
      }
    }
  }

  private List<Axis> others() {
    return question.axes().subList(0, question.axes().size() - 1);
  }

  /** The architectures that are asked about. */
  private List<String> contenders() {
    return question.scenario().trial().architectures().stream()
        .map(ArchitectureSpec::name)
        .filter(name -> !question.scenario().bounds().contains(name))
        .filter(name -> question.architecture().map(name::equals).orElse(true))
        .toList();
  }

  private Finding finding(String architecture, List<String> others) {
    Optional<Ideal> ideal = ideals.of(architecture, others);
    FirstKept first = FirstKept.of(begin(ideal), i -> verdict(others, i, architecture));
    Optional<String> value = first.value().map(searched::get);
    Optional<Beyond> beyond =
        first
            .beyond()
            .map(searched::get)
            .flatMap(
                next ->
                    probe
                        .last(CapacityQuestion.with(others, next))
                        .map(tried -> new Beyond(next, of(tried, architecture).verdict())));
    Optional<Estimate> cost =
        value
            .flatMap(enough -> probe.last(CapacityQuestion.with(others, enough)))
            .flatMap(
                tried -> of(tried, architecture).figure(Metrics.TOTAL_COST.name(), Objective.WHOLE))
            .map(Figure::value);
    return new Finding(architecture, others, value, beyond, cost, false, ideal);
  }

  /** A perfect system's value is where nobody looks in vain. */
  private Bisection begin(Optional<Ideal> ideal) {
    return ideal
        .flatMap(Ideal::value)
        .map(least -> Bisection.near(searched.indexOf(least), searched.size()))
        .orElseGet(() -> Bisection.anywhere(searched.size()));
  }

  /** What the promises of an architecture come to at a value; empty if it was cancelled. */
  private Optional<Verdict> verdict(List<String> others, int value, String architecture) {
    return probe
        .run(
            CapacityQuestion.with(others, searched.get(value)),
            allowed,
            result ->
                result.architecture(architecture).orElseThrow().verdict() == Verdict.INCONCLUSIVE)
        .map(tried -> of(tried, architecture).verdict());
  }

  private static OfArchitecture of(Tried tried, String architecture) {
    return tried.result().architecture(architecture).orElseThrow();
  }

  /** Marks the cheapest finding; where nothing has a price, and values are several, none. */
  private static List<Finding> cheapest(List<Finding> findings) {
    Optional<Finding> best =
        findings.stream()
            .filter(finding -> finding.cost().isPresent())
            .min(Comparator.comparingDouble(f -> f.cost().map(Estimate::mean).orElse(0.0)));
    return findings.stream()
        .map(finding -> best.filter(finding::equals).isPresent() ? finding.asCheapest() : finding)
        .toList();
  }

  private CapacityAnswer answer(List<Finding> findings, double wallSeconds) {
    Scenario scenario = question.scenario();
    List<Tried> tried = new ArrayList<>(probe.all());
    tried.sort(Comparator.comparing(Tried::values, this::compare));
    Digest digest = Digest.EMPTY;
    long events = 0;
    for (Tried each : tried) {
      digest = digest.with(each.result().digest());
      events += each.result().events();
    }
    return new CapacityAnswer(
        CapacityAnswer.SCHEMA,
        scenario.name(),
        cancellation.isRequested(),
        verdict(findings),
        Setups.of(
            scenario,
            tried.stream().mapToInt(Tried::replications).max().orElse(0),
            probe.trials(),
            events,
            wallSeconds,
            digest),
        question.axes(),
        question.largest(),
        scenario.objectives().stream().map(Objective::text).toList(),
        findings,
        tried,
        new Doubts(question, tried).warnings());
  }

  /** By their places on the axes. */
  private int compare(List<String> one, List<String> other) {
    for (int a = 0; a < question.axes().size(); a++) {
      List<String> values = question.axes().get(a).values();
      int order = Integer.compare(values.indexOf(one.get(a)), values.indexOf(other.get(a)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static Verdict verdict(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.value().isPresent())) {
      return Verdict.MET;
    }
    boolean open =
        findings.stream()
            .flatMap(finding -> finding.beyond().stream())
            .anyMatch(beyond -> beyond.verdict() == Verdict.INCONCLUSIVE);
    return open ? Verdict.INCONCLUSIVE : Verdict.FAILED;
  }
}

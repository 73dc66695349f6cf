package dev.stampede.experiments.tipping;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.conclude.Setups;
import dev.stampede.experiments.recovery.Level;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.search.Probe;
import dev.stampede.experiments.sweep.PointStore;
import dev.stampede.experiments.tally.PromiseWatch;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import dev.stampede.reports.result.sweep.Tried;
import dev.stampede.reports.result.tipping.TippingAnswer;
import dev.stampede.reports.result.tipping.TippingAnswer.Hysteresis;
import dev.stampede.reports.result.tipping.TippingAnswer.Kind;
import dev.stampede.reports.result.tipping.TippingAnswer.Longer;
import dev.stampede.reports.result.tipping.TippingAnswer.Region;
import dev.stampede.reports.result.tipping.TippingAnswer.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the smallest trigger after which a system does not recover by itself. */
public final class Tipping {

  private static final double NANOS_PER_SECOND = 1e9;

  private final TippingQuestion question;
  private final Probe probe;
  private final Cancellation cancellation;

  /** Prepares the search. */
  public Tipping(
      TippingQuestion question,
      PointStore store,
      EvidenceSource source,
      ProgressListener listener,
      Cancellation cancellation) {
    this.question = question;
    this.probe = new Probe(question, store, source, listener, cancellation);
    this.cancellation = cancellation;
  }

  /** What speaks against asking a question whose scenarios can all be read; empty for nothing. */
  public static Optional<String> objection(TippingQuestion question) {
    return Timing.objection(question);
  }

  /**
   * Searches.
   *
   * @return partial if it was cancelled; empty if that was before anything was tried
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<TippingAnswer> answer() {
    long start = System.nanoTime();
    TrialSpec calm = question.read(question.calm(), 1).trial();
    TrialSpec struck = question.read(question.settings("", question.harshest()), 1).trial();
    Timing timing = Timing.of(struck, calm).orElseThrow();
    Regions regions = new Regions(question, probe, calm);
    List<Region> found = new ArrayList<>();
    contenders().forEach(name -> found.add(regions.of(name, "")));
    List<Region> own = List.copyOf(found);
    for (String load : question.load().map(Axis::values).orElse(List.of())) {
      contenders().forEach(name -> found.add(regions.of(name, load)));
    }
    List<Region> tipped = own.stream().filter(region -> region.kind() == Kind.VULNERABLE).toList();
    Aftercare aftercare = new Aftercare(question, probe, timing);
    List<Longer> longer = tipped.stream().flatMap(r -> aftercare.longer(r).stream()).toList();
    List<Hysteresis> hysteresis =
        question.variants().shedding().stream()
            .flatMap(
                shedding ->
                    tipped.stream()
                        .flatMap(r -> aftercare.hysteresis(r.architecture(), shedding).stream()))
            .toList();
    List<Change> changes =
        question.variants().changes().stream()
            .filter(
                change ->
                    tipped.stream().anyMatch(r -> r.architecture().equals(change.architecture())))
            .toList();
    List<Remedy> remedies =
        changes.stream().flatMap(c -> aftercare.remedy(c, changes.size()).stream()).toList();
    Concerns concerns = new Concerns(question, calm, timing, found, longer);
    return probe.all().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TippingAnswer(
                TippingAnswer.SCHEMA,
                question.scenario().name(),
                cancellation.isRequested(),
                verdict(own),
                setup(start),
                question.trigger(),
                question.load().map(Axis::path),
                question.share(),
                levels(),
                Seconds.of(struck.durationNanos() - timing.endNanos()),
                found,
                hysteresis,
                remedies,
                longer,
                concerns.warnings()));
  }

  private List<String> contenders() {
    Scenario scenario = question.scenario();
    return scenario.trial().architectures().stream()
        .map(ArchitectureSpec::name)
        .filter(name -> !scenario.bounds().contains(name))
        .filter(name -> question.architecture().map(name::equals).orElse(true))
        .toList();
  }

  /** What each of our use cases has to keep. */
  private List<String> levels() {
    Scenario scenario = question.scenario();
    PromiseWatch watch = new PromiseWatch(scenario.trial(), scenario.objectives(), scenario.seed());
    return scenario.trial().useCases().stream()
        .filter(UseCaseSpec::isOurs)
        .map(UseCaseSpec::name)
        .map(name -> level(watch.levelWords(name), name))
        .toList();
  }

  /** The plain level says of nobody whose it is. */
  private static String level(String words, String useCase) {
    return words.equals(Level.WORDS) ? useCase + "." + words : words;
  }

  private Setup setup(long start) {
    Digest digest = Digest.EMPTY;
    long events = 0;
    for (Tried each : probe.all()) {
      digest = digest.with(each.result().digest());
      events += each.result().events();
    }
    return Setups.of(
        question.scenario(),
        probe.all().stream().mapToInt(Tried::replications).max().orElse(0),
        probe.trials(),
        events,
        (System.nanoTime() - start) / NANOS_PER_SECOND,
        digest);
  }

  private static Verdict verdict(List<Region> own) {
    return own.stream().anyMatch(region -> region.kind() == Kind.OPEN)
        ? Verdict.INCONCLUSIVE
        : Verdict.MET;
  }
}

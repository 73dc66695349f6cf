package dev.stampede.experiments.year;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.scenario.RunSize;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.models.TrialSpec;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what years come to. */
public final class Years {

  private static final double NANOS_PER_SECOND = 1e9;

  private final YearQuestion question;
  private final TrialSpec spec;
  private final Timing timing;
  private final Stretches stretches;
  private final YearRun run;

  /** Prepares it. */
  public Years(
      YearQuestion question,
      Executor executor,
      ProgressListener listener,
      Cancellation cancellation) {
    this.question = question;
    this.spec = question.scenario().trial();
    this.timing = Timing.of(spec);
    this.stretches = new Stretches(question.scenario(), executor, listener, cancellation);
    this.run = new YearRun(question, timing, stretches);
  }

  /** How large it is, as far as it can be told before. */
  public RunSize size() {
    double perSecond =
        spec.useCases().stream().mapToDouble(u -> u.source().expected().basePerSecond()).sum();
    double requests = perSecond * run.nanos() / NANOS_PER_SECOND * spec.architectures().size();
    return new RunSize(requests, question.scenario().size().leastBytes());
  }

  /**
   * Finds it out.
   *
   * @return partial if it was cancelled, empty if that was before two years were complete
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<YearAnswer> answer() {
    long start = System.nanoTime();
    Optional<YearTallies> complete = run.run();
    if (complete.isEmpty()) {
      return Optional.empty();
    }
    YearTallies tallies = complete.get();
    Map<Episode, List<List<Stint>>> without = withoutEach(tallies);
    Scenario scenario = question.scenario();
    YearConclusion conclusion = new YearConclusion(question, timing, tallies, without);
    Setup setup =
        new Setup(
            scenario.seed(),
            tallies.years().size(),
            YearQuestion.YEAR_NANOS / NANOS_PER_SECOND,
            timing.leadNanos() / NANOS_PER_SECOND,
            stretches.trials(),
            events(tallies, without),
            (System.nanoTime() - start) / NANOS_PER_SECOND,
            digest(tallies).toString());
    return Optional.of(conclusion.answer(setup, method(tallies), stretches.isCancelled()));
  }

  /** Runs episodes with several kinds of incidents without each of them. */
  private Map<Episode, List<List<Stint>>> withoutEach(YearTallies tallies) {
    List<Episode> mixed =
        tallies.episodes().filter(episode -> Causes.suspects(episode).size() > 1).toList();
    List<Variant> variants = new ArrayList<>();
    for (Episode episode : mixed) {
      for (Causes.Suspect suspect : Causes.suspects(episode)) {
        variants.add(
            stretches.struck(
                episode
                    .excerpt(timing, timing.drainNanos(spec))
                    .without(Causes.ids(episode, suspect))));
      }
    }
    List<Optional<List<Stint>>> stints = stretches.run(variants);
    Map<Episode, List<List<Stint>>> without = new HashMap<>();
    int next = 0;
    for (Episode episode : mixed) {
      int suspects = Causes.suspects(episode).size();
      List<List<Stint>> ofEpisode =
          stints.subList(next, next + suspects).stream().flatMap(Optional::stream).toList();
      if (ofEpisode.size() == suspects) {
        without.put(episode, ofEpisode);
      }
      next += suspects;
    }
    return without;
  }

  private Method method(YearTallies tallies) {
    double whole = (double) YearQuestion.YEAR_NANOS * tallies.years().size();
    long quietEvents =
        tallies.quiet().stream()
            .flatMap(quiet -> quiet.stints().stream())
            .mapToLong(Stint::events)
            .sum();
    double quietNanos =
        (double) question.quietWindows() * (timing.quietNanos() + timing.leadNanos());
    return new Method(
        tallies.years().size(),
        tallies.episodes().mapToLong(episode -> episode.incidents().size()).sum(),
        tallies.stints().size(),
        tallies.episodes().mapToLong(Episode::lengthNanos).sum() / whole,
        question.quietWindows(),
        timing.quietNanos() / NANOS_PER_SECOND,
        tallies.unsettled(),
        tallies
                .episodes()
                .flatMap(episode -> episode.incidents().stream())
                .mapToLong(Incident::tailNanos)
                .max()
                .orElse(timing.tailNanos())
            / NANOS_PER_SECOND,
        quietEvents * (whole / quietNanos));
  }

  private static long events(YearTallies tallies, Map<Episode, List<List<Stint>>> without) {
    long events = 0;
    for (Quiet quiet : tallies.quiet()) {
      events += quiet.stints().stream().mapToLong(Stint::events).sum();
    }
    for (List<Stint> stints : tallies.stints().values()) {
      events += stints.stream().mapToLong(Stint::events).sum();
    }
    for (List<List<Stint>> ofEpisode : without.values()) {
      events += ofEpisode.stream().flatMap(List::stream).mapToLong(Stint::events).sum();
    }
    return events;
  }

  /** Of all that counts, in the order of the years. */
  private Digest digest(YearTallies tallies) {
    Digest digest = Digest.EMPTY;
    for (int a = 0; a < spec.architectures().size(); a++) {
      digest = digest.with(spec.architectures().get(a).name());
      for (Stint stint : tallies.quiet().get(a).stints()) {
        digest = digest.with(stint.digest());
      }
      for (Episode episode : tallies.episodes().toList()) {
        digest = digest.with(tallies.stint(episode, a).digest());
      }
    }
    return digest;
  }
}

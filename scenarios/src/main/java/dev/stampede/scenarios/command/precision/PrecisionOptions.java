package dev.stampede.scenarios.command.precision;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sequential.Looks;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.reports.result.sequential.Asked;
import dev.stampede.reports.text.Figures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many replications are run, where that is decided by what they show. */
public final class PrecisionOptions {

  @Option(
      names = "--precision",
      paramLabel = "WIDTH",
      converter = Widths.Reading.class,
      description =
          "run replications until intervals reach no farther than this at either side: 5%% of each"
              + " value (of a difference: of the baseline's), or METRIC=WIDTH, as in"
              + " availability=0.1%% or latency.e2e.p99=200ms; several with commas")
  private Widths widths = Widths.NONE;

  @Option(
      names = "--until-verdict",
      description =
          "run replications until every objective is met or failed, and every difference between"
              + " contenders clear; with --precision, or known as narrowly as that")
  private boolean untilVerdict;

  @Option(
      names = "--max-replications",
      paramLabel = "N",
      description = "with either of the two: never more than this (default: 1000)")
  private @Nullable Integer most;

  private boolean isAsked() {
    return untilVerdict || !widths.equals(Widths.NONE);
  }

  /**
   * Returns what is wrong with the options themselves; empty if nothing is.
   *
   * @param replications as the command line gives them; null where it does not
   */
  public Optional<String> objection(@Nullable Integer replications) {
    if (!isAsked()) {
      return most == null
          ? Optional.empty()
          : Optional.of("--max-replications needs --precision or --until-verdict beside it");
    }
    if (replications != null && replications < Looks.FEWEST) {
      return Optional.of(
          "-n (%d) is the fewest replications of a run that stops by itself, and must be at least %d"
              .formatted(replications, Looks.FEWEST));
    }
    return Optional.empty();
  }

  /** Returns why they cannot be asked of a scenario; empty if they can. */
  public Optional<String> objection(Scenario scenario) {
    return verdictObjection(scenario).or(() -> capObjection(scenario));
  }

  /** Returns why a scenario has no verdict to wait for; empty if it has, or none is asked for. */
  public Optional<String> verdictObjection(Scenario scenario) {
    return untilVerdict && scenario.objectives().isEmpty()
        ? Optional.of(
            "--until-verdict: %s has no objective to be decided".formatted(scenario.name()))
        : Optional.empty();
  }

  /**
   * Returns why the cap does not fit a scenario; empty if it does.
   *
   * @param scenario that says with how many replications it begins
   */
  public Optional<String> capObjection(Scenario scenario) {
    int first = first(scenario);
    return !isAsked() || most == null || most >= first
        ? Optional.empty()
        : Optional.of(
            "--max-replications (%d) must be at least %d, the fewest of %s"
                .formatted(most, first, scenario.name()));
  }

  /** Returns what is asked of a scenario; empty if its number of replications is given. */
  public Optional<Precision> of(Scenario scenario) {
    if (!isAsked()) {
      return Optional.empty();
    }
    int first = first(scenario);
    Looks looks = new Looks(first, most == null ? Math.max(first, Looks.MOST) : most);
    return Optional.of(
        new Precision(
            new Asked(widths.relative(), widths.absolute(), untilVerdict, looks.most()), looks));
  }

  /** Returns what to expect, to be told before it begins; empty if the number is given. */
  public Optional<String> note(Scenario scenario) {
    return of(scenario)
        .map(
            asked ->
                "%s: as many replications as it takes, from %s to %s"
                    .formatted(
                        scenario.name(),
                        Figures.count(asked.looks().first()),
                        Figures.count(asked.looks().most())));
  }

  /** Returns a scenario with as many replications as there may be of it. */
  public Scenario longest(Scenario scenario) {
    return of(scenario).map(p -> scenario.withReplications(p.looks().most())).orElse(scenario);
  }

  /** Returns scenarios that are run equally often, likewise. */
  public ScenarioBatch longest(ScenarioBatch batch) {
    return new ScenarioBatch(batch.scenarios().stream().map(this::longest).toList());
  }

  /** As many as the scenario or the command line asks for, if they are enough to look at. */
  private static int first(Scenario scenario) {
    return Math.max(Looks.FEWEST, scenario.replications());
  }
}

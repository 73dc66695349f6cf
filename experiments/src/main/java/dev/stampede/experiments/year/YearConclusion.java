package dev.stampede.experiments.year;

import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.experiments.year.Totals.Work;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import dev.stampede.reports.result.question.Setup;
import dev.stampede.reports.result.year.YearAnswer;
import dev.stampede.reports.result.year.YearAnswer.Method;
import dev.stampede.reports.result.year.YearAnswer.OfArchitecture;
import dev.stampede.reports.result.year.YearAnswer.OfUseCase;
import dev.stampede.reports.result.year.YearAnswer.OneYear;
import dev.stampede.reports.text.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Says what came out of years. */
final class YearConclusion {

  private final YearQuestion question;
  private final Scenario scenario;
  private final TrialSpec spec;
  private final Timing timing;
  private final YearTallies tallies;
  private final Map<Episode, List<List<Stint>>> without;
  private final List<Reckoning> reckonings;

  /**
   * Reckons every architecture up.
   *
   * @param without of episodes with several suspects, the episode without each of them
   */
  YearConclusion(
      YearQuestion question,
      Timing timing,
      YearTallies tallies,
      Map<Episode, List<List<Stint>>> without) {
    this.question = question;
    this.scenario = question.scenario();
    this.spec = scenario.trial();
    this.timing = timing;
    this.tallies = tallies;
    this.without = without;
    this.reckonings =
        IntStream.range(0, spec.architectures().size())
            .mapToObj(a -> Reckoning.of(spec, tallies, timing, a, scenario.seed()))
            .toList();
  }

  YearAnswer answer(Setup setup, Method method, boolean partial) {
    List<ObjectiveResult> objectives = new ArrayList<>();
    List<String> notJudged = new ArrayList<>();
    for (Objective objective : scenario.objectives()) {
      if (isOfYear(objective)) {
        for (int a = 0; a < reckonings.size(); a++) {
          objectives.add(judge(objective, a, method));
        }
      } else {
        notJudged.add(objective.text());
      }
    }
    return new YearAnswer(
        YearAnswer.SCHEMA,
        scenario.name(),
        partial,
        Verdict.ofAll(
            objectives.stream()
                .filter(result -> decides(result.architecture()))
                .map(ObjectiveResult::verdict)
                .toList()),
        setup,
        method,
        question.promised(),
        Objects.requireNonNullElse(scenario.currency(), ""),
        IntStream.range(0, reckonings.size()).mapToObj(this::architecture).toList(),
        objectives,
        notJudged,
        warnings(method));
  }

  private boolean decides(String architecture) {
    return scenario.gate() == null
        ? !scenario.bounds().contains(architecture)
        : architecture.equals(scenario.gate());
  }

  /** What is said of shares is said of any time; numbers are of a run's. */
  private static boolean isOfYear(Objective objective) {
    return objective.metric().equals(Metrics.AVAILABILITY)
        && objective.versus() == null
        && objective.ofReplications() == null;
  }

  private OfArchitecture architecture(int number) {
    ArchitectureSpec architecture = spec.architectures().get(number);
    Reckoning reckoning = reckonings.get(number);
    Map<Episode, List<Totals>> lacking = new HashMap<>();
    without.forEach(
        (episode, each) ->
            lacking.put(
                episode, each.stream().map(stints -> stints.get(number).totals()).toList()));
    boolean complete =
        tallies.episodes().allMatch(e -> Causes.suspects(e).size() == 1 || lacking.containsKey(e));
    return new OfArchitecture(
        architecture.name(),
        scenario.bounds().contains(architecture.name()),
        reckoning.availability(totals -> totals.whole(spec)).yearly(false),
        isPriced() ? Optional.of(reckoning.sum(reckoning::cost)) : Optional.empty(),
        IntStream.range(0, spec.useCases().size())
            .filter(i -> spec.useCases().get(i).isOurs())
            .mapToObj(i -> useCase(reckoning, i))
            .toList(),
        complete
            ? new Causes(tallies, timing, reckoning, number, lacking).all(isPriced())
            : List.of());
  }

  private boolean isPriced() {
    return scenario.currency() != null;
  }

  private OfUseCase useCase(Reckoning reckoning, int number) {
    UseCaseSpec useCase = spec.useCases().get(number);
    Function<Totals, Work> work = totals -> totals.works().get(number);
    YearlyEstimate availability = reckoning.availability(work);
    boolean people = useCase.source().isClosedLoop() && !useCase.source().isOfAgents();
    double[] availabilities = reckoning.availabilities(work);
    double[] tickets = reckoning.values(totals -> work.apply(totals).tickets());
    double[] costs = reckoning.values(totals -> reckoning.cost(number, totals));
    List<OneYear> years =
        IntStream.range(0, availabilities.length)
            .mapToObj(
                y ->
                    new OneYear(
                        availabilities[y],
                        tickets[y],
                        people ? reckoning.lost(number, reckoning.struck().get(y)) : Double.NaN,
                        isPriced() ? costs[y] : Double.NaN))
            .toList();
    return new OfUseCase(
        useCase.name(),
        availability.yearly(false),
        reckoning.tickets(work),
        people ? Optional.of(reckoning.hours(number)) : Optional.empty(),
        isPriced()
            ? Optional.of(reckoning.sum(totals -> reckoning.cost(number, totals)))
            : Optional.empty(),
        new Promises(availabilities, availability.below(), question.promised()).all(),
        years);
  }

  private ObjectiveResult judge(Objective objective, int architecture, Method method) {
    Reckoning reckoning = reckonings.get(architecture);
    Estimate value = reckoning.availability(work(objective)).ofMean();
    String why = method.incidents() < Sightings.FEWEST ? tooFew(method) : "";
    double low = Objects.requireNonNull(value.ci95().get(0));
    double high = Objects.requireNonNull(value.ci95().get(1));
    return new ObjectiveResult(
        objective.text(),
        spec.architectures().get(architecture).name(),
        why.isEmpty() ? objective.limit().verdict(new Interval(low, high)) : Verdict.INCONCLUSIVE,
        value.mean(),
        value,
        objective.useCase(),
        objective.metric().name(),
        objective.limit().operator(),
        objective.limit().value(),
        objective.unit(),
        objective.each(),
        why,
        WithinLimit.NONE);
  }

  private Function<Totals, Work> work(Objective objective) {
    if (objective.isOfWhole()) {
      return totals -> totals.whole(spec);
    }
    int number =
        spec.useCases().stream().map(UseCaseSpec::name).toList().indexOf(objective.useCase());
    return totals -> totals.works().get(number);
  }

  private static String tooFew(Method method) {
    return "there were %d incidents in %d years: fewer than %d say too little"
        .formatted(method.incidents(), method.years(), Sightings.FEWEST);
  }

  private List<String> warnings(Method method) {
    List<String> warnings = new ArrayList<>();
    if (method.incidents() < Sightings.FEWEST) {
      warnings.add(tooFew(method) + "; give more with -n");
    }
    if (method.unsettled() > 0) {
      warnings.add(
          "after %s of %s episodes it was not as before even %s after the last incident; what comes later is left out, so years are worse than they are said to be"
              .formatted(
                  Figures.count(method.unsettled()),
                  Figures.count(tallies.episodes().count()),
                  Figures.seconds(method.longestSeconds())));
    }
    return warnings;
  }
}

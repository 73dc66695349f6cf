package dev.stampede.experiments.year;

import dev.stampede.experiments.stationary.Stationarity;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.tier.SweepsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a scenario happens at a time of its own. An incident can come at any time of a year, and
 * what is around it is simulated as if it were any: so nothing may change but by incidents.
 */
public final class ByTheClock {

  private ByTheClock() {}

  /** Returns why a year cannot be made of a scenario, in sentences; none if it can. */
  public static List<String> objections(TrialSpec spec) {
    List<String> objections = new ArrayList<>();
    if (spec.faults().incidents().isEmpty()) {
      objections.add(
          "a year is made of incidents, and nothing goes wrong by chance here; give a provider or a"
              + " dependency 'incidents: {preset: openai-2024}', or 'incidents: {mean_between: 53h,"
              + " repair: {dist: lognormal, p50: 72m, p90: 7h}}'");
    }
    List<FaultSpec> faults = spec.faults().scheduledBefore(spec.durationNanos());
    if (!faults.isEmpty()) {
      objections.add(
          "the faults %s strike at a time of the run, which is no time of a year; 'incidents' say how often something goes wrong, and --set faults=[] leaves the others out"
              .formatted(names(faults.stream().map(FaultSpec::id))));
    }
    List<String> demand =
        spec.useCases().stream()
            .filter(
                useCase ->
                    !Stationarity.isConstant(useCase.source().expected(), YearQuestion.YEAR_NANOS))
            .map(UseCaseSpec::name)
            .toList();
    if (!demand.isEmpty()) {
      objections.add(
          "the demand of %s changes with time (a surge, a rhythm, shifts, a recording): incidents are simulated as if they came at any time, so it has to have one rate; leave that out, or ask with the rate of the hours that matter"
              .formatted(names(demand.stream())));
    }
    List<String> others =
        Stream.of(
                spec.providers().stream()
                    .filter(ByTheClock::changes)
                    .map(provider -> "providers." + provider.name()),
                spec.architectures().stream()
                    .filter(ByTheClock::changes)
                    .map(architecture -> "architectures." + architecture.name()),
                spec.dependencies().stream()
                    .filter(ByTheClock::changes)
                    .map(dependency -> "dependencies." + dependency.name()),
                spec.steps().stream()
                    .filter(step -> step.occasion().knownNanos() != null)
                    .map(StepSpec::id)
                    .map("steps."::concat))
            .flatMap(places -> places)
            .toList();
    if (!others.isEmpty()) {
      objections.add(
          "%s: capacity, a market or a step of operators changes at a time of the run, which is no time of a year; leave that out"
              .formatted(names(others.stream())));
    }
    if (!spec.platforms().migrations().isEmpty()) {
      objections.add(
          "users move between platforms, and who has moved stays: a year does not go back to what it was after an incident; leave 'migration' out");
    }
    return objections;
  }

  private static String names(Stream<String> names) {
    return names.map("'%s'"::formatted).collect(Collectors.joining(", "));
  }

  private static boolean changes(ProviderSpec provider) {
    MarketSpec market = provider.market();
    return provider.engine().followsTheClock()
        || (provider.scaling() != null && provider.scaling().autoscaler().followsTheClock())
        || (market != null
            && !(Stationarity.isConstant(market.demand(), YearQuestion.YEAR_NANOS)
                && Stationarity.isConstant(market.signUps(), YearQuestion.YEAR_NANOS)));
  }

  private static boolean changes(ArchitectureSpec architecture) {
    return architecture.ownServers().anyMatch(ByTheClock::changes);
  }

  private static boolean changes(DependencySpec dependency) {
    SweepsSpec sweeps = dependency.sweeps();
    return dependency.engine().followsTheClock()
        || (sweeps != null
            && (sweeps.fromNanos() > 0
                || sweeps.rolloutNanos() > 0
                || sweeps.untilNanos() != SweepsSpec.ENDLESS));
  }
}

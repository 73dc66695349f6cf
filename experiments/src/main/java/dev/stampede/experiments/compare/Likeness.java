package dev.stampede.experiments.compare;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.text.Figures;
import java.util.List;
import java.util.Optional;

/** Whether the figures of two scenarios can stand beside each other. */
final class Likeness {

  private static final double NANOS_PER_SECOND = 1e9;

  private Likeness() {}

  /** Returns what is against it, in words that follow the other one's name; empty for nothing. */
  static Optional<String> objection(Scenario first, String name, Scenario other) {
    long duration = first.trial().durationNanos();
    long others = other.trial().durationNanos();
    if (duration != others) {
      return Optional.of(
          "runs for %s, and %s for %s".formatted(time(others), name, time(duration)));
    }
    long warmup = first.trial().horizon().warmupNanos();
    long othersWarmup = other.trial().horizon().warmupNanos();
    if (warmup != othersWarmup) {
      return Optional.of(
          "warms up for %s, and %s for %s".formatted(time(othersWarmup), name, time(warmup)));
    }
    if (!String.valueOf(first.currency()).equals(String.valueOf(other.currency()))) {
      return Optional.of(
          "is paid in %s, and %s in %s".formatted(currency(other), name, currency(first)));
    }
    List<String> useCases = names(first);
    List<String> missing =
        useCases.stream().filter(useCase -> !names(other).contains(useCase)).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("has no use case '%s', and %s has one".formatted(missing.get(0), name));
  }

  private static String time(long nanos) {
    return Figures.seconds(nanos / NANOS_PER_SECOND);
  }

  private static String currency(Scenario scenario) {
    return scenario.currency() == null ? "nothing" : scenario.currency();
  }

  private static List<String> names(Scenario scenario) {
    return scenario.trial().useCases().stream().map(UseCaseSpec::name).toList();
  }
}

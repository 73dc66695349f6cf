package dev.stampede.scenarios.session;

import dev.stampede.experiments.scenario.RunSize;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.reports.text.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** Says how large a run is before it begins. */
public final class SizeNotes {

  private static final double WORTH_SAYING_SECONDS = 10;
  private static final double BYTES_PER_MIB = 1 << 20;

  private SizeNotes() {}

  /** Returns what to expect of a scenario, as the end of a sentence. */
  public static String of(Scenario scenario, int cores) {
    RunSize size = scenario.size();
    int replications = scenario.replications();
    double seconds = size.seconds(replications, cores);
    return "some %s pieces of work, %s events, %s"
        .formatted(
            rough(size.requests() * replications),
            rough(size.events(replications)),
            seconds < 1
                ? "under a second"
                : "%s on %d %s"
                    .formatted(Figures.seconds(seconds), cores, cores == 1 ? "core" : "cores"));
  }

  /** Returns the same where it is long enough to be told without being asked. */
  public static Optional<String> ifLong(Scenario scenario, int cores) {
    double seconds = scenario.size().seconds(scenario.replications(), cores);
    return seconds < WORTH_SAYING_SECONDS
        ? Optional.empty()
        : Optional.of("%s: %s before retries".formatted(scenario.name(), of(scenario, cores)));
  }

  /** Returns the same of several scenarios together. */
  public static Optional<String> ifLong(ScenarioBatch batch, int cores) {
    List<RunSize> sizes = batch.scenarios().stream().map(Scenario::size).toList();
    RunSize all =
        new RunSize(
            sizes.stream().mapToDouble(RunSize::requests).sum(),
            sizes.stream().mapToDouble(RunSize::leastBytes).max().orElse(0));
    return ifLong(batch.scenarios().get(0).withSize(all), cores);
  }

  /** Writes a number of which no more than two digits mean anything. */
  private static String rough(double number) {
    return Figures.count(new BigDecimal(number).round(new MathContext(2)).longValue());
  }

  /**
   * Returns why a scenario cannot be run in a memory; empty where it may fit.
   *
   * @param bytes how much memory there is
   */
  public static Optional<String> objection(Scenario scenario, long bytes) {
    double least = scenario.size().leastBytes();
    return least <= bytes
        ? Optional.empty()
        : Optional.of(
            "%s does not fit into memory: what waits in its queues takes at least %s MiB, and there are %s MiB"
                .formatted(
                    scenario.name(), rough(least / BYTES_PER_MIB), rough(bytes / BYTES_PER_MIB)));
  }
}

package dev.stampede.scenarios.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.forecast.PerfectSystem;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.models.TrialSpec;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PerfectSystemTest {

  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: bound
      duration: 2h
      seed: 5
      replications: 3
      demand:
        chat:
          arrivals: {rate: 60/s}
          tolerance: {deadline: 20s, min_quality: 0.6}
          request: {input_tokens: 100, output_tokens: 50}
      providers:
        main: {engine: {servers: 100, service: 1s}}
        other: {engine: {servers: 100, service: 1s}, quota: {rpm: 1800}}
      faults:
        - {id: down, provider: main, kind: outage, at: 1h, for: 1h}
      architectures:
        alone: {ladder: [main]}
        both: {ladder: [main, other]}
      """;

  private static Scenario read(String... settings) {
    Problems problems = new Problems();
    Scenario scenario =
        ScenarioReader.read(
            Source.of("bound.yaml", SCENARIO),
            List.of(settings),
            Path.of(""),
            LocalDate.of(2026, 12, 1),
            problems);
    if (scenario == null) {
      throw new AssertionError(problems.render());
    }
    return scenario;
  }

  private static Optional<PerfectSystem> system(String architecture, String... settings) {
    TrialSpec trial = read(settings).trial();
    return PerfectSystem.of(trial, trial.architecture(architecture), trial.useCases().get(0));
  }

  private static double served(String architecture, double wait, String... settings) {
    return system(architecture, settings).orElseThrow().servedShare(wait);
  }

  @Test
  void outageWithoutAFallback_losesHalf() {
    assertThat(served("alone", 0)).isCloseTo(0.5, within(1e-9));
  }

  /** Of 216,000 in the hour, 30 a second are served, and a minute's quota that was saved. */
  @Test
  void fallback_servesAsMuchAsItsQuotaAdmits() {
    double lost = 216_000 - 30 * 3_600 - 1_800;

    assertThat(served("both", 0)).isCloseTo(1 - lost / 432_000, within(1e-9));
  }

  /** Those of the last 20 s may wait: 30 a second more. */
  @Test
  void workThatMayWait_isLostLess() {
    double lost = 216_000 - 30 * 3_620 - 1_800;

    assertThat(served("both", 20)).isCloseTo(1 - lost / 432_000, within(1e-9));
  }

  /** A call takes 150 tokens: 270,000 a minute are 1,800 calls. */
  @Test
  void limits_areOfTokensToo() {
    assertThat(served("both", 0, "providers.other.quota={rpm: 9000, tpm: 270000}"))
        .isCloseTo(served("both", 0), within(1e-9));
  }

  @Test
  void answersThatAreNotGoodEnough_areNone() {
    assertThat(served("both", 0, "providers.other.quality=0.5")).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void cache_takesItsShareOff() {
    String cache = "architectures.alone.ladder=[{cache: {hit: 30%, quality: 1}}, main]";

    assertThat(system("alone", cache).orElseThrow().offered(0)).isCloseTo(42, within(1e-9));
  }

  @Test
  void partOfTheCapacity_isPartOfIt() {
    String cut =
        "faults=[{id: cut, provider: main, kind: capacity, capacity: 30%, at: 0s, for: 2h}]";

    assertThat(served("alone", 0, cut)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void peopleOfAShift_areThereWhileItLasts() {
    String desk =
        "architectures.alone.ladder=[{human: {handle: 1s, max_queue: 9,"
            + " shifts: [{from: 0s, agents: 60}, {from: 30m, agents: 15}]}}]";

    assertThat(served("alone", 0, desk)).isCloseTo(0.25 + 0.75 * 0.25, within(1e-3));
  }

  @Test
  void whatComesOnlyIfAllIsWell_hasNoBound() {
    assertThat(system("alone", "demand.chat.resubmit={probability: 50%, delay: 1m}")).isEmpty();
    assertThat(system("alone", "demand.chat={people: 5, think: 1m}")).isEmpty();
  }

  private static int below(RandomStream random, int bound) {
    return (int) (random.nextUniform() * bound);
  }

  /**
   * Servers, queues, quotas, outages and bursts at random: what is simulated is never better in the
   * mean. False alarms: availability is a mean of 3 replications of more than 1,000 calls each, and
   * is allowed to be .02 above, more than five standard errors.
   */
  @Test
  void noSimulation_isBetter() {
    RandomStream random = new RandomStreams(41, 0).stream("systems");
    int close = 0;
    for (int i = 0; i < 12; i++) {
      String[] settings = {
        "duration=15m",
        "demand.chat.arrivals.rate=" + (2 + below(random, 8)) + "/s",
        "demand.chat.arrivals.surges=[{at: 5m, peak: %dx, rise: 1m, hold: 2m, fall: 1m}]"
            .formatted(1 + below(random, 6)),
        "providers.main.engine={servers: %d, service: {dist: exponential, mean: 1s}, queue_limit: %d}"
            .formatted(1 + below(random, 30), below(random, 200)),
        "providers.other.engine={servers: %d, service: {dist: exponential, mean: 2s}, queue_limit: 9}"
            .formatted(1 + below(random, 10)),
        "providers.other.quota={rpm: %d}".formatted(60 + below(random, 600)),
        "faults=[{id: down, provider: main, kind: outage, at: 8m, for: %dm}]"
            .formatted(1 + below(random, 9))
      };
      Scenario scenario = read(settings).withOnly("both");
      double simulated =
          new Experimenter(new LocalExecutor(2, text -> scenario.trial()))
              .run(scenario, (done, trials, all) -> {}, new Cancellation())
              .orElseThrow()
              .summary()
              .architectures()
              .get(0)
              .useCases()
              .get(0)
              .availability()
              .mean();
      double bound = served("both", 20, settings);

      assertThat(simulated).as("%s", List.of(settings)).isLessThan(bound + 0.02);
      close += bound - simulated < 0.05 ? 1 : 0;
    }
    assertThat(close).as("bounds that are near").isGreaterThan(3);
  }
}

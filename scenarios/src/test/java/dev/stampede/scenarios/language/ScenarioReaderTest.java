package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.tally.Limit;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.models.Drain;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.arrival.replay.Blocks;
import dev.stampede.models.arrival.replay.Recording;
import dev.stampede.models.arrival.replay.Replay;
import dev.stampede.models.arrival.replay.TraceSpec;
import dev.stampede.models.demand.SourceSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.ToleranceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario as in the design, decoded to exactly what it says. */
class ScenarioReaderTest {
  static final String EXAMPLE =
      """
      apiVersion: stampede/v1
      name: black-friday
      description: Everybody comes at once, and north goes away
      duration: 3h
      warmup: 10m
      seed: 42
      replications: 5
      demand:
        support-chat:
          arrivals: {rate: 40/s, surges: [{at: 1h, peak: 12x, rise: 5m, hold: 20m, fall: 40m}]}
          request:
            input_tokens:  {dist: lognormal, p50: 1020, p99: 4142}
            output_tokens: {dist: lognormal, p50: 129, p99: 601}
            max_tokens: 1024
          tolerance: {deadline: 20s, first_token: 4s, min_quality: 0.6}
          patience: {dist: exponential, mean: 45s}
          ticket_cost: 6 USD
        coding-agents:
          arrivals: {trace: requests.csv, speed: 2x}
          request: {max_tokens: 2k, stream: true}
          tolerance: {deadline: 15m, human_wait: 2h}
          priority: 3
        neighbours:
          arrivals: {rate: 600/min}
          tenant: neighbour
          served_by: single
      providers:
        north:
          engine: {tokens: {concurrency: 6k, first_token: 400ms, tokens_per_second: 70/s, queue_limit: 500}}
          quota: {rpm: 4000, itpm: 2M, otpm: 400k}
        south:
          engine: {servers: 400, service: 8s, queue_limit: 100, discipline: priority}
          quota: {rpm: 2000, itpm: 1M, output: reserved, burst: 10s}
          quality: 0.85
          network: 20ms
      faults:
        - {id: outage, provider: north, kind: outage, at: 70m, for: 45m, status: 529}
        - {id: slow, provider: south, kind: slow, at: 2h, for: 5m, factor: 2.5x}
        - {id: brown, provider: south, kind: brownout, at: 1h, for: 5m, errors: 30%, error_latency: 1s}
      architectures:
        single:   {chain: [{retry: {max_retries: 2, backoff: {initial: 500ms, max: 8s, jitter: 25%}}}, {timeout: 60s}, circuit_breaker], ladder: [north]}
        failover: {extends: single, ladder: [north, {provider: {name: south, when: breaker_open}}]}
        graceful: {extends: failover, ladder: [north, south, {cache: {hit: 34%, quality: 0.6}}, {human: {agents: 25, handle: {dist: lognormal, p50: 4m, p95: 12m}, max_queue: 200}}]}
      objectives:
        - support-chat.availability >= 99.5%
        - support-chat.latency.e2e.p99 <= 20s
        - {metric: tickets, versus: single, at_most: 10%}
      """;

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  @TempDir private Path directory;

  @Test
  void example_isDecodedExactly() throws IOException {
    Files.writeString(
        directory.resolve("requests.csv"),
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2023-11-16 18:17:03.9799600,4808,10
        2023-11-16 19:17:04.0319600,3180,8
        """);
    Reading reading = new Reading(EXAMPLE, directory);
    reading.complains();
    Scenario scenario = reading.scenario();
    SourceSpec agents = scenario.trial().useCases().get(1).source();
    TraceSpec traced = (TraceSpec) ((PopulationSpec) agents).arrivals();
    assertThat(scenario)
        .isEqualTo(
            new Scenario(
                "black-friday",
                "Everybody comes at once, and north goes away",
                new ScenarioText("scenario.yaml", directory.toString(), EXAMPLE, List.of()),
                scenario.sha256(),
                42,
                5,
                trial(traced),
                List.of(
                    new Objective(
                        "support-chat.availability >= 99.5%",
                        "support-chat", Metrics.AVAILABILITY, new Limit(0.995, true), null, null),
                    new Objective(
                        "support-chat.latency.e2e.p99 <= 20s",
                        "support-chat",
                        Metrics.LATENCY_P99,
                        new Limit(20, false),
                        null,
                        null),
                    tickets("support-chat"),
                    tickets("coding-agents")),
                Set.of(),
                null,
                "USD",
                List.of(),
                scenario.size()));
  }

  private static Objective tickets(String useCase) {
    return new Objective(
        useCase + ".tickets <= 10% of single",
        useCase,
        Metrics.TICKETS,
        new Limit(0.1, false),
        "single",
        null);
  }

  private TrialSpec trial(TraceSpec traced) {
    return new TrialSpec(
        Horizon.of(new Intervals(MINUTE, 180), 10 * MINUTE),
        new Drain(18 * MINUTE), // a tenth of three hours
        List.of(new LatencyLimit("support-chat", Span.END_TO_END, 20 * SECOND)),
        useCases(traced),
        providers(),
        new FaultPlan(faults(), List.of(), Map.of()),
        architectures());
  }

  private static List<FaultSpec> faults() {
    return List.of(
        new FaultSpec("outage", "north", 70 * MINUTE, 45 * MINUTE, new Outage(529, 0)),
        new FaultSpec("slow", "south", 2 * HOUR, 5 * MINUTE, new Slow(2.5)),
        new FaultSpec("brown", "south", HOUR, 5 * MINUTE, new Brownout(0.3, 503, SECOND)));
  }

  private List<UseCaseSpec> useCases(TraceSpec traced) {
    return List.of(
        new UseCaseSpec(
            "support-chat",
            "ourselves",
            new PopulationSpec(
                RatedSpec.poisson(
                    40, List.of(new Surge(HOUR, 12, 5 * MINUTE, 20 * MINUTE, 40 * MINUTE)))),
            new RequestSpec(
                Lognormal.ofPercentiles(1020, 0.99, 4142),
                Lognormal.ofPercentiles(129, 0.99, 601),
                1024,
                false),
            new ToleranceSpec(20 * SECOND, 4 * SECOND, 0.6, 20 * SECOND),
            new Exponential(45),
            0,
            6,
            null),
        new UseCaseSpec(
            "coding-agents",
            "ourselves",
            new PopulationSpec(
                new TraceSpec(
                    "requests.csv",
                    new Replay(2, 1, 1, 3 * HOUR, 0, Blocks.NONE, false),
                    traced.source(),
                    new Recording(
                        2,
                        HOUR + 52_000_000,
                        2 * HOUR + 104_000_000,
                        6 * HOUR,
                        2,
                        traced.recording().counts(),
                        new MeanTokens(3994, 9),
                        traced.recording().sizes()))),
            new RequestSpec(new Constant(1), new Constant(1), 2000, true),
            new ToleranceSpec(15 * MINUTE, ToleranceSpec.FOREVER, 0, 2 * HOUR),
            null,
            3,
            0,
            null),
        new UseCaseSpec(
            "neighbours",
            "neighbour",
            new PopulationSpec(RatedSpec.poisson(10, List.of())),
            RequestSpec.UNIT,
            ToleranceSpec.ANYTHING,
            null,
            0,
            0,
            "single"));
  }

  private static List<ProviderSpec> providers() {
    return List.of(
        new ProviderSpec(
            "north",
            new TokensSpec(6000, new Constant(0.4), new Constant(70), 500, Discipline.FIFO),
            new QuotaSpec(4000, 2_000_000, 400_000, QuotaSpec.OutputCharge.METERED, MINUTE),
            1,
            0,
            529,
            true),
        new ProviderSpec(
            "south",
            new ServersSpec(400, new Constant(8), 100, Discipline.PRIORITY, null),
            new QuotaSpec(
                2000, 1_000_000, QuotaSpec.UNLIMITED, QuotaSpec.OutputCharge.RESERVED, 10 * SECOND),
            0.85,
            20_000_000,
            529,
            true));
  }

  private static List<ArchitectureSpec> architectures() {
    List<PolicySpec> chain =
        List.of(
            new RetrySpec(
                2,
                new BackoffSpec(
                    500_000_000, 2, 8 * SECOND, new BackoffSpec.Jitter.Shrink(0.25), false),
                RetryAfterSpec.UP_TO_A_MINUTE,
                RetrySpec.WORTH_RETRYING),
            new TimeoutSpec(MINUTE),
            CircuitBreakerSpec.DEFAULT);
    RungSpec north = new ProviderRungSpec("north", RungSpec.ANY, false);
    return List.of(
        new ArchitectureSpec("single", chain, List.of(north), 1),
        new ArchitectureSpec(
            "failover",
            chain,
            List.of(north, new ProviderRungSpec("south", Outcomes.of(Status.BREAKER_OPEN), false)),
            1),
        new ArchitectureSpec(
            "graceful",
            chain,
            List.of(
                north,
                new ProviderRungSpec("south", RungSpec.ANY, false),
                new CacheRungSpec(0.34, 0.6, 5_000_000, RungSpec.ANY, false),
                new HumanRungSpec(
                    new HumanDeskSpec(25, Lognormal.ofPercentiles(240, 0.95, 720), 200, null, 1, 0),
                    RungSpec.ANY,
                    false)),
            1));
  }
}

package dev.stampede.models;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.models.Sketch.Row;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replicas of a gateway have policies of their own; the work does not depend on their number. */
class ReplicasTest {

  private static final PolicySpec BREAKER =
      new CircuitBreakerSpec(
          0.5, 1, nanos(60), WindowType.COUNT_BASED, 2, 2, 1, 0, nanos(60), false);

  /** Servers for everybody, so that no piece of work feels another. */
  private static TrialResult open(int replicas) {
    RequestSpec request = new RequestSpec(new Lognormal(6, 1), new Lognormal(5, 1), 10_000, true);
    ToleranceSpec tolerance = new ToleranceSpec(nanos(4), nanos(0.9), 0, nanos(4));
    SplittableRandom random = new SplittableRandom(3);
    Row[] rows = new Row[301];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new Row(i * SECOND / 4, random.nextInt(1, 5000), random.nextInt(1, 500));
    }
    EngineSpec engine =
        new TokensSpec(1_000_000, exponential(0.4), exponential(100), 0, Discipline.FIFO);
    ArrivalSpec surge =
        RatedSpec.poisson(20, List.of(new Surge(nanos(20), 5, nanos(10), nanos(10), nanos(20))));
    PolicySpec retry =
        new RetrySpec(
            2,
            new BackoffSpec(nanos(0.2), 2, nanos(2), new BackoffSpec.Jitter.Full(), false),
            RetryAfterSpec.UP_TO_A_MINUTE,
            RetrySpec.WORTH_RETRYING);
    return new Sketch()
        .useCase(Sketch.useCase("people", surge, request, tolerance, exponential(6)))
        .useCase(Sketch.useCase("recorded", Sketch.trace(rows), request, tolerance, null))
        .provider(new ProviderSpec("p", engine, QuotaSpec.NONE, 1, nanos(0.02), 529, true))
        .fault("p", 30, 20, new Brownout(0.4, 500, nanos(0.1)))
        .architecture(
            "a", List.of(retry, new TimeoutSpec(nanos(3))), List.of(Sketch.rung("p")), replicas)
        .run();
  }

  /** Every figure of a use case that arrival times, keys and sizes have a part in. */
  private static List<Object> figures(UseCaseResult useCase) {
    List<Object> figures = new ArrayList<>(offered(useCase));
    for (Outcome outcome : Outcome.values()) {
      figures.add(useCase.outcomes().byInterval(outcome).toList());
    }
    figures.add(useCase.attempts());
    figures.add(useCase.answers());
    figures.add(useCase.meanQuality());
    figures.add(useCase.endToEnd().mean());
    figures.add(useCase.endToEnd().histogram());
    figures.add(useCase.firstToken().mean());
    figures.add(useCase.waiting().mean());
    figures.add(useCase.failed().mean());
    figures.addAll(useCase.endToEndByInterval());
    return figures;
  }

  /** Work that arrived in each interval. */
  private static List<Long> offered(UseCaseResult useCase) {
    return IntStream.range(0, useCase.answeredByInterval().toList().size())
        .mapToObj(
            i ->
                Arrays.stream(Outcome.values())
                    .mapToLong(o -> useCase.outcomes().byInterval(o).at(i))
                    .sum())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void whereNoWorkFeelsAnother_everyFigureIsTheSame(int replicas) {
    TrialResult one = open(1);
    TrialResult many = open(replicas);
    for (int i = 0; i < 2; i++) {
      assertThat(figures(many.useCases().get(i))).isEqualTo(figures(one.useCases().get(i)));
      assertThat(many.attemptsByInterval().get(i).toList())
          .isEqualTo(one.attemptsByInterval().get(i).toList());
    }
    ProviderResult there = one.providers().get(0);
    assertThat(many.providers().get(0).succeeded()).isEqualTo(there.succeeded());
    assertThat(many.providers().get(0).meanInSystem()).isEqualTo(there.meanInSystem());
    assertThat(one.useCases().get(0).attempts())
        .isGreaterThan(one.useCases().get(0).outcomes().offered());
    assertThat(many.digest()).isNotEqualTo(one.digest()); // or there were no replicas
  }

  @Test
  void offeredWork_isTheSameWhateverBecomesOfIt() {
    for (int seed = 0; seed < 20; seed++) {
      TrialSpec spec = RoughScenario.of(seed);
      List<List<Long>> one = offered(Sketch.run(replicated(spec, 1), 0, seed, 0));
      for (int replicas : new int[] {2, 3, 7}) {
        TrialResult many = Sketch.run(replicated(spec, replicas), 0, seed, 0);
        assertThat(offered(many)).as("seed %d, %d replicas", seed, replicas).isEqualTo(one);
      }
    }
  }

  private static TrialSpec replicated(TrialSpec spec, int replicas) {
    return new TrialSpec(
        spec.horizon(),
        spec.drain(),
        spec.limits(),
        spec.useCases(),
        spec.providers(),
        spec.faults(),
        spec.architectures().stream()
            .map(a -> new ArchitectureSpec(a.name(), a.chain(), a.ladder(), replicas))
            .toList());
  }

  private static List<List<Long>> offered(TrialResult result) {
    return result.useCases().stream().map(ReplicasTest::offered).toList();
  }

  private static Sketch twelveAtOnce() {
    return new Sketch().useCase("work", Sketch.together(12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void breaker_isEachReplicasOwn(int replicas) {
    // Nobody answers: each breaker opens at its second error, and lets nothing more through.
    double[] everySecond = IntStream.range(0, 50).asDoubleStream().toArray();
    TrialResult result =
        new Sketch()
            .useCase("work", Sketch.at(everySecond))
            .provider("p", servers(9, always(0.1)))
            .fault("p", 0, 100, new Outage(503, 0))
            .architecture("a", List.of(BREAKER), List.of(Sketch.rung("p")), replicas)
            .run();
    assertThat(result.providers().get(0).attempts()).isEqualTo(2L * replicas);
    assertThat(Replications.first(result).attempts()).isEqualTo(2L * replicas);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void concurrencyLimit_isEachReplicasOwn(int replicas) {
    TrialResult result =
        twelveAtOnce()
            .provider("p", servers(99, always(1)))
            .architecture(
                "a", List.of(new ConcurrencyLimitSpec(2)), List.of(Sketch.rung("p")), replicas)
            .run();
    assertThat(Replications.first(result).outcomes().count(Outcome.FULL)).isEqualTo(2L * replicas);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void desk_isOneForAllReplicas(int replicas) {
    // Two people, a second each, half a second of way: twelve pieces of work take six seconds.
    HumanDeskSpec desk = new HumanDeskSpec(2, always(1), 99, null, 1, nanos(0.5));
    TrialResult result =
        twelveAtOnce()
            .provider("p", servers(1, always(1)))
            .architecture(
                "a", List.of(), List.of(new HumanRungSpec(desk, RungSpec.ANY, false)), replicas)
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.outcomes().count(Outcome.HUMAN)).isEqualTo(12);
    assertThat(work.human().mean()).isEqualTo(4.5 * SECOND); // (1 + ... + 6) / 6 + 2 x 0.5
    assertThat(work.waiting().mean()).isEqualTo(2.5 * SECOND);
    assertThat(result.providers()).hasSize(2);
    assertThat(result.providers().get(1).succeeded()).isEqualTo(12);
  }

  @Test
  void numberOfReplicas_isBounded() {
    for (int replicas : new int[] {0, 65}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new ArchitectureSpec("a", List.of(), List.of(Sketch.rung("p")), replicas))
          .withMessage("replicas (%d) must lie between 1 and 64", replicas);
    }
  }
}

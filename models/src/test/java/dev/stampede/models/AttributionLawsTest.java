package dev.stampede.models;

import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.attribution.FaultLoadResult;
import dev.stampede.models.attribution.LayerResult;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.limit.LimiterSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.throttle.AdaptiveRateSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec.Algorithm;
import dev.stampede.models.resilience.throttle.ThrottleSpec;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.routing.CooldownSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.routing.PoolSpec.Routing;
import dev.stampede.models.work.DescentTally;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.Step;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the books must hold to, whatever the chain: random architectures under random faults. */
class AttributionLawsTest {

  private static final int CHAINS = 60;

  static IntStream seeds() {
    return IntStream.range(0, CHAINS);
  }

  private static PolicySpec policy(SplittableRandom random, boolean hedges) {
    return switch (random.nextInt(hedges ? 12 : 11)) {
      case 0 -> new TimeoutSpec(nanos(random.nextDouble(0.5, 3)));
      case 1, 2 ->
          new RetrySpec(
              random.nextInt(4),
              new BackoffSpec(nanos(0.3), 2, nanos(2), new Jitter.Full(), false),
              RetryAfterSpec.UP_TO_A_MINUTE,
              Outcomes.of(Status.OVERLOADED, Status.CUT, Status.TIMEOUT, Status.BREAKER_OPEN));
      case 3 ->
          new CircuitBreakerSpec(
              0.5, 1, nanos(5), WindowType.COUNT_BASED, 5, 5, 2, 0, nanos(4), random.nextBoolean());
      case 4 -> new ConcurrencyLimitSpec(random.nextInt(1, 20));
      case 5 ->
          LimiterSpec.fixed(
              random.nextInt(1, 10), new LimiterSpec.Room(20, nanos(1.5), Discipline.FIFO), null);
      case 6 -> new DeadlineSpec(nanos(random.nextDouble(1, 8)), nanos(0.2));
      case 7 -> new RateLimitSpec(5, nanos(1), 5, nanos(2), Algorithm.TOKEN_BUCKET);
      case 8 -> new AdaptiveRateSpec(30);
      case 9 -> new ThrottleSpec.Adaptive(2, nanos(20), Outcomes.of(Status.OVERLOADED));
      case 10 ->
          new ThrottleSpec.Admission(0.9, 1, 0, 0.8, nanos(10), Outcomes.of(Status.OVERLOADED));
      default ->
          new HedgeSpec(new HedgeSpec.Delay(nanos(0.4)), 3, Outcomes.of(Status.OVERLOADED), null);
    };
  }

  private static List<PolicySpec> chain(SplittableRandom random, boolean hedges) {
    return IntStream.range(0, random.nextInt(5)).mapToObj(i -> policy(random, hedges)).toList();
  }

  private static Sketch sketch(SplittableRandom random, boolean hedges, int replicas) {
    List<RungSpec> ladder = new ArrayList<>();
    if (random.nextBoolean()) {
      ladder.add(new CacheRungSpec(0.2, 1, nanos(0.01), RungSpec.ANY, false));
    }
    PoolSpec pool =
        new PoolSpec(
            List.of(EndpointSpec.of("north"), EndpointSpec.of("south")),
            Routing.TWO_CHOICES,
            0,
            1.4,
            0,
            OutlierSpec.ENVOY,
            CooldownSpec.LITELLM);
    ladder.add(Sketch.rung("north"));
    ladder.add(
        random.nextBoolean()
            ? Sketch.rung("south")
            : new PoolRungSpec(pool, chain(random, false), RungSpec.ANY, false));
    if (random.nextBoolean()) {
      ladder.add(
          new GatewayRungSpec(
              chain(random, false),
              List.of(Sketch.rung("south"), Sketch.rung("north")),
              RungSpec.ANY,
              false));
    }
    ladder.add(new ProviderRungSpec("north", RungSpec.ANY, false, 1, null, null));
    return new Sketch()
        .provider("north", servers(8, exponential(0.8), 4, Discipline.FIFO, null))
        .provider("south", servers(6, exponential(0.8), 4, Discipline.FIFO, null))
        .fault("north", 20, 15, new Outage(503, nanos(0.05)))
        .fault("south", 30, 10, new Brownout(0.5, 529, nanos(0.1)))
        .fault("north", 60, 10, new Slow(20))
        .architecture("a", chain(random, hedges), ladder, replicas);
  }

  /** When all is over, every passage has ended once, and all time was spent somewhere. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whatEntersEnds_andTimeAddsUp(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean hedges = seed % 2 == 1;
    Rig rig = new Rig(sketch(random, hedges, 1).lasting(10_000, 0));
    List<Double> born = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      born.add(i * 0.25);
      rig.send(born.get(i));
      if (random.nextInt(5) == 0) {
        rig.cancel(i, born.get(i) + random.nextDouble(3));
      }
    }
    List<Answered> answers = rig.run(10_000);
    List<LayerResult> layers = rig.attribution().layers();
    assertThat(answers).hasSize(400);
    assertThat(layers).allMatch(layer -> layer.unfinished() == 0);
    LayerResult ladder = layers.get(0);
    assertThat(ladder.entered()).isEqualTo(400);
    assertThat(ladder.succeeded()).isEqualTo(count(answers, Status.OK));
    assertThat(ladder.cancelled()).isEqualTo(count(answers, Status.GAVE_UP));
    long calls =
        layers.stream().filter(l -> l.layer().equals("call")).mapToLong(l -> l.entered()).sum();
    assertThat(calls).isEqualTo(answers.stream().mapToLong(Answered::attempts).sum());
    ExactSum kept = new ExactSum();
    layers.forEach(layer -> kept.add(layer.keptNanos()));
    for (Answered answer : answers) {
      kept.add(nanos(born.get(answer.number())) - answer.atNanos());
    }
    if (hedges) {
      assertThat(kept.exact().signum()).isNotNegative(); // calls run side by side
    } else {
      assertThat(kept.exact().signum()).isZero();
    }
  }

  private static long count(List<Answered> answers, Status status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }

  /** In the middle of things, and with replicas, the layers and the ways tell the same story. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theWaysOfWorkAgreeWithTheLayers(int seed) {
    SplittableRandom random = new SplittableRandom(1000 + seed);
    ArrivalSpec arrivals = Sketch.poisson(random.nextDouble(3, 20));
    TrialResult result =
        sketch(random, true, random.nextInt(1, 4))
            .lasting(75, 10)
            .useCase(
                Sketch.useCase(
                    "work", arrivals, RequestSpec.UNIT, ToleranceSpec.ANYTHING, exponential(6)))
            .run();
    UseCaseResult work = Replications.first(result);
    DescentTally ways = work.descents();
    for (Outcome outcome : Outcome.values()) {
      long sum = ways.ways().stream().mapToLong(way -> ways.count(way, outcome)).sum();
      assertThat(sum).isEqualTo(work.outcomes().count(outcome));
    }
    LayerResult ladder = result.attribution().layers().get(0);
    assertThat(ladder.entered()).isEqualTo(work.outcomes().offered());
    assertThat(ladder.succeeded()).isEqualTo(work.answers());
    assertThat(ladder.cancelled()).isEqualTo(work.outcomes().count(Outcome.ABANDONED));
    assertThat(ladder.unfinished()).isEqualTo(work.outcomes().count(Outcome.UNFINISHED));
    long lookedUp = entered(result, "cache", "lookup");
    assertThat(visits(ways, "cache")).isEqualTo(lookedUp);
    for (String chain : List.of("south", "pool", "gateway")) {
      assertThat(visits(ways, chain)).isEqualTo(outermost(result, chain));
    }
    assertThat(visits(ways, "north") + visits(ways, "north (shorter)"))
        .isEqualTo(outermost(result, "north"));
    assertThat(result.attribution().faultLoads())
        .extracting(FaultLoadResult::provider)
        .contains("north");
  }

  /** How often work was on a rung, by the ways. */
  private static long visits(DescentTally ways, String rung) {
    long visits = 0;
    for (List<Step> way : ways.ways()) {
      long times = way.stream().filter(step -> step.name().equals(rung)).count();
      for (Outcome outcome : Outcome.values()) {
        visits += times * ways.count(way, outcome);
      }
    }
    return visits;
  }

  /** How often work was on a rung, by its outermost layer. */
  private static long outermost(TrialResult result, String chain) {
    return result.attribution().layers().stream()
        .filter(layer -> layer.chain().equals(chain))
        .mapToLong(LayerResult::entered)
        .findFirst()
        .orElse(0);
  }

  private static long entered(TrialResult result, String chain, String kind) {
    return result.attribution().layers().stream()
        .filter(layer -> layer.chain().equals(chain) && layer.layer().equals(kind))
        .mapToLong(LayerResult::entered)
        .sum();
  }
}

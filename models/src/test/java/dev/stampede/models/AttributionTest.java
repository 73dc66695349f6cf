package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StaticRungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.attribution.FaultLoadResult;
import dev.stampede.models.attribution.GuardResult;
import dev.stampede.models.attribution.LayerResult;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.routing.CooldownSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.routing.PoolSpec.Routing;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.DescentTally;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.Step;
import dev.stampede.models.work.ToleranceSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who did what, counted by hand. */
class AttributionTest {

  private static final Effect OUTAGE = new Outage(503, 0);

  private static final PolicySpec BREAKER =
      new CircuitBreakerSpec(
          1, 1, nanos(1000), WindowType.COUNT_BASED, 2, 2, 1, 0, nanos(10), false);

  private static PolicySpec retryAfter(double seconds) {
    return new RetrySpec(
        1,
        new BackoffSpec(nanos(seconds), 1, nanos(seconds), new Jitter.None(), false),
        RetryAfterSpec.IGNORED,
        RetrySpec.WORTH_RETRYING);
  }

  /** A layer as its chain, kind and counts: entered, ok, failed, rejected, timed out, cancelled. */
  private static String line(LayerResult layer) {
    return "%s %s %d = %d %d %d %d %d, %s s"
        .formatted(
            layer.chain(),
            layer.layer(),
            layer.entered(),
            layer.succeeded(),
            layer.failed(),
            layer.rejected(),
            layer.timedOut(),
            layer.cancelled(),
            layer.keptNanos().toDouble() / Sketch.SECOND);
  }

  private static List<String> layers(TrialResult result) {
    return result.attribution().layers().stream().map(AttributionTest::line).toList();
  }

  private static DescentTally ways(TrialResult result) {
    return Replications.first(result).descents();
  }

  /**
   * North is out from 10 to 30 s. The calls of 11 and 12 s open the breaker; at 13 s it refuses;
   * the call of 40 s is its probe.
   */
  @Test
  void anOutageBehindABreaker() {
    TrialResult result =
        new Sketch()
            .useCase("work", Sketch.at(0, 11, 13, 40))
            .provider("north", servers(9, always(1)))
            .provider("south", servers(9, always(1)))
            .fault("north", 10, 20, OUTAGE)
            .architecture("a", List.of(retryAfter(1), BREAKER), "north", "south")
            .run();
    assertThat(layers(result))
        .containsExactly(
            " ladder 4 = 4 0 0 0 0, 0.0 s",
            "north retry 4 = 2 2 0 0 0, 1.0 s",
            "north circuit_breaker 5 = 2 2 1 0 0, 0.0 s",
            "north call 4 = 2 2 0 0 0, 2.0 s",
            "south retry 2 = 2 0 0 0 0, 0.0 s",
            "south circuit_breaker 2 = 2 0 0 0 0, 0.0 s",
            "south call 2 = 2 0 0 0 0, 2.0 s");
    Attribution attribution = result.attribution();
    assertThat(attribution.guards().get(0))
        .isEqualTo(
            new GuardResult(
                "north",
                "circuit_breaker",
                1,
                1,
                1,
                1,
                nanos(40 - 12), // until a call asks
                nanos(40 - 12),
                1,
                1,
                1,
                nanos(2),
                nanos(2),
                2,
                2));
    assertThat(attribution.faultLoads())
        .containsExactly(new FaultLoadResult("north", nanos(20), 2, 0));
    Step answered = new Step(1, "north", "call", Status.OK);
    Cause outage = Cause.of(Cause.Kind.OUTAGE);
    Step failed = new Step(1, "north", "call", Status.OVERLOADED, outage, 503);
    Step refused = new Step(1, "north", "circuit_breaker", Status.BREAKER_OPEN);
    Step second = new Step(2, "south", "call", Status.OK);
    DescentTally ways = ways(result);
    assertThat(ways.ways())
        .containsExactly(List.of(answered), List.of(failed, second), List.of(refused, second));
    assertThat(ways.count(List.of(answered), Outcome.FULL)).isEqualTo(2);
    assertThat(ways.count(List.of(failed, second), Outcome.FULL)).isEqualTo(1);
    assertThat(ways.count(List.of(refused, second), Outcome.FULL)).isEqualTo(1);
    assertThat(ways.offered()).isEqualTo(4);
  }

  /** The owner leaves during the back-off: that is where the work was. */
  @Test
  void workThatIsGivenUpDuringABackoff() {
    TrialResult result =
        new Sketch()
            .useCase(
                Sketch.useCase(
                    "work", Sketch.at(0), RequestSpec.UNIT, ToleranceSpec.ANYTHING, always(3)))
            .provider("p", servers(1, always(1)))
            .fault("p", 0, 50, OUTAGE)
            .architecture("a", List.of(retryAfter(10)), "p")
            .run();
    assertThat(layers(result))
        .containsExactly(
            " ladder 1 = 0 0 0 0 1, 0.0 s",
            "p retry 1 = 0 0 0 0 1, 3.0 s",
            "p call 1 = 0 1 0 0 0, 0.0 s");
    List<Step> way = List.of(new Step(1, "p", "retry", Status.GAVE_UP));
    assertThat(ways(result).count(way, Outcome.ABANDONED)).isEqualTo(1);
  }

  /** A timeout outside a retry strikes while the retry's second call is out. */
  @Test
  void timeouts_areTheirsWhoGiveUp_andWhatIsStillOutIsUnderWay() {
    TrialResult result =
        new Sketch()
            .lasting(100, 10)
            .useCase("work", Sketch.at(5, 20, 97))
            .provider("p", servers(9, always(30)))
            .architecture(
                "a",
                List.of(new TimeoutSpec(nanos(6)), retryAfter(1), new TimeoutSpec(nanos(4))),
                "p")
            .run();
    assertThat(layers(result)) // the work of 5 s came in the warm-up
        .containsExactly(
            " ladder 2 = 0 1 0 0 0, 0.0 s",
            "p timeout 2 = 0 0 0 1 0, 0.0 s",
            "p retry 2 = 0 0 0 0 1, 1.0 s",
            "p timeout 2 3 = 0 0 0 1 1, 0.0 s",
            "p call 3 = 0 0 0 0 2, 5.0 s"); // 4 s and 1 s
    DescentTally ways = ways(result);
    assertThat(ways.count(List.of(new Step(1, "p", "timeout", Status.TIMEOUT)), Outcome.FAILED))
        .isEqualTo(1);
    assertThat(ways.count(List.of(new Step(1, "p", "call", null)), Outcome.UNFINISHED))
        .isEqualTo(1);
    assertThat(ways.offered()).isEqualTo(2);
  }

  /** Work is dealt in turn: one breaker opens at 13 s and the other at 14 s. */
  @Test
  void everyReplicaHasABreakerOfItsOwn() {
    TrialResult result =
        new Sketch()
            .useCase("work", Sketch.at(1, 2, 11, 12, 13, 14, 15))
            .provider("p", servers(9, always(0.5)))
            .fault("p", 10, 20, OUTAGE)
            .architecture("a", List.of(BREAKER), List.of(Sketch.rung("p")), 2)
            .run();
    assertThat(result.attribution().guards())
        .containsExactly(
            new GuardResult(
                "p",
                "circuit_breaker",
                2,
                2,
                1,
                2,
                nanos(87 + 86),
                nanos(87),
                0,
                2,
                2,
                nanos(3 + 4),
                nanos(4),
                4,
                2));
    assertThat(layers(result))
        .containsExactly(
            " ladder 7 = 2 5 0 0 0, 0.0 s",
            "p circuit_breaker 7 = 2 4 1 0 0, 0.0 s",
            "p call 6 = 2 4 0 0 0, 1.0 s");
    assertThat(result.attribution().faultLoads())
        .containsExactly(new FaultLoadResult("p", nanos(20), 4, 0));
  }

  /** One endpoint fails at once and cools down; the other answers; the rung says the layer. */
  @Test
  void endpointsHaveLayersAndCooldownsOfTheirOwn() {
    PoolSpec pool =
        new PoolSpec(
            List.of(EndpointSpec.of("north"), EndpointSpec.of("south")),
            Routing.ROUND_ROBIN,
            0,
            1.4,
            0,
            null,
            CooldownSpec.LITELLM);
    Effect limited = new DoorClosed(429, 0);
    TrialResult result =
        new Sketch()
            .useCase("work", Sketch.at(1, 2, 3))
            .provider("north", servers(9, always(1)))
            .provider("south", servers(9, always(1)))
            .fault("north", 0, 50, limited)
            .architecture(
                "a",
                List.of(),
                List.of(
                    new PoolRungSpec(
                        pool, List.of(new TimeoutSpec(nanos(9))), RungSpec.ANY, false)))
            .run();
    assertThat(layers(result))
        .containsExactly(
            " ladder 3 = 2 1 0 0 0, 0.0 s",
            "pool routing 3 = 2 1 0 0 0, 0.0 s",
            "pool/north timeout 1 = 0 1 0 0 0, 0.0 s",
            "pool/north call 1 = 0 1 0 0 0, 0.0 s",
            "pool/south timeout 2 = 2 0 0 0 0, 0.0 s",
            "pool/south call 2 = 2 0 0 0 0, 2.0 s");
    GuardResult cooldown = result.attribution().guards().get(0);
    assertThat(cooldown.chain()).isEqualTo("pool/north");
    assertThat(cooldown.guard()).isEqualTo("cooldown");
    assertThat(cooldown.openings()).isEqualTo(1);
    assertThat(cooldown.openNanos()).isEqualTo(nanos(5));
    assertThat(cooldown.noticedAfterNanos()).isEqualTo(nanos(1));
    assertThat(cooldown.failuresBefore()).isEqualTo(1);
  }

  @Test
  void workThatNoRungIsGoodEnoughFor_endsAtTheLadder() {
    ToleranceSpec demanding = new ToleranceSpec(nanos(100), nanos(100), 0.9, nanos(100));
    ArrivalSpec one = Sketch.at(1);
    TrialResult result =
        new Sketch()
            .useCase(Sketch.useCase("work", one, RequestSpec.UNIT, demanding, null))
            .provider("p", servers(9, always(1)))
            .architecture("a", List.of(), List.of(new StaticRungSpec(0.5, 0, RungSpec.ANY, false)))
            .run();
    assertThat(layers(result))
        .containsExactly(" ladder 1 = 0 0 1 0 0, 0.0 s", "static lookup 0 = 0 0 0 0 0, 0.0 s");
    List<Step> way = List.of(new Step(0, "", "ladder", Status.NOT_GOOD_ENOUGH));
    assertThat(ways(result).count(way, Outcome.FAILED)).isEqualTo(1);
  }
}

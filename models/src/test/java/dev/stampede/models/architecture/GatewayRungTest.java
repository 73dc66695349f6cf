package dev.stampede.models.architecture;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.cost.WorkPrice;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gateways inside gateways, worked by hand. */
class GatewayRungTest {

  private static PolicySpec retry(int retries, double waitSeconds) {
    long wait = nanos(waitSeconds);
    return new RetrySpec(
        retries,
        new BackoffSpec(wait, 1, wait, new Jitter.None(), false),
        RetryAfterSpec.IGNORED,
        RetrySpec.WORTH_RETRYING);
  }

  private static RungSpec gateway(List<PolicySpec> chain, String... providers) {
    List<RungSpec> rungs = Arrays.stream(providers).map(Sketch::rung).toList();
    return new GatewayRungSpec(chain, rungs, RungSpec.ANY, false);
  }

  /** Two providers that answer in a second. */
  private static Sketch sketch(List<PolicySpec> chain, RungSpec... ladder) {
    return new Sketch()
        .provider("p", servers(100, always(1)))
        .provider("q", servers(100, always(1)))
        .architecture("a", chain, List.of(ladder));
  }

  private static Sketch down(Sketch sketch, double forSeconds, String... providers) {
    for (String provider : providers) {
      sketch.fault(provider, 0, forSeconds, new Outage(500, 0));
    }
    return sketch;
  }

  /**
   * An SDK with three attempts calls a gateway with two calls to each of two providers: 3 x 2 x 2 =
   * 12. Each passage of the gateway waits 1 s for either provider, and the SDK twice 10 s: 2 + 10 +
   * 2 + 10 + 2 = 26.
   */
  @Test
  void layers_multiply() {
    Sketch sketch =
        down(sketch(List.of(retry(2, 10)), gateway(List.of(retry(1, 1)), "p", "q")), 90, "p", "q");
    Rig rig = new Rig(sketch).send(0);
    Answered answered = rig.run(99).get(0);
    assertThat(answered.attempts()).isEqualTo(12);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
    assertThat(answered.at()).isEqualTo(26);
  }

  /** On one ladder both retries are around each call: 3 x 2 calls, one provider after the other. */
  @Test
  void gateway_isNotTheSameAsOneChain() {
    Sketch inner =
        down(sketch(List.of(retry(2, 10)), gateway(List.of(retry(1, 1)), "p", "q")), 90, "p");
    Answered behind = new Rig(inner).send(0).run(99).get(0);
    assertThat(behind.attempts()).isEqualTo(3); // p, p, q
    assertThat(behind.at()).isEqualTo(2);
    Sketch flat =
        down(
            sketch(List.of(retry(2, 10), retry(1, 1)), Sketch.rung("p"), Sketch.rung("q")),
            90,
            "p");
    Answered before = new Rig(flat).send(0).run(99).get(0);
    assertThat(before.attempts()).isEqualTo(7); // p six times, then q
    assertThat(before.at()).isEqualTo(24); // 1 + 10 + 1 + 10 + 1, and a second of service
  }

  /** Three layers of two: 2 x 2 x 2. */
  @Test
  void gateways_nest() {
    RungSpec innermost = gateway(List.of(retry(1, 0)), "p");
    RungSpec middle =
        new GatewayRungSpec(List.of(retry(1, 0)), List.of(innermost), RungSpec.ANY, false);
    Sketch sketch = down(sketch(List.of(retry(1, 0)), middle), 90, "p");
    assertThat(new Rig(sketch).send(0).run(9).get(0).attempts()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"500, 3", "529, 2"})
  void rungAfterAGateway_takesWhatTheGatewayDoesNot(int status, int attempts) {
    RungSpec q = new ProviderRungSpec("q", Outcomes.ofCodes(500, 500), false);
    Sketch sketch = sketch(List.of(), gateway(List.of(retry(1, 0)), "p"), q);
    sketch.fault("p", 0, 9, new Outage(status, 0));
    assertThat(new Rig(sketch).send(0).run(9).get(0).attempts()).isEqualTo(attempts);
  }

  /** At 2.5 s the second call is under way, which a timeout around the gateway takes back. */
  @Test
  void timeoutAround_endsWhatIsInside() {
    Sketch sketch =
        new Sketch()
            .provider("p", servers(1, always(2)))
            .provider("q", servers(1, always(2)))
            .fault("p", 0, 1, new Outage(500, 0))
            .architecture(
                "a",
                List.of(new TimeoutSpec(nanos(2.5))),
                List.of(gateway(List.of(retry(1, 1)), "p")));
    Rig rig = new Rig(sketch).send(0).send(2.5);
    List<Answered> answers = rig.run(9);
    assertThat(answers.get(0).status()).isEqualTo(Status.TIMEOUT);
    assertThat(answers.get(0).at()).isEqualTo(2.5);
    assertThat(answers.get(1).at()).isEqualTo(4.5); // the only server is free again
  }

  /** Its own breaker: the calls beside the gateway say nothing to it. */
  @Test
  void state_isItsOwn() {
    PolicySpec breaker =
        new CircuitBreakerSpec(
            1, 1, nanos(1000), WindowType.COUNT_BASED, 1, 1, 1, 0, nanos(50), false);
    RungSpec direct = new ProviderRungSpec("p", Outcomes.of(Status.BREAKER_OPEN), false);
    Sketch sketch = down(sketch(List.of(breaker), gateway(List.of(breaker), "p"), direct), 2, "p");
    Rig rig = new Rig(sketch).send(0).send(1).send(3).send(4);
    // at 0 both breakers around and inside the gateway open, at 1 the one around p beside it
    List<Answered> answers = rig.run(9);
    assertThat(answers.stream().map(Answered::status))
        .containsExactly(Status.ERROR, Status.ERROR, Status.BREAKER_OPEN, Status.BREAKER_OPEN);
    assertThat(answers.stream().map(Answered::attempts)).containsExactly(1, 1, 0, 0);
  }

  /** Each hedge has a passage of its own, with its own limit of tokens. */
  @Test
  void hedgesAroundAGateway_doNotDisturbEachOther() {
    RungSpec shorter = new ProviderRungSpec("p", RungSpec.ANY, false, 10, Quality.of(1), null);
    RungSpec gateway = new GatewayRungSpec(List.of(), List.of(shorter), RungSpec.ANY, false);
    RungSpec whole = new ProviderRungSpec("q", RungSpec.ANY, false);
    EngineSpec tokens =
        new TokensSpec(9, always(0), always(10), EngineSpec.UNBOUNDED, Discipline.FIFO);
    Sketch sketch =
        new Sketch()
            .provider("p", tokens)
            .provider("q", tokens)
            .fault("p", 0.2, 0.5, new Outage(500, 0))
            .architecture(
                "a",
                List.of(new HedgeSpec(new HedgeSpec.Delay(nanos(0.1)), 2, Outcomes.NONE, null)),
                List.of(gateway, whole));
    Rig rig =
        new Rig(sketch)
            .send(
                0,
                request -> {
                  request.outputTokens = 50;
                  request.maxTokens = 50;
                });
    Answered answered = rig.run(20).get(0);
    // cut at 0.2 s; then 50 tokens at 10 a second, the first of which comes at once
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.at()).isEqualTo(5.1);
  }

  @Test
  void desksInside_areOfTheArchitecture_andTakeWorkForPeople() {
    HumanDeskSpec desk = new HumanDeskSpec(5, always(1), 99, null, 1, 0);
    RungSpec gateway =
        new GatewayRungSpec(
            List.of(),
            List.of(Sketch.rung("p"), new HumanRungSpec(desk, RungSpec.ANY, false)),
            RungSpec.ANY,
            false);
    TrialResult result = down(sketch(List.of(), gateway), 200, "p").useCase("u", poisson(1)).run();
    assertThat(result.useCases().get(0).outcomes().count(Outcome.HUMAN)).isGreaterThan(50);
    assertThat(result.providers().stream().map(ProviderResult::name)).contains(desk.name());
  }

  @Test
  void batchInside_isRejected() {
    RungSpec batch =
        new DeferredRungSpec(
            new ServersSpec(1, always(1), 1, Discipline.FIFO, null),
            1,
            WorkPrice.FREE,
            RungSpec.ANY,
            false);
    assertThatThrownBy(() -> new GatewayRungSpec(List.of(), List.of(batch), RungSpec.ANY, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deferred");
  }
}

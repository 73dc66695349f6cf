package dev.stampede.models.architecture;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Replications;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.resilience.timeout.TimeoutsSpec;
import dev.stampede.models.routing.CooldownSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.EndpointSpec.Own;
import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.OutlierSpec.LocalOrigin;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.routing.PoolSpec.Routing;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pools at work: a chain around the choice, a chain around each endpoint, and the choice. */
class PoolRungTest {

  private static final PolicySpec RETRY =
      new RetrySpec(
          2,
          new BackoffSpec(nanos(1), 1, nanos(1), new Jitter.None(), false),
          RetryAfterSpec.IGNORED,
          RetrySpec.WORTH_RETRYING);

  private static PoolSpec two(
      Routing routing, @Nullable OutlierSpec outliers, @Nullable CooldownSpec cooldown) {
    return new PoolSpec(
        List.of(EndpointSpec.of("north"), EndpointSpec.of("south")),
        routing,
        0,
        1.4,
        0,
        outliers,
        cooldown);
  }

  private static EndpointSpec level(String provider, int priority) {
    return new EndpointSpec(provider, 1, priority, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static Sketch sketch(PoolSpec pool, List<PolicySpec> chain, List<PolicySpec> each) {
    return new Sketch()
        .provider("north", servers(100, always(1)))
        .provider("south", servers(100, always(2)))
        .architecture("a", chain, List.of(new PoolRungSpec(pool, each, RungSpec.ANY, false)));
  }

  private static final OutlierSpec ONE_ERROR =
      new OutlierSpec(
          1, 1, nanos(10), nanos(30), nanos(30), 0, 1, false, 1, 0, 0, 0, 9, 9, 1, 1, 9, 9);

  @Test
  void roundRobin_takesTurns() {
    List<Answered> answers =
        new Rig(sketch(two(Routing.ROUND_ROBIN, null, null), List.of(), List.of()))
            .send(0, 4)
            .run(9);
    assertThat(answers.stream().map(Answered::at)).containsExactly(1.0, 2.0, 1.0, 2.0);
    assertThat(answers.get(0).attempts()).isEqualTo(1);
  }

  /** Work is used again: what became of earlier work is forgotten, though nothing retries. */
  @Test
  void workThatComesLater_beginsAtTheFirstLevel() {
    PoolSpec pool =
        new PoolSpec(
            List.of(level("north", 0), level("south", 1)),
            Routing.WEIGHTED,
            0,
            1.4,
            0,
            null,
            null,
            1);
    TrialResult result =
        sketch(pool, List.of(), List.of()).useCase("work", Sketch.at(0, 10, 20)).run();
    assertThat(result.providers().stream().map(ProviderResult::attempts)).containsExactly(3L, 0L);
  }

  /**
   * Two timeouts in a row eject. Calls of a server that hangs are taken up, which ends the row; one
   * that takes up no connection is out after two of them.
   */
  @ParameterizedTest
  @CsvSource({"true, 6", "false, 2"})
  void originsApart_connectionsEndARow(boolean takesUp, long attempts) {
    OutlierSpec split =
        new OutlierSpec(
            1,
            1,
            nanos(99),
            nanos(99),
            nanos(99),
            0,
            1,
            false,
            1,
            0,
            0,
            0,
            9,
            9,
            1,
            1,
            9,
            9,
            new LocalOrigin(2, 1, 0, 0));
    PoolSpec pool =
        new PoolSpec(
            List.of(level("north", 0), level("south", 1)), Routing.PRIORITY, 0, 1, 0, split, null);
    Sketch sketch = sketch(pool, List.of(new TimeoutSpec(nanos(0.5))), List.of());
    sketch.fault("north", 0, 100, takesUp ? new Stall() : new Outage(500, 0, true));
    TrialResult result = sketch.useCase("work", Sketch.at(0, 1, 2, 3, 4, 5)).run();
    assertThat(result.providers().get(0).attempts()).isEqualTo(attempts);
  }

  private static EndpointSpec own(String provider, double timeout, int retries) {
    Own own = new Own(nanos(timeout), Own.NONE, retries);
    return new EndpointSpec(provider, 1, 0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, own);
  }

  private static PoolSpec of(EndpointSpec... endpoints) {
    return new PoolSpec(List.of(endpoints), Routing.ROUND_ROBIN, 0, 1.4, 0, null, null);
  }

  /** North takes a second and has one and a half, south takes two and has as much as north. */
  @Test
  void endpoints_mayHaveTimesOfTheirOwn() {
    PoolSpec pool = of(own("north", 1.5, Own.NONE), own("south", 1.5, Own.NONE));
    List<Answered> answers = new Rig(sketch(pool, List.of(), List.of())).send(0, 2).run(9);
    assertThat(answers.stream().map(Answered::at)).containsExactly(1.0, 1.5);
    assertThat(answers.get(1).status()).isEqualTo(Status.TIMEOUT);
    RungSpec both = new PoolRungSpec(pool, List.of(RETRY), RungSpec.ANY, false);
    assertThat(both.policies()).containsExactly(RETRY, new TimeoutSpec(nanos(1.5)));
    PoolSpec one = of(own("north", 1.5, Own.NONE), EndpointSpec.of("south"));
    assertThat(new PoolRungSpec(one, List.of(), RungSpec.ANY, false).policies()).isEmpty();
  }

  /**
   * Work that fails at north first is tried once more, at south first as often as the retry says,
   * and retries further out do not learn of it.
   */
  @Test
  void endpoints_maySayHowManyRetriesThereAre() {
    PoolSpec pool = of(own("north", 9, 1), own("south", 9, 5));
    Sketch inside = sketch(pool, List.of(RETRY), List.of());
    inside.fault("north", 0, 100, new Outage(500, 0)).fault("south", 0, 100, new Outage(500, 0));
    List<Answered> answers = new Rig(inside).send(0, 2).run(9);
    assertThat(answers.stream().map(Answered::attempts)).containsExactly(2, 3);
    Sketch twice = sketch(pool, List.of(RETRY, RETRY), List.of());
    twice.fault("north", 0, 100, new Outage(500, 0)).fault("south", 0, 100, new Outage(500, 0));
    Answered answered = new Rig(twice).send(0).run(99).get(0);
    assertThat(answered.attempts()).isGreaterThanOrEqualTo(6);
  }

  @Test
  void retry_choosesAgain() {
    Sketch sketch = sketch(two(Routing.ROUND_ROBIN, null, null), List.of(RETRY), List.of());
    sketch.fault("north", 0, 100, new Outage(500, 0));
    Answered answered = new Rig(sketch).send(0).run(9).get(0);
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.at()).isEqualTo(3); // 1 s of back-off, 2 s in the south
    assertThat(answered.attempts()).isEqualTo(2);
  }

  @Test
  void timeouts_ejectWhetherTheyAreInsideOrOutside() {
    PoolSpec pool = two(Routing.ROUND_ROBIN, ONE_ERROR, null);
    for (PolicySpec timeout :
        List.of(new TimeoutSpec(nanos(0.5)), new DeadlineSpec(nanos(0.5), 0))) {
      List<Answered> inside =
          new Rig(sketch(pool, List.of(), List.of(timeout))).send(0, 2).send(1).send(41).run(50);
      assertThat(inside.stream().map(Answered::status))
          .containsExactly(Status.TIMEOUT, Status.TIMEOUT, Status.NO_ENDPOINT, Status.TIMEOUT);
      List<Answered> outside =
          new Rig(sketch(pool, List.of(timeout), List.of())).send(0, 2).send(1).send(41).run(50);
      assertThat(outside).isEqualTo(inside);
    }
  }

  @Test
  void timeoutOutside_coolsDown_andAnOwnerWhoGivesUpDoesNot() {
    PoolSpec pool =
        two(Routing.ROUND_ROBIN, null, new CooldownSpec(nanos(5), true, 0.5, 1, nanos(60)));
    PolicySpec timeout = new TimeoutSpec(nanos(0.5));
    List<Answered> answers =
        new Rig(sketch(pool, List.of(timeout), List.of())).send(0, 2).send(1).run(9);
    assertThat(answers.get(2).status()).isEqualTo(Status.NO_ENDPOINT);
    Rig givenUp = new Rig(sketch(pool, List.of(), List.of())).send(0, 2).send(1);
    assertThat(givenUp.cancel(0, 0.5).cancel(1, 0.5).run(9).get(2).status()).isEqualTo(Status.OK);
  }

  /**
   * Streams of 1 s to the first token and 8 s more: what is well when its headers came, is well.
   */
  @Test
  void timeoutAmidAStream_doesNotEject_andSilenceDoes() {
    long none = TimeoutsSpec.NONE;
    TimeoutsSpec total = new TimeoutsSpec(nanos(5), none, nanos(4), none);
    TimeoutsSpec silence = new TimeoutsSpec(none, none, none, nanos(2));
    for (TimeoutsSpec timeouts : List.of(total, silence)) {
      Sketch sketch = new Sketch();
      for (String name : List.of("north", "south")) {
        TokensSpec engine = new TokensSpec(9, always(1), always(1), 0, Discipline.FIFO);
        sketch.provider(name, engine).fault(name, 2.5, 4, new Stall());
      }
      PoolSpec pool = two(Routing.ROUND_ROBIN, ONE_ERROR, null);
      RungSpec rung = new PoolRungSpec(pool, List.of(), RungSpec.ANY, false);
      Rig rig = new Rig(sketch.architecture("a", List.of(timeouts), List.of(rung)));
      for (double at : new double[] {0, 0, 7}) {
        rig.send(
            at,
            request -> {
              request.stream = true;
              request.outputTokens = 4;
              request.maxTokens = 4;
            });
      }
      List<Answered> answers = rig.run(50);
      assertThat(answers.get(0).status()).isEqualTo(Status.TIMEOUT);
      assertThat(answers.get(2).status())
          .isEqualTo(timeouts.equals(total) ? Status.OK : Status.NO_ENDPOINT);
    }
  }

  @Test
  void cooldown_leavesALimitedEndpointAlone() {
    Sketch sketch =
        sketch(two(Routing.ROUND_ROBIN, null, CooldownSpec.LITELLM), List.of(), List.of());
    sketch.fault("north", 0, 100, new Outage(429, 0));
    Rig rig = new Rig(sketch).send(0).send(1).send(2).send(3).send(5.5);
    assertThat(rig.run(9).stream().map(Answered::status))
        .containsExactly(Status.RATE_LIMITED, Status.OK, Status.OK, Status.OK, Status.RATE_LIMITED);
  }

  @Test
  void cancelledWork_isNoLongerUnderWay() {
    Rig rig =
        new Rig(sketch(two(Routing.LEAST_BUSY, null, null), List.of(), List.of()))
            .send(0)
            .send(0)
            .cancel(0, 0.25)
            .send(0.5);
    List<Answered> answers = rig.run(9);
    boolean firstWentNorth = answers.get(1).at() == 2;
    assertThat(answers.get(2).at()).isEqualTo(firstWentNorth ? 1.5 : 2.5);
  }

  /**
   * Mean time in the system of many M/M/1 queues: 2 at 50 % load if chosen by chance. At 90 % it
   * would be 10; the power of two choices makes it 2.614 for infinitely many queues. With 100 it is
   * a little more, and two choices with replacement are one and the same in 1 % of cases. What has
   * not ended after 300 s is not counted, which makes up to 1.5 % less.
   */
  @ParameterizedTest
  @CsvSource({"WEIGHTED, 50, 2, 0.015", "TWO_CHOICES, 90, 2.614057, 0.04"})
  void choice_isAsGoodAsInTheory(Routing routing, double rate, double theory, double tolerance) {
    int endpoints = 100;
    PoolSpec pool =
        new PoolSpec(
            IntStream.range(0, endpoints).mapToObj(i -> EndpointSpec.of("p" + i)).toList(),
            routing,
            0,
            1,
            0,
            null,
            null);
    Sketch sketch = new Sketch().lasting(360, 60).useCase("w", poisson(rate));
    for (EndpointSpec endpoint : pool.endpoints()) {
      sketch.provider(endpoint.provider(), servers(1, exponential(1)));
    }
    sketch.architecture(
        "a", List.of(), List.of(new PoolRungSpec(pool, List.of(), RungSpec.ANY, false)));
    Replications.of(routing.name(), sketch)
        .expect("E[T]", theory, tolerance, r -> r.useCases().get(0).endToEnd().mean() / 1e9)
        .agree();
  }
}

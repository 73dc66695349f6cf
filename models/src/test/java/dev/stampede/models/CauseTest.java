package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.StepCost;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.QuotaCut;
import dev.stampede.models.fault.Regression;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.fault.StreamCut;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.provider.ServiceTierSpec;
import dev.stampede.models.provider.SheddingSpec;
import dev.stampede.models.queue.DelayControlSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.resilience.timeout.TimeoutsSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.DescentTally;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.Step;
import dev.stampede.models.work.ToleranceSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What really ended work, beside the status that clients go by. */
class CauseTest {

  private static final long NONE = TimeoutsSpec.NONE;
  private static final String ANSWERED = "OK NONE  0";

  /** One at a time, for ten seconds each, and nobody waits. */
  private static final EngineSpec BUSY = servers(1, always(10), 0, Discipline.FIFO, null);

  private static Sketch before(EngineSpec engine) {
    return new Sketch().provider("p", engine);
  }

  private static ProviderSpec provider(
      EngineSpec engine, QuotaSpec quota, AdmissionSpec admission) {
    return new ProviderSpec("p", engine, quota, 1, 0, 529, true, null, admission);
  }

  private static QuotaSpec perMinute(String name, Meter meter, long limit) {
    return new QuotaSpec(
        List.of(LimitSpec.bucket(name, meter, limit, nanos(60), Reserve.INPUT_ESTIMATE)),
        List.of());
  }

  /** The ways of work that comes at some seconds, without those that all is well on. */
  private static List<String> ends(Sketch sketch, double... at) {
    return ends(sketch.useCase("work", Sketch.at(at)).run());
  }

  private static List<String> ends(TrialResult result) {
    DescentTally ways = Replications.first(result).descents();
    List<String> ends = new ArrayList<>();
    for (List<Step> way : ways.ways()) {
      for (Step step : way) {
        long count = Arrays.stream(Outcome.values()).mapToLong(o -> ways.count(way, o)).sum();
        String end =
            "%s %s %s %d"
                .formatted(
                    step.status(), step.cause().kind(), step.cause().detail(), step.httpStatus());
        if (!end.equals(ANSWERED)) {
          ends.add(count + " " + end);
        }
      }
    }
    return ends;
  }

  @Test
  void outage_isNoFullQueue() {
    Sketch sketch = before(BUSY).fault("p", 4, 9, new Outage(529, 0));
    TrialResult result = sketch.useCase("work", Sketch.at(0, 5, 6)).run();
    assertThat(ends(result)).containsExactly("2 OVERLOADED OUTAGE  529", "1 CUT OUTAGE  0");
    assertThat(result.providers().get(0).overloaded()).isZero();
  }

  @Test
  void faultsThatRefuse_areToldByTheirKind() {
    assertThat(ends(before(BUSY).fault("p", 4, 9, new Outage(529, 1, true)), 5))
        .containsExactly("1 CUT OUTAGE hang 0");
    assertThat(ends(before(BUSY).fault("p", 4, 9, new DoorClosed(401, 0)), 5))
        .containsExactly("1 ERROR FRONT_DOOR  401");
    assertThat(ends(before(BUSY).fault("p", 4, 9, new DoorClosed(401, 1, true)), 5))
        .containsExactly("1 CUT FRONT_DOOR hang 0");
    assertThat(ends(before(BUSY).fault("p", 4, 9, new Brownout(1, 500, 0)), 5))
        .containsExactly("1 ERROR BROWNOUT  500");
  }

  @Test
  void outage_cutsOffWhatIsAtTheFrontDoor() {
    WayInSpec door = WayInSpec.of(TierSpec.frontDoor(1, always(2), 0, 503));
    AdmissionSpec behind = new AdmissionSpec(Price.FREE, List.of(), door, List.of());
    Sketch sketch = new Sketch().provider(provider(BUSY, QuotaSpec.NONE, behind));
    assertThat(ends(sketch.fault("p", 2, 9, new Outage(503, 0)), 0, 1))
        .containsExactly("1 OVERLOADED FRONT_DOOR_FULL  503", "1 CUT OUTAGE  0");
  }

  /** One a second, held for up to three: the second call would go on at 1 s. */
  @Test
  void outage_cutsOffWhatAQuotaHolds() {
    LimitSpec queue =
        new LimitSpec(
            "rate",
            Meter.REQUESTS,
            new LimiterSpec.Rate(
                LimiterSpec.Algorithm.LEAKY_BUCKET_QUEUE, 60, nanos(60), nanos(3), 0),
            Reserve.NONE,
            true,
            true,
            1,
            1,
            false,
            RefusalSpec.RATE_LIMITED);
    QuotaSpec quota = new QuotaSpec(List.of(queue), List.of());
    Sketch sketch =
        new Sketch().provider(provider(servers(1, always(0.1)), quota, AdmissionSpec.PLAIN));
    assertThat(ends(sketch.fault("p", 0.5, 9, new Outage(503, 0)), 0, 0))
        .containsExactly("1 CUT OUTAGE  0");
  }

  @Test
  void fullQueue_isToldWithTheFaultThatHoldsItUp() {
    assertThat(ends(before(BUSY), 0, 1)).containsExactly("1 OVERLOADED QUEUE_FULL  529");
    Sketch stall = before(BUSY).fault("p", 0, 5, new Slow(2));
    assertThat(ends(stall.fault("p", 2, 3, new Stall()), 0, 1, 3, 6))
        .containsExactly(
            "1 OVERLOADED QUEUE_FULL  529",
            "1 OVERLOADED QUEUE_FULL slow 529",
            "1 OVERLOADED QUEUE_FULL stall 529");
    Sketch fewer = before(BUSY).fault("p", 0, 5, new CapacityCut(0));
    assertThat(ends(fewer, 1)).containsExactly("1 OVERLOADED QUEUE_FULL capacity 529");
    Sketch faster = before(BUSY).fault("p", 0, 5, new Slow(0.5));
    assertThat(ends(faster, 0, 1)).containsExactly("1 OVERLOADED QUEUE_FULL  529");
  }

  /** A quarter of four servers is back at 6.5 s. */
  @Test
  void capacityThatComesBack_holdsTheQueueUpToo() {
    Effect outage = new Outage(503, 0);
    Sketch sketch =
        before(servers(4, always(20), 0, Discipline.FIFO, null))
            .fault(new FaultSpec("f", "p", nanos(1), nanos(3), nanos(10), outage));
    assertThat(ends(sketch, 7, 7)).containsExactly("1 OVERLOADED QUEUE_FULL outage 529");
  }

  @Test
  void whatTheQueueEnds_isToldByHow() {
    AdmissionSpec shedding =
        new AdmissionSpec(Price.FREE, List.of(), WayInSpec.NONE, List.of(new SheddingSpec(0, 1)));
    assertThat(ends(new Sketch().provider(provider(BUSY, QuotaSpec.NONE, shedding)), 0, 1))
        .containsExactly("1 OVERLOADED SHED  529");
    QueueTimeoutSpec timeout = new QueueTimeoutSpec(nanos(3), 429, Answer.NO_RETRY_AFTER);
    AdmissionSpec timingOut =
        new AdmissionSpec(Price.FREE, List.of(), WayInSpec.NONE, List.of(), timeout);
    EngineSpec one = servers(1, always(10));
    assertThat(ends(new Sketch().provider(provider(one, QuotaSpec.NONE, timingOut)), 0, 1))
        .containsExactly("1 RATE_LIMITED QUEUE_TIMEOUT  429");
    assertThat(ends(before(servers(1, always(10), 9, Discipline.FIFO, always(2))), 0, 1))
        .containsExactly("1 GAVE_UP QUEUE_PATIENCE  0");
    DelayControlSpec control = new DelayControlSpec.CoDel(nanos(1), nanos(5));
    Discipline codel = new Discipline(Discipline.FIFO.order(), nanos(1), control, false);
    assertThat(ends(before(servers(1, always(4), 9, codel, null)), new double[6]))
        .containsExactly("1 OVERLOADED QUEUE_DROPPED  529");
  }

  @Test
  void promptThatFitsNoCache_isNoFullQueue() {
    for (Detail detail : Detail.values()) {
      ReplicaSpec replica = new ReplicaSpec(StepCost.dense(2, 0, 0, 0, 0), 1, 100, 10, 0);
      BatchingSpec batching = new BatchingSpec(detail, replica, 1, 0, false, Routing.POOLED, null);
      Sketch sketch = before(new BatchingEngineSpec(batching));
      Sketch.Row[] rows = {
        new Sketch.Row(0, 10, 1), new Sketch.Row(1, 1, 1), new Sketch.Row(2, 10, 2)
      };
      assertThat(ends(sketch.useCase("work", Sketch.trace(rows)).run()))
          .containsExactly("1 OVERLOADED QUEUE_FULL  529", "1 OVERLOADED TOO_LONG  529");
    }
  }

  @Test
  void quotas_areToldByTheLimit() {
    for (String name : List.of("rpm", "calls of a minute")) {
      QuotaSpec quota = perMinute(name, Meter.REQUESTS, 1);
      assertThat(ends(new Sketch().provider(provider(BUSY, quota, AdmissionSpec.PLAIN)), 0, 1))
          .containsExactly("1 RATE_LIMITED QUOTA " + name + " 429");
    }
    QuotaSpec both =
        new QuotaSpec(
            List.of(
                LimitSpec.bucket("rpm", Meter.REQUESTS, 9, nanos(60), Reserve.NONE),
                LimitSpec.bucket("itpm", Meter.INPUT_TOKENS, 1, nanos(60), Reserve.INPUT_ESTIMATE)),
            List.of());
    assertThat(ends(new Sketch().provider(provider(BUSY, both, AdmissionSpec.PLAIN)), 0, 1))
        .containsExactly("1 RATE_LIMITED QUOTA itpm 429");
  }

  @Test
  void quotasOfTiers_areToldWithTheTier() {
    ServiceTierSpec tier =
        new ServiceTierSpec("provisioned", perMinute("rpm", Meter.REQUESTS, 1), 9, 0, false, true);
    AdmissionSpec admission =
        new AdmissionSpec(Price.FREE, List.of(tier), WayInSpec.NONE, List.of());
    assertThat(ends(new Sketch().provider(provider(BUSY, QuotaSpec.NONE, admission)), 0, 1))
        .containsExactly("1 RATE_LIMITED QUOTA provisioned rpm 429");
  }

  /** What a provider shares with others its faults do not lower. */
  @Test
  void quotas_areToldAsCutWhileAFaultLowersThem() {
    QuotaSpec own = perMinute("rpm", Meter.REQUESTS, 60);
    QuotaSpec shared =
        new QuotaSpec(List.of(), List.of(new QuotaSpec.Shared("account", own.limits())));
    for (QuotaSpec quota : List.of(own, shared)) {
      Sketch sketch =
          new Sketch()
              .provider(provider(servers(99, always(1)), quota, AdmissionSpec.PLAIN))
              .fault("p", 1, 30, new QuotaCut(0.5));
      double[] at = new double[140];
      Arrays.fill(at, 0, 40, 5); // ten more than the half of a minute's
      Arrays.fill(at, 40, 140, 50);
      List<String> ends = ends(sketch, at);
      if (quota.equals(own)) {
        assertThat(ends)
            .containsExactly("40 RATE_LIMITED QUOTA rpm 429", "10 RATE_LIMITED QUOTA_CUT rpm 429");
      } else {
        assertThat(ends).containsExactly("40 RATE_LIMITED QUOTA rpm 429");
      }
    }
  }

  /** One stream of five tokens: the first after 2 s, then one each second. */
  private static Sketch streaming(double networkSeconds) {
    EngineSpec tokens =
        new TokensSpec(9, always(2), always(1), EngineSpec.UNBOUNDED, Discipline.FIFO);
    RequestSpec five = new RequestSpec(always(1), always(5), 5, true);
    ArrivalSpec once = Sketch.trace(new Sketch.Row(0, 1, 5));
    return new Sketch()
        .provider(
            new ProviderSpec("p", tokens, QuotaSpec.NONE, 1, nanos(networkSeconds), 529, true))
        .useCase(Sketch.useCase("work", once, five, ToleranceSpec.ANYTHING, null));
  }

  private static Sketch streaming(Effect effect) {
    return streaming(0).fault("p", 0, 9, effect);
  }

  @Test
  void answersThatFaultsSpoil_sayWhich() {
    assertThat(ends(streaming(new StreamCut(1, 2, 0)).run()))
        .containsExactly("1 CUT STREAM_CUT  0");
    assertThat(ends(streaming(new Gray(1, nanos(5), true)).run())).containsExactly("1 CUT GRAY  0");
    assertThat(ends(streaming(new Gray(1, nanos(5), false)).run())).containsExactly("1 OK GRAY  0");
    assertThat(ends(streaming(new Regression(0.5, 1)).run())).containsExactly("1 OK QUALITY  0");
    RungSpec graded = new ProviderRungSpec("p", RungSpec.ANY, false, 9, Quality.of(0.7), null);
    Sketch sketch = streaming(new Regression(0.5, 1));
    assertThat(ends(sketch.architecture("a", List.of(), List.of(graded)).run())).isEmpty();
  }

  /** It takes a second until the client knows that it is connected. */
  @ParameterizedTest
  @CsvSource({"total, 3", "connect, 0.9", "first_token, 2.9", "between_tokens, 0.9"})
  void timeouts_areToldApart(String which, double seconds) {
    long limit = nanos(seconds);
    TimeoutsSpec timeouts =
        new TimeoutsSpec(
            which.equals("total") ? limit : nanos(60),
            which.equals("connect") ? limit : nanos(60),
            which.equals("first_token") ? limit : nanos(60),
            which.equals("between_tokens") ? limit : NONE);
    Sketch sketch = streaming(0.5).architecture("a", List.of(timeouts), "p");
    assertThat(ends(sketch.run())).containsExactly("1 TIMEOUT TIMEOUT " + which + " 0");
  }

  @Test
  void ownRefusals_sayItByTheirStatus() {
    PolicySpec breaker =
        new CircuitBreakerSpec(
            1, 1, nanos(1000), WindowType.COUNT_BASED, 1, 1, 1, 0, nanos(99), false);
    Sketch sketch = before(BUSY).fault("p", 0, 9, new Outage(529, 0));
    assertThat(ends(sketch.architecture("a", List.of(breaker), "p"), 1, 2))
        .containsExactly("1 OVERLOADED OUTAGE  529", "1 BREAKER_OPEN NONE  0");
    List<PolicySpec> limits = List.of(new ConcurrencyLimitSpec(1));
    assertThat(ends(before(BUSY).architecture("a", limits, "p"), 1, 2))
        .containsExactly("1 LIMIT_REACHED NONE  0");
    for (PolicySpec limit : List.of(new TimeoutSpec(nanos(3)), new DeadlineSpec(nanos(3), 0))) {
      assertThat(ends(before(BUSY).architecture("a", List.of(limit), "p"), 0))
          .containsExactly("1 TIMEOUT NONE  0");
    }
  }

  /** The last of two attempts is what the retry hands on, after the wait that follows it. */
  @Test
  void retries_handOnTheCauseOfTheLastAttempt() {
    PolicySpec retry =
        new RetrySpec(
            1,
            new BackoffSpec(nanos(3), 1, nanos(3), new BackoffSpec.Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            RetrySpec.WORTH_RETRYING);
    Sketch sketch =
        before(BUSY).fault("p", 0, 2, new Outage(503, 0)).fault("p", 2, 9, new Brownout(1, 500, 0));
    assertThat(ends(sketch.architecture("a", List.of(retry), "p"), 1))
        .containsExactly("1 ERROR BROWNOUT  500");
  }

  @Test
  void pool_saysThatAllEndpointsAreUsedUp() {
    EndpointSpec once = new EndpointSpec("p", 1, 0, 1, 1, Integer.MAX_VALUE);
    PoolSpec pool = new PoolSpec(List.of(once), PoolSpec.Routing.USAGE, 0, 1.4, 0, null, null);
    RungSpec rung = new PoolRungSpec(pool, List.of(), RungSpec.ANY, false);
    assertThat(ends(before(BUSY).architecture("a", List.of(), List.of(rung)), 0, 1))
        .containsExactly("1 RATE_LIMITED POOL_FULL  429");
  }

  @Test
  void people_haveNoHttpStatus() {
    HumanDeskSpec desk = new HumanDeskSpec(1, always(9), 0, null, 1, 0);
    RungSpec rung = new HumanRungSpec(desk, RungSpec.ANY, false);
    assertThat(ends(before(BUSY).architecture("a", List.of(), List.of(rung)), 0, 1))
        .containsExactly("1 OVERLOADED QUEUE_FULL  0");
  }

  @Test
  void answer_forgetsTheCauseWithTheRest() {
    Answer answer = new Answer();
    for (Runnable fresh : List.<Runnable>of(() -> answer.set(Status.OK), answer::clearRefusal)) {
      answer.cause = Cause.of(Cause.Kind.OUTAGE);
      fresh.run();
      assertThat(answer.cause).isEqualTo(Cause.NONE);
    }
  }
}

package dev.stampede.models;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch.Row;
import dev.stampede.models.architecture.HumanRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.replay.Replay;
import dev.stampede.models.arrival.replay.TraceSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole trials by hand: people who wait and judge, tenants, desks, traces, warm-up. */
class TrialTest {

  private static ToleranceSpec deadline(double seconds) {
    return new ToleranceSpec(nanos(seconds), ToleranceSpec.FOREVER, 0, ToleranceSpec.FOREVER);
  }

  private static Sketch threeAtOnce(ToleranceSpec tolerance, @Nullable Distribution patience) {
    return new Sketch()
        .useCase(Sketch.useCase("work", Sketch.together(3), RequestSpec.UNIT, tolerance, patience));
  }

  /** Outcomes that happened, and how often. */
  private static Map<Outcome, Long> outcomes(UseCaseResult useCase) {
    return Arrays.stream(Outcome.values())
        .filter(o -> useCase.outcomes().count(o) > 0)
        .collect(Collectors.toMap(o -> o, useCase.outcomes()::count));
  }

  @Test
  void patience_endsTheWorkWhereverItIs() {
    // 10 s each: the first is done, the second is given up in service, the third in the queue.
    TrialResult result =
        threeAtOnce(ToleranceSpec.ANYTHING, always(12)).provider("p", servers(1, always(10))).run();
    UseCaseResult work = Replications.first(result);
    assertThat(outcomes(work)).isEqualTo(Map.of(Outcome.FULL, 1L, Outcome.ABANDONED, 2L));
    assertThat(work.failed().count()).isEqualTo(2);
    assertThat(work.failed().mean()).isEqualTo(12.0 * SECOND);
    assertThat(result.providers().get(0).cancelled()).isEqualTo(2);
    assertThat(result.providers().get(0).utilization()).isEqualTo(0.12);
  }

  @Test
  void answerAtTheLastMoment_counts() {
    TrialResult result =
        threeAtOnce(ToleranceSpec.ANYTHING, always(10)).provider("p", servers(3, always(10))).run();
    assertThat(outcomes(Replications.first(result))).isEqualTo(Map.of(Outcome.FULL, 3L));
  }

  @Test
  void deadline_doesNotStopTheWork() {
    TrialResult result =
        threeAtOnce(deadline(15), null).provider("p", servers(1, always(10))).run();
    UseCaseResult work = Replications.first(result);
    assertThat(outcomes(work)).isEqualTo(Map.of(Outcome.FULL, 1L, Outcome.LATE, 2L));
    assertThat(work.endToEnd().mean()).isEqualTo(20.0 * SECOND);
    assertThat(result.providers().get(0).utilization()).isEqualTo(0.3);
  }

  @Test
  void workUnderWayAtTheEnd_isUnfinished() {
    TrialResult result =
        threeAtOnce(ToleranceSpec.ANYTHING, null)
            .lasting(15, 0)
            .provider("p", servers(1, always(10)))
            .run();
    assertThat(outcomes(Replications.first(result)))
        .isEqualTo(Map.of(Outcome.FULL, 1L, Outcome.UNFINISHED, 2L));
    assertThat(Replications.first(result).outcomes().byInterval(Outcome.UNFINISHED).toList())
        .containsExactly(2L, 0L);
  }

  @Test
  void warmUp_countsWhatArrivesFromItsEndOn() {
    // Arrivals at 1, 2 and 3 s, 10 s each; from 2 s on counts. The server is busy all the time.
    TrialResult result =
        new Sketch()
            .lasting(52, 2)
            .useCase("work", Sketch.at(1, 2, 3))
            .provider("p", servers(1, always(10)))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.outcomes().offered()).isEqualTo(2);
    assertThat(work.endToEnd().mean()).isEqualTo((19 + 28) / 2.0 * SECOND); // until 21 and 31
    assertThat(work.answeredByInterval().toList()).containsExactly(0L, 1L, 1L, 1L, 0L, 0L);
    assertThat(result.providers().get(0).attempts()).isEqualTo(2);
    assertThat(result.providers().get(0).succeeded()).isEqualTo(3); // all left after it
    assertThat(result.providers().get(0).utilization()).isEqualTo(29 / 50.0); // 2 s to 31 s
  }

  @Test
  void tenants_haveQuotasOfTheirOwn() {
    QuotaSpec twoAMinute =
        new QuotaSpec(2, QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, OutputCharge.METERED, nanos(60));
    TrialResult result =
        new Sketch()
            .useCase(of("a", "one"))
            .useCase(of("b", "two"))
            .useCase(of("c", "two"))
            .provider(new ProviderSpec("p", servers(99, always(1)), twoAMinute, 1, 0, 529, true))
            .run();
    assertThat(outcomes(result.useCases().get(0)))
        .isEqualTo(Map.of(Outcome.FULL, 2L, Outcome.FAILED, 1L));
    long served =
        result.useCases().get(1).outcomes().count(Outcome.FULL)
            + result.useCases().get(2).outcomes().count(Outcome.FULL);
    assertThat(served).isEqualTo(2);
    assertThat(result.providers().get(0).rateLimited()).isEqualTo(5);
    assertThat(result.providers().get(0).rejected()).isEqualTo(5);
  }

  private static UseCaseSpec of(String name, String tenant) {
    return new UseCaseSpec(
        name,
        tenant,
        new PopulationSpec(Sketch.together(3)),
        RequestSpec.UNIT,
        ToleranceSpec.ANYTHING,
        null,
        0,
        0,
        null);
  }

  @Test
  void reservedQuota_isGivenBackByAFullEngine() {
    // 600 a minute, 400 reserved each. The second call is refused by the engine, so the third
    // finds the 200 that the first left; with the reservation kept it would find nothing.
    QuotaSpec quota =
        new QuotaSpec(
            QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, 1000, OutputCharge.RESERVED, nanos(60));
    Rig rig =
        new Rig(
            new Sketch()
                .provider(
                    new ProviderSpec(
                        "p",
                        servers(1, always(1), 0, Discipline.FIFO, null),
                        quota,
                        1,
                        0,
                        529,
                        true)));
    for (int i = 0; i < 9; i++) {
      rig.send(0, request -> request.maxTokens = 400);
    }
    rig.run(9);
    assertThat(rig.provider("p").overloaded()).isEqualTo(8);
    assertThat(rig.provider("p").rateLimited()).isZero();
  }

  /** A desk of two with 10 s a piece, behind a provider that is out. */
  private static Map<Outcome, Long> atTheDesk(
      int number, int queue, @Nullable Distribution patience, double humanWait) {
    HumanDeskSpec desk = new HumanDeskSpec(2, always(10), queue, patience, 0.9, 0);
    ToleranceSpec tolerance =
        new ToleranceSpec(nanos(1), nanos(1), 0.95, nanos(humanWait)); // for machines only
    TrialResult result =
        new Sketch()
            .useCase(
                Sketch.useCase("work", Sketch.together(number), RequestSpec.UNIT, tolerance, null))
            .provider("p", servers(9, always(1)))
            .fault("p", 0, 100, new Outage(500, 0))
            .architecture(
                "a",
                List.of(),
                List.of(Sketch.rung("p"), new HumanRungSpec(desk, RungSpec.ANY, false)))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.attempts()).isEqualTo(number); // a desk is no attempt
    assertThat(result.providers()).hasSize(2);
    assertThat(result.providers().get(1).attempts()).isEqualTo(number);
    assertThat(work.endToEnd().count()).isEqualTo(work.answers()); // people's answers, too
    assertThat(work.human().count()).isEqualTo(work.answers());
    return outcomes(work);
  }

  @Test
  void desk_isJudgedByTheTimeUntilTheWorkIsTakenUp() {
    // Taken up at 0, 0, 10, 10 and 20 s; the last is too late, though none was done in 1 s.
    assertThat(atTheDesk(5, 9, null, 10)).isEqualTo(Map.of(Outcome.HUMAN, 4L, Outcome.LATE, 1L));
  }

  @Test
  void desk_refusesWhatItsQueueHasNoRoomFor() {
    assertThat(atTheDesk(5, 1, null, 10)).isEqualTo(Map.of(Outcome.HUMAN, 3L, Outcome.FAILED, 2L));
  }

  @Test
  void desk_losesThoseWhoDoNotWait() {
    assertThat(atTheDesk(5, 9, always(5), 10))
        .isEqualTo(Map.of(Outcome.HUMAN, 2L, Outcome.ABANDONED, 3L));
  }

  @Test
  void pinnedUseCase_isServedByItsArchitectureWhateverIsCompared() {
    UseCaseSpec pinned =
        new UseCaseSpec(
            "pinned",
            "they",
            new PopulationSpec(Sketch.together(4)),
            RequestSpec.UNIT,
            ToleranceSpec.ANYTHING,
            null,
            0,
            0,
            "second");
    TrialSpec spec =
        new Sketch()
            .useCase("free", Sketch.together(3))
            .useCase(pinned)
            .provider("p", servers(9, always(1)))
            .provider("q", servers(9, always(2)))
            .architecture("first", List.of(), "p")
            .architecture("second", List.of(), "q")
            .spec();
    TrialResult first = Sketch.run(spec, 0, 1, 0);
    assertThat(first.architecture()).isEqualTo("first");
    assertThat(first.useCases().get(0).endToEnd().mean()).isEqualTo(1.0 * SECOND);
    assertThat(first.useCases().get(1).endToEnd().mean()).isEqualTo(2.0 * SECOND);
    TrialResult second = Sketch.run(spec, 1, 1, 0);
    assertThat(second.useCases().get(0).endToEnd().mean()).isEqualTo(2.0 * SECOND);
    assertThat(second.useCases().get(1).endToEnd().mean()).isEqualTo(2.0 * SECOND);
    assertThat(second.providers().get(1).attempts()).isEqualTo(7);
    assertThat(second.attemptsByInterval().get(1).at(0)).isEqualTo(4);
  }

  @Test
  void pinnedToNothing_isRejected() {
    UseCaseSpec pinned =
        new UseCaseSpec(
            "pinned",
            "they",
            new PopulationSpec(Sketch.together(1)),
            RequestSpec.UNIT,
            ToleranceSpec.ANYTHING,
            null,
            0,
            0,
            "nowhere");
    TrialSpec spec = new Sketch().useCase(pinned).provider("p", servers(1, always(1))).spec();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sketch.run(spec, 0, 1, 0))
        .withMessageContaining("nowhere");
  }

  @Test
  void trace_isReplayedAsFastAsItSaysWithItsTokens() {
    // Rows at 0 and 8 s at double speed: 0 and 4 s. First token at once, then one a second: 5 and,
    // cut by max_tokens, 10 tokens.
    TraceSpec recorded = (TraceSpec) Sketch.trace(new Row(0, 3, 5), new Row(8 * SECOND, 3, 5000));
    RequestSpec request = new RequestSpec(always(1), always(1), 10, true);
    TrialResult result =
        new Sketch()
            .intervals(1)
            .useCase(
                Sketch.useCase(
                    "work",
                    new TraceSpec(
                        "test", Replay.PLAIN.atSpeed(2), recorded.source(), recorded.recording()),
                    request,
                    ToleranceSpec.ANYTHING,
                    null))
            .provider("p", new TokensSpec(9, always(0), always(1), 0, Discipline.FIFO))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.endToEnd().mean()).isEqualTo((4 + 9) / 2.0 * SECOND);
    assertThat(work.firstToken().mean()).isZero();
    assertThat(work.answeredByInterval().at(4)).isEqualTo(1);
    assertThat(work.answeredByInterval().at(13)).isEqualTo(1);
  }

  @Test
  void network_isCrossedTwice() {
    TrialResult result =
        threeAtOnce(ToleranceSpec.ANYTHING, null)
            .provider(
                new ProviderSpec(
                    "p", servers(9, always(1)), QuotaSpec.NONE, 1, nanos(0.3), 529, true))
            .run();
    UseCaseResult work = Replications.first(result);
    assertThat(work.endToEnd().mean()).isEqualTo(1.6 * SECOND);
    assertThat(work.waiting().mean()).isZero(); // the way there is no waiting
  }

  @Test
  void quality_isThatOfWhoAnsweredAndWasGoodEnough() {
    ToleranceSpec half = new ToleranceSpec(nanos(9), nanos(9), 0.5, nanos(9));
    Sketch sketch =
        new Sketch()
            .useCase(Sketch.useCase("work", Sketch.together(6), RequestSpec.UNIT, half, null));
    double[] qualities = {0.9, 0.6, 0.4};
    for (int i = 0; i < 3; i++) {
      EngineSpec two = servers(2, always(1), 0, Discipline.FIFO, null);
      sketch.provider(new ProviderSpec("p" + i, two, QuotaSpec.NONE, qualities[i], 0, 529, true));
    }
    TrialResult result = sketch.architecture("a", List.of(), "p0", "p1", "p2").run();
    UseCaseResult work = Replications.first(result);
    assertThat(outcomes(work))
        .isEqualTo(Map.of(Outcome.FULL, 2L, Outcome.DEGRADED, 2L, Outcome.FAILED, 2L));
    assertThat(work.meanQuality()).isEqualTo((0.9 + 0.6) / 2);
    assertThat(work.answers()).isEqualTo(4);
    assertThat(work.attempts()).isEqualTo(6 + 4); // p2 is not good enough to be asked
  }

  @Test
  void spec_rejectsAWarmUpAsLongAsTheRun() {
    Sketch sketch =
        new Sketch()
            .lasting(10, 10)
            .useCase("work", Sketch.together(1))
            .provider("p", servers(1, always(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(sketch::spec)
        .withMessageStartingWith("a warm-up of 10000000000 ns");
  }

  @Test
  void stop_endsARunEarly() {
    TrialSpec spec =
        new Sketch()
            .lasting(1_000_000, 0)
            .intervals(1_000_000)
            .useCase("work", Sketch.poisson(100))
            .provider("p", servers(1, always(0.001)))
            .spec();
    try (Trial trial = new Trial(spec, 0, 1, 0)) {
      trial.stop();
      assertThat(trial.run(1)).isFalse();
      assertThat(trial.progressNanos()).isLessThan(1000 * SECOND);
    }
  }
}

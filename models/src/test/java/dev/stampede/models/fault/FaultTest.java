package dev.stampede.models.fault;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {

  /** Each stretch rounds to a nanosecond. */
  private static final Offset<Double> NANOS = within(1e-8);

  private static Sketch serving(int servers, double seconds) {
    return new Sketch().provider("p", servers(servers, always(seconds)));
  }

  private static List<Double> times(List<Answered> answers) {
    return answers.stream().map(Answered::at).toList();
  }

  private static List<Status> statuses(List<Answered> answers) {
    return answers.stream().map(Answered::status).toList();
  }

  @Test
  void outage_cutsWhatIsInsideAndRefusesWhatComes() {
    Sketch sketch = serving(1, 10).fault("p", 4, 3, new Outage(529, nanos(0.5)));
    Rig rig = new Rig(sketch).send(0).send(1).send(4).send(6.9).send(7);
    List<Answered> answers = rig.run(50);
    assertThat(statuses(answers))
        .containsExactly(Status.CUT, Status.CUT, Status.OVERLOADED, Status.OVERLOADED, Status.OK);
    assertThat(times(answers)).containsExactly(4.0, 4.0, 4.5, 7.4, 17.0);
    assertThat(answers.get(0).startedNanos()).isZero();
    assertThat(answers.get(1).startedNanos()).isEqualTo(-1); // it was still waiting
    ProviderResult result = rig.provider("p");
    assertThat(result.failed()).isEqualTo(2);
    assertThat(result.rejected()).isEqualTo(2);
    assertThat(result.overloaded()).isZero(); // the queue was not full
    assertThat(result.availability()).isEqualTo(0.2);
    assertThat(result.utilization() * 50).isCloseTo(14, NANOS);
  }

  @Test
  void outage_cutsASharedServerToo() {
    Sketch sketch =
        new Sketch()
            .provider("p", new SharingSpec(1, always(10), 100))
            .fault("p", 4, 3, new Outage(500, 0));
    List<Answered> answers = new Rig(sketch).send(0, 3).send(5).send(7).run(50);
    assertThat(statuses(answers))
        .containsExactly(Status.CUT, Status.CUT, Status.CUT, Status.ERROR, Status.OK);
    assertThat(times(answers)).containsExactly(4.0, 4.0, 4.0, 5.0, 17.0);
  }

  @ParameterizedTest
  @CsvSource({
    "429, RATE_LIMITED",
    "503, OVERLOADED",
    "529, OVERLOADED",
    "500, ERROR",
    "404, ERROR"
  })
  void outage_answersWithItsStatus(int http, Status status) {
    Sketch sketch = serving(1, 1).fault("p", 0, 5, new Outage(http, 0));
    assertThat(new Rig(sketch).send(0).run(9).get(0).status()).isEqualTo(status);
  }

  @Test
  void overlappingOutages_lastUntilTheLastIsOver() {
    Sketch sketch =
        serving(9, 1).fault("p", 2, 4, new Outage(500, 0)).fault("p", 4, 4, new Outage(500, 0));
    assertThat(statuses(new Rig(sketch).send(1).send(2).send(5).send(7.9).send(8).run(20)))
        .containsExactly(Status.CUT, Status.ERROR, Status.ERROR, Status.ERROR, Status.OK);
  }

  @Test
  void brownout_strikesItsShare() {
    Sketch sketch = serving(100_000, 1).fault("p", 0, 90, new Brownout(0.3, 500, nanos(0.1)));
    Rig rig = new Rig(sketch);
    for (int i = 0; i < 1000; i++) {
      rig.send(i * 0.01);
    }
    List<Answered> answers = rig.run(100);
    long struck = answers.stream().filter(a -> a.status() == Status.ERROR).count();
    // 300 +- 3.9 sigma of 14.5: a right brownout fails in 1 of 10 000 seeds.
    assertThat(struck).isBetween(243L, 357L);
    assertThat(answers)
        .allMatch(a -> a.atNanos() % nanos(0.01) == 0); // an error after .1 s, an answer after 1 s
    assertThat(rig.provider("p").rejected()).isEqualTo(struck);
  }

  @Test
  void overlappingBrownouts_strikeIndependently() {
    Sketch sketch =
        serving(100_000, 1)
            .fault("p", 0, 90, new Brownout(0.5, 500, 0))
            .fault("p", 0, 90, new Brownout(0.5, 500, 0));
    Rig rig = new Rig(sketch);
    for (int i = 0; i < 1000; i++) {
      rig.send(i * 0.01);
    }
    long struck = rig.run(100).stream().filter(a -> a.status() == Status.ERROR).count();
    assertThat(struck).isBetween(696L, 804L); // 750 +- 3.9 sigma of 13.7
  }

  @Test
  void endOfOneOfTwoEqualFaults_leavesTheOther() {
    Sketch sketch = serving(9, 1).fault("p", 0, 4, new Slow(2)).fault("p", 2, 8, new Slow(2));
    // Halved from 0 to 2 s (1 done of 3 wanted), quartered to 4 s (1.5), halved to 7 s (3).
    Sketch three = new Sketch().provider("p", servers(9, always(3)));
    three.fault("p", 0, 4, new Slow(2)).fault("p", 2, 8, new Slow(2));
    assertThat(new Rig(three).send(0).run(50).get(0).at()).isCloseTo(7, NANOS);
    assertThat(new Rig(sketch).send(0).run(50).get(0).at()).isCloseTo(2, NANOS);
  }

  @Test
  void slow_stretchesWhatIsInServiceAndWhatBegins() {
    // Three times as slow from 4 s to 10 s. In service since 0: 4 + 6/3 = 6 of 10 s are done at
    // 10 s, so it ends at 14 s. Begun at 9 s: 1/3 is done at 10 s, so it ends at 19.67 s.
    Sketch sketch = serving(9, 10).fault("p", 4, 6, new Slow(3));
    List<Answered> answers = new Rig(sketch).send(0).send(9).send(10).run(50);
    assertThat(answers.get(0).at()).isCloseTo(14, NANOS);
    assertThat(answers.get(1).at()).isCloseTo(19 + 2.0 / 3, NANOS);
    assertThat(answers.get(2).at()).isEqualTo(20);
  }

  @Test
  void overlappingSlowness_multiplies() {
    // Work done by 2, 4, 6, 8 s: 2, 3, 3 1/3, 4 1/3 of 10 s.
    Sketch sketch = serving(9, 10).fault("p", 2, 6, new Slow(2)).fault("p", 4, 2, new Slow(3));
    assertThat(new Rig(sketch).send(0).run(50).get(0).at())
        .isCloseTo(8 + 10 - (4 + 1.0 / 3), NANOS);
  }

  @Test
  void slow_belowOneIsASpeedUp() {
    Sketch sketch = serving(9, 10).fault("p", 5, 100, new Slow(0.5));
    assertThat(new Rig(sketch).send(0).run(50).get(0).at()).isEqualTo(7.5);
  }

  @Test
  void slow_stretchesASharedServer() {
    // Two calls of 2 s: each has .5 s at 1 s, 1 s at 3 s (half speed between), 2 s at 5 s.
    Sketch sketch =
        new Sketch()
            .provider("p", new SharingSpec(1, always(2), 100))
            .fault("p", 1, 2, new Slow(2));
    List<Answered> answers = new Rig(sketch).send(0, 2).run(50);
    assertThat(answers.get(0).at()).isCloseTo(5, NANOS);
    assertThat(answers.get(1).at()).isCloseTo(5, NANOS);
  }

  @Test
  void slow_stretchesTheFirstTokenUnlessItHasCome() {
    // First token after 2 s, then 1 token a second: 4 tokens end after 5 s. Slow from 1 s on:
    // first token at 1 + 2 x 1 = 3 s, end at 1 + 2 x 4 = 9 s. Slow from 3 s on: 2 s and 7 s.
    EngineSpec tokens = new TokensSpec(9, always(2), always(1), 0, Discipline.FIFO);
    for (int at : new int[] {1, 3}) {
      Sketch sketch = new Sketch().provider("p", tokens).fault("p", at, 90, new Slow(2));
      Answered answered =
          new Rig(sketch).send(0, r -> r.outputTokens = r.maxTokens = 4).run(50).get(0);
      assertThat(answered.firstTokenNanos()).isEqualTo(nanos(at == 1 ? 3 : 2));
      assertThat(answered.at()).isEqualTo(at == 1 ? 9 : 7);
    }
  }

  @Test
  void slowWithoutEnd_doesNotOverflowTheClock() {
    // A service of a hundred years, ten times as slow, is longer than a clock of 2^63 ns can tell.
    EngineSpec shared = new SharingSpec(1, always(1e18), 9);
    for (EngineSpec engine : List.of(servers(1, always(1e18)), shared)) {
      Sketch sketch =
          new Sketch().lasting(50, 0).provider("p", engine).fault("p", 2, 5, new Slow(10));
      Rig rig = new Rig(sketch).send(1).send(3);
      assertThat(rig.run(50)).isEmpty();
      assertThat(rig.provider("p").meanInSystem()).isCloseTo((49 + 47) / 50.0, NANOS);
    }
  }

  @Test
  void stall_makesWorkStandStillAndGoOn() {
    // Stands still from 4 s to 9 s. In service since 0 with 10 s of work: done at 15 s. Begun at
    // 6 s while it stands: it runs from 9 s to 19 s.
    for (EngineSpec engine : List.of(servers(9, always(10)), new SharingSpec(9, always(10), 99))) {
      Sketch sketch = new Sketch().provider("p", engine).fault("p", 4, 5, new Stall());
      assertThat(times(new Rig(sketch).send(0).send(6).send(9).run(50)))
          .containsExactly(15.0, 19.0, 19.0);
    }
  }

  @Test
  void stall_holdsTokensBack_andTakesBackWhatIsGivenUp() {
    // First token after 2 s, then 1 token a second: 4 tokens end after 5 s.
    EngineSpec tokens = new TokensSpec(2, always(2), always(1), 0, Discipline.FIFO);
    Sketch sketch = new Sketch().provider("p", tokens).fault("p", 3, 10, new Stall());
    Rig rig = new Rig(sketch);
    for (double at : new double[] {0, 2, 4}) { // the third finds no room
      rig.send(at, r -> r.outputTokens = r.maxTokens = 4);
    }
    List<Answered> answers = rig.run(50);
    assertThat(answers.get(0).firstTokenNanos()).isEqualTo(nanos(2)); // before the stall
    assertThat(answers.get(1).firstTokenNanos()).isEqualTo(nanos(14)); // 1 s was left
    assertThat(times(answers)).containsExactly(15.0, 17.0, 4.0);
    Rig impatient = new Rig(sketch);
    impatient.send(0, r -> r.outputTokens = r.maxTokens = 4);
    impatient.send(2, r -> r.outputTokens = r.maxTokens = 4).cancel(0, 5).cancel(1, 5);
    assertThat(impatient.run(50)).extracting(Answered::at).containsExactly(5.0, 5.0);
    assertThat(impatient.provider("p").cancelled()).isEqualTo(2);
  }

  @Test
  void slowWithinAStall_countsWhenItIsOver() {
    // 10 s of work: 2 done at 2 s, nothing to 6 s, half speed to 10 s (4 done), then 6 s more.
    Sketch sketch = serving(1, 10).fault("p", 2, 4, new Stall()).fault("p", 4, 6, new Slow(2));
    assertThat(new Rig(sketch).send(0).run(50).get(0).at()).isCloseTo(16, NANOS);
    Sketch shared =
        new Sketch()
            .provider("p", new SharingSpec(1, always(10), 9))
            .fault("p", 2, 4, new Stall())
            .fault("p", 4, 6, new Slow(2));
    assertThat(new Rig(shared).send(0).run(50).get(0).at()).isCloseTo(16, NANOS);
  }

  @Test
  void frontDoor_refusesWhoComesAndServesWhoIsInside() {
    Sketch sketch = serving(1, 10).fault("p", 4, 3, new DoorClosed(503, nanos(0.5)));
    List<Answered> answers = new Rig(sketch).send(0).send(1).send(4).send(7).run(50);
    assertThat(statuses(answers))
        .containsExactly(Status.OK, Status.OK, Status.OVERLOADED, Status.OK);
    assertThat(times(answers)).containsExactly(10.0, 20.0, 4.5, 30.0);
  }

  @Test
  void capacityCut_drainsAndComesBackLinearly() {
    // Ten servers of 1 s; none from 5 s to 10 s, then shares in steps of 0.2 s, rounded to whole
    // servers: one from 10.6 s on, two from 11.6 s on, and so forth.
    Sketch sketch =
        serving(10, 1)
            .fault(new FaultSpec("cut", "p", nanos(5), nanos(5), nanos(10), new CapacityCut(0)));
    Rig rig = new Rig(sketch).send(4.5, 10).send(6, 55);
    List<Answered> answers = rig.run(50);
    assertThat(answers.subList(0, 10)).allMatch(a -> a.at() == 5.5);
    for (int servers = 1; servers <= 10; servers++) {
      double at = 10.6 + servers;
      assertThat(answers.stream().filter(a -> Math.abs(a.at() - at) < 1e-6))
          .as("answers at %s s", at)
          .hasSize(servers);
    }
  }

  @Test
  void outage_recoversFromNothing() {
    // Two servers, in steps of 0.2 s: one from a quarter of 10 s on, two from three quarters on.
    Sketch sketch =
        serving(2, 1)
            .fault(new FaultSpec("out", "p", nanos(5), nanos(5), nanos(10), new Outage(503, 0)));
    assertThat(times(new Rig(sketch).send(10, 10).run(50)))
        .containsExactly(13.6, 14.6, 15.6, 16.6, 17.6, 18.6, 18.6, 19.6, 19.6, 20.6);
  }

  @Test
  void gray_losesOrDelaysAnswers_whichNobodyInsideNotices() {
    Sketch lost = serving(1, 2).lasting(50, 0).fault("p", 0, 50, new Gray(1, nanos(20), true));
    Rig rig = new Rig(lost).send(0);
    Answered answered = rig.run(50).get(0);
    assertThat(answered.status()).isEqualTo(Status.CUT);
    assertThat(answered.at()).isEqualTo(22);
    assertThat(answered.firstTokenNanos()).isEqualTo(-1);
    assertThat(rig.provider("p").availability()).isEqualTo(1);
    assertThat(rig.provider("p").meanInSystem() * 50).isEqualTo(2);
    Sketch late = serving(1, 2).fault("p", 1, 5, new Gray(1, nanos(20), false));
    List<Answered> answers = new Rig(late).send(0).send(3).send(5).run(50);
    assertThat(statuses(answers)).containsOnly(Status.OK);
    assertThat(times(answers)).containsExactly(22.0, 25.0, 7.0); // the third after the fault
    assertThat(answers.get(0).firstTokenNanos()).isEqualTo(nanos(22));
  }

  @Test
  void gray_isCutShortByATimeout_andStrikesItsShare() {
    Sketch sketch =
        serving(100_000, 1)
            .fault("p", 0, 90, new Gray(0.3, nanos(60), true))
            .architecture("a", List.of(new TimeoutSpec(nanos(5))), "p");
    Rig rig = new Rig(sketch);
    for (int i = 0; i < 1000; i++) {
      rig.send(i * 0.01);
    }
    List<Answered> answers = rig.run(100);
    long struck = answers.stream().filter(a -> a.status() == Status.TIMEOUT).count();
    assertThat(struck).isBetween(243L, 357L); // 300 +- 3.9 sigma of 14.5
    assertThat(rig.provider("p").succeeded()).isEqualTo(1000);
  }

  @Test
  void streamCut_breaksStreamsOffAfterTheirFirstToken() {
    // First token after 2 s, then 1 token a second: 10 tokens end after 11 s.
    EngineSpec tokens = new TokensSpec(9, always(2), always(1), 0, Discipline.FIFO);
    double[][] cuts = {{0, 0.5, 5}, {3, 0, 3}, {0, 0, 1}, {10, 0, 10}, {99, 0, 10}};
    for (double[] cut : cuts) {
      Sketch sketch =
          new Sketch()
              .provider("p", tokens)
              .fault("p", 0, 1, new StreamCut(1, (int) cut[0], cut[1]));
      Rig rig = new Rig(sketch);
      rig.send(0, r -> r.outputTokens = r.maxTokens = 10);
      rig.send(5, r -> r.outputTokens = r.maxTokens = 10); // after the fault
      List<Answered> answers = rig.run(50);
      boolean whole = cut[2] == 10;
      assertThat(statuses(answers)).containsExactly(whole ? Status.OK : Status.CUT, Status.OK);
      assertThat(times(answers)).containsExactly(2 + cut[2] - 1, 16.0);
      assertThat(answers.get(0).firstTokenNanos()).isEqualTo(nanos(2));
      assertThat(answers.get(0).quality()).isEqualTo(whole ? 1 : 0);
      assertThat(rig.provider("p").failed()).isEqualTo(whole ? 0 : 1);
    }
  }

  @Test
  void streamCut_leavesAnswersWithoutAStreamAlone() {
    Sketch sketch = serving(1, 2).fault("p", 0, 9, new StreamCut(1, 1, 0));
    Rig rig = new Rig(sketch).send(0, r -> r.outputTokens = r.maxTokens = 10);
    assertThat(statuses(rig.run(50))).containsExactly(Status.OK);
  }

  @Test
  void regression_lowersTheQualityOfAnswers() {
    Sketch sketch =
        new Sketch()
            .provider(
                new ProviderSpec("p", servers(9, always(1)), QuotaSpec.NONE, 0.8, 0, 529, true))
            .fault("p", 2, 6, new Regression(0.5, 1))
            .fault("p", 4, 6, new Regression(1, 0.6));
    List<Answered> answers = new Rig(sketch).send(0).send(2).send(4).send(8).send(10).run(50);
    assertThat(answers).extracting(Answered::quality).containsExactly(0.8, 0.4, 0.4, 0.6, 0.8);
  }

  @Test
  void quotaCut_lowersTheLimitsAndGivesThemBack() {
    LimitSpec two =
        new LimitSpec(
            "two",
            LimitSpec.Meter.CONCURRENCY,
            new LimiterSpec.Concurrency(2),
            LimitSpec.Reserve.NONE,
            true,
            true,
            1,
            1,
            false,
            RefusalSpec.RATE_LIMITED);
    QuotaSpec quota = new QuotaSpec(List.of(two), List.of());
    Sketch sketch =
        new Sketch()
            .provider(new ProviderSpec("p", servers(9, always(1)), quota, 1, 0, 529, true))
            .fault("p", 2, 6, new QuotaCut(0.5));
    List<Answered> answers =
        new Rig(sketch).send(0).send(0).send(2).send(2).send(9).send(9).send(9).run(50);
    assertThat(statuses(answers))
        .containsExactly(
            Status.OK,
            Status.OK,
            Status.OK,
            Status.RATE_LIMITED,
            Status.OK,
            Status.OK,
            Status.RATE_LIMITED);
    assertThat(times(answers)).containsExactly(1.0, 1.0, 3.0, 2.0, 10.0, 10.0, 9.0);
  }

  @Test
  void spec_rejectsWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuotaCut(0))
        .withMessageStartingWith("limits (0.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outage(200, 0))
        .withMessageStartingWith("status (200)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DoorClosed(503, -1))
        .withMessageStartingWith("error_latency (-1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CapacityCut(1.5))
        .withMessageStartingWith("capacity (1.5)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gray(0.5, 0, true))
        .withMessageStartingWith("hang (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StreamCut(0.5, -1, 0))
        .withMessageStartingWith("after_tokens (-1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Regression(2, 1))
        .withMessageStartingWith("factor (2.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Brownout(1.5, 500, 0))
        .withMessageStartingWith("errors (1.5)");
    assertThatIllegalArgumentException().isThrownBy(() -> new Slow(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FaultSpec("id", "p", -1, 1, new Slow(2)))
        .withMessageStartingWith("at (-1)");
  }
}

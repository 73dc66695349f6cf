package dev.stampede.models.architecture;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static RungSpec on(String provider, Status... when) {
    return new ProviderRungSpec(provider, Outcomes.of(when), false);
  }

  private static RungSpec cache(double hit, double latency) {
    return new CacheRungSpec(hit, 0.5, nanos(latency), RungSpec.ANY, false);
  }

  /** Three providers of 1 s, 2 s and 3 s and of quality .9, .8 and .7. */
  private static Sketch three(RungSpec... ladder) {
    Sketch sketch = new Sketch();
    for (int i = 1; i <= 3; i++) {
      EngineSpec engine = servers(9, always(i));
      sketch.provider(
          new ProviderSpec("p" + i, engine, QuotaSpec.NONE, 1 - i / 10.0, 0, 529, true));
    }
    return sketch.architecture("a", List.of(), List.of(ladder));
  }

  private static Sketch outage(Sketch sketch, String provider, int status) {
    return sketch.fault(provider, 0, 1000, new Outage(status, 0));
  }

  @Test
  void firstRung_servesWhatItCan() {
    Answered answered = new Rig(three(on("p1"), on("p2"))).send(0).run(9).get(0);
    assertThat(answered.at()).isEqualTo(1);
    assertThat(answered.quality()).isEqualTo(0.9);
  }

  @Test
  void rung_takesTheStatusesThatItIsFor() {
    Sketch sketch = three(on("p1"), on("p2", Status.OVERLOADED, Status.ERROR), on("p3"));
    Answered answered = new Rig(outage(sketch, "p1", 500)).send(0).run(9).get(0);
    assertThat(answered.at()).isEqualTo(2);
    assertThat(answered.attempts()).isEqualTo(2);
  }

  @Test
  void rung_isPassedOverForOtherStatuses() {
    Sketch sketch = three(on("p1"), on("p2", Status.OVERLOADED), on("p3", Status.ERROR));
    Answered answered = new Rig(outage(sketch, "p1", 500)).send(0).run(9).get(0);
    assertThat(answered.at()).isEqualTo(3);
    assertThat(answered.attempts()).isEqualTo(2);
    assertThat(answered.quality()).isEqualTo(0.7);
  }

  @Test
  void work_comesBackWhereNoRungTakesIt() {
    Sketch sketch = three(on("p1"), on("p2", Status.OVERLOADED), on("p3", Status.RATE_LIMITED));
    Answered answered = new Rig(outage(sketch, "p1", 500)).send(0).run(9).get(0);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
    assertThat(answered.attempts()).isEqualTo(1);
  }

  @Test
  void statusOfTheLatestRung_decides() {
    // p1 is overloaded, p2 fails with an error; the third rung is for errors.
    Sketch sketch = three(on("p1"), on("p2", Status.OVERLOADED), on("p3", Status.ERROR));
    outage(outage(sketch, "p1", 529), "p2", 500);
    assertThat(new Rig(sketch).send(0).run(9).get(0).at()).isEqualTo(3);
  }

  @Test
  void lastStatus_isWhatComesBack() {
    Sketch sketch = three(Sketch.rung("p1"), Sketch.rung("p2"));
    outage(outage(sketch, "p1", 500), "p2", 429);
    assertThat(new Rig(sketch).send(0).run(9).get(0).status()).isEqualTo(Status.RATE_LIMITED);
  }

  @Test
  void whenOfTheFirstRung_isNotLookedAt() {
    Sketch sketch = three(on("p2", Status.OVERLOADED));
    assertThat(new Rig(sketch).send(0).run(9).get(0).status()).isEqualTo(Status.OK);
  }

  /** First token after 1 s, the tenth after 10 s; an outage at 5 s; a retry; then another. */
  private static Answered brokenStream(boolean stream, boolean restarts) {
    EngineSpec tokens = new TokensSpec(9, always(1), always(1), 0, Discipline.FIFO);
    PolicySpec retry =
        new RetrySpec(
            1,
            new BackoffSpec(nanos(1), 1, nanos(1), new BackoffSpec.Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            RetrySpec.WORTH_RETRYING);
    Sketch sketch =
        new Sketch()
            .provider("p", tokens)
            .provider("q", tokens)
            .fault("p", 5, 90, new Outage(500, 0))
            .architecture(
                "a",
                List.of(retry),
                List.of(Sketch.rung("p"), new ProviderRungSpec("q", RungSpec.ANY, restarts)));
    return new Rig(sketch)
        .send(
            0,
            request -> {
              request.outputTokens = 10;
              request.maxTokens = 10;
              request.stream = stream;
            })
        .run(50)
        .get(0);
  }

  @Test
  void streamThatBroke_isNotRepeatedInSecret() {
    Answered answered = brokenStream(true, false);
    assertThat(answered.status()).isEqualTo(Status.CUT);
    assertThat(answered.at()).isEqualTo(5);
    assertThat(answered.attempts()).isEqualTo(1);
    assertThat(answered.firstTokenNanos()).isEqualTo(nanos(1));
  }

  @Test
  void streamThatBroke_startsAgainWhereTheRungSaysSo() {
    Answered answered = brokenStream(true, true); // no retry, but the next rung
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.at()).isEqualTo(15);
    assertThat(answered.attempts()).isEqualTo(2);
  }

  @Test
  void answerThatNobodySaw_isRepeated() {
    Answered answered = brokenStream(false, false); // at 0, again at 6 s, then the next rung
    assertThat(answered.status()).isEqualTo(Status.OK);
    assertThat(answered.at()).isEqualTo(16);
    assertThat(answered.attempts()).isEqualTo(3);
  }

  @Test
  void cache_answersItsShareAfterItsLatency() {
    Rig rig = new Rig(three(cache(0.4, 0.25), Sketch.rung("p1")));
    for (int i = 0; i < 1000; i++) {
      rig.send(i);
    }
    List<Answered> answers = rig.run(2000);
    long hits = answers.stream().filter(a -> a.attempts() == 0).count();
    assertThat(hits).isBetween(337L, 463L); // 400 +- 4 sigma of 15.5: fails 1 seed of 16 000
    for (Answered answered : answers) {
      boolean hit = answered.attempts() == 0;
      assertThat(answered.at() - answered.number()).isEqualTo(hit ? 0.25 : 1.25);
      assertThat(answered.quality()).isEqualTo(hit ? 0.5 : 0.9);
    }
  }

  @Test
  void cache_hitsTheSameWorkWhereverItStands() {
    Rig before = new Rig(three(cache(0.4, 0), Sketch.rung("p1")));
    Rig behind =
        new Rig(outage(three(Sketch.rung("p1"), cache(0.4, 0.1), Sketch.rung("p2")), "p1", 500));
    for (int i = 0; i < 500; i++) {
      before.send(i);
      behind.send(i);
    }
    List<Answered> first = before.run(2000);
    List<Answered> second = behind.run(2000);
    for (int i = 0; i < 500; i++) {
      assertThat(second.get(i).quality() == 0.5).isEqualTo(first.get(i).quality() == 0.5);
    }
  }

  @Test
  void cache_atTheEndMisses() {
    Sketch sketch = outage(three(Sketch.rung("p1"), cache(0, 0.5)), "p1", 500);
    Answered answered = new Rig(sketch).send(0).run(9).get(0);
    assertThat(answered.status()).isEqualTo(Status.CACHE_MISS);
    assertThat(answered.at()).isEqualTo(0.5);
  }

  @Test
  void ownerWhoGivesUp_stopsTheLookUp() {
    Rig rig = new Rig(three(cache(1, 2))).send(0).cancel(0, 1);
    List<Answered> answers = rig.run(9);
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).status()).isEqualTo(Status.GAVE_UP);
    assertThat(answers.get(0).at()).isEqualTo(1);
  }

  @Test
  void ownerWhoGivesUpAfterTheAnswer_changesNothing() {
    Rig rig = new Rig(three(Sketch.rung("p1"))).send(0).cancel(0, 1.5).send(2);
    assertThat(rig.run(9)).hasSize(2).allMatch(a -> a.status() == Status.OK);
  }

  @Test
  void unknownProvider_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rig(three(Sketch.rung("nowhere"))))
        .withMessageContaining("nowhere");
    assertThatIllegalArgumentException().isThrownBy(() -> three());
  }
}

package dev.stampede.models.architecture;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rungs other than a bare provider, by hand. */
class RungsTest {

  private static void makeLong(Request request) {
    request.outputTokens = 100;
    request.maxTokens = 100;
  }

  private static RungSpec rung(
      String name, int maxTokens, @Nullable Quality quality, @Nullable SwitchoverSpec switchover) {
    return new ProviderRungSpec(name, RungSpec.ANY, false, maxTokens, quality, switchover);
  }

  private static RungSpec shorter(String name, int maxTokens, double quality) {
    return rung(name, maxTokens, Quality.of(quality), null);
  }

  private static RungSpec canned(double quality, double latency) {
    return new StaticRungSpec(quality, nanos(latency), RungSpec.ANY, false);
  }

  /** First token at once, then one a second; one call at a time, and none waits. */
  private static EngineSpec tokens() {
    return new TokensSpec(1, always(0), always(1), 0, Discipline.FIFO);
  }

  private static Sketch sketch(List<PolicySpec> chain, RungSpec... ladder) {
    return new Sketch()
        .provider("p", tokens())
        .provider("q", tokens())
        .architecture("a", chain, List.of(ladder));
  }

  private static List<PolicySpec> timeout(double seconds) {
    return List.of(new TimeoutSpec(nanos(seconds)));
  }

  @Test
  void shorterAnswer_isCutAndNotAsGood() {
    // 100 tokens would take 99 s, and are given up after 50 s; 20 tokens take 19 s.
    Sketch sketch = sketch(timeout(50), Sketch.rung("p"), shorter("q", 20, 0.7));
    Answered answered = new Rig(sketch).send(0, RungsTest::makeLong).run(200).get(0);
    assertThat(answered.at()).isEqualTo(69);
    assertThat(answered.quality()).isEqualTo(0.7);
    assertThat(answered.attempts()).isEqualTo(2);
  }

  @Test
  void shorterAnswer_isOfThatRungAlone() {
    Sketch sketch =
        sketch(List.of(), shorter("p", 20, 0.7), Sketch.rung("q"))
            .fault("p", 0, 1000, new Outage(500, 0));
    Answered answered = new Rig(sketch).send(0, RungsTest::makeLong).run(200).get(0);
    assertThat(answered.at()).isEqualTo(99);
    assertThat(answered.quality()).isEqualTo(1);
  }

  @Test
  void shorterAnswer_isNoLongerThanItsOwnerWants() {
    Rig rig =
        new Rig(sketch(List.of(), shorter("p", 20, 0.7)))
            .send(
                0,
                request -> {
                  request.outputTokens = 100;
                  request.maxTokens = 8;
                });
    assertThat(rig.run(200).get(0).at()).isEqualTo(7);
  }

  @Test
  void rungsOfOneProvider_shareItsChain() {
    // The provider's limit of one call holds for both rungs.
    Sketch sketch =
        sketch(
            List.of(new ConcurrencyLimitSpec(1)),
            Sketch.rung("p"),
            shorter("p", 20, 0.7),
            canned(0.1, 0));
    List<Answered> answers =
        new Rig(sketch).send(0, RungsTest::makeLong).send(1, RungsTest::makeLong).run(200);
    assertThat(answers.get(0).at()).isEqualTo(99);
    assertThat(answers.get(1).at()).isEqualTo(1);
    assertThat(answers.get(1).quality()).isEqualTo(0.1);
    assertThat(answers.get(1).attempts()).isZero();
  }

  @Test
  void ownerWhoGivesUp_leavesTheWorkAsItWas() {
    Request[] sent = new Request[1];
    Rig rig =
        new Rig(sketch(List.of(), shorter("p", 20, 0.7)))
            .send(
                0,
                request -> {
                  makeLong(request);
                  sent[0] = request;
                })
            .cancel(0, 5);
    assertThat(rig.run(9).get(0).status()).isEqualTo(Status.GAVE_UP);
    assertThat(sent[0].maxTokens).isEqualTo(100);
  }

  @Test
  void staticAnswer_isGivenToEverybody() {
    Sketch sketch =
        sketch(List.of(), Sketch.rung("p"), canned(0.2, 0.5))
            .fault("p", 0, 100, new Outage(500, 0));
    List<Answered> answers = new Rig(sketch).send(0).send(1).run(9);
    assertThat(answers)
        .allSatisfy(
            answered -> {
              assertThat(answered.at()).isEqualTo(answered.number() + 0.5);
              assertThat(answered.quality()).isEqualTo(0.2);
              assertThat(answered.status()).isEqualTo(Status.OK);
              assertThat(answered.human()).isFalse();
            });
  }

  @Test
  void staticAnswer_isNotForWorkThatWantsMore() {
    Sketch sketch =
        sketch(List.of(), Sketch.rung("p"), canned(0.2, 0)).fault("p", 0, 100, new Outage(500, 0));
    Answered answered = new Rig(sketch).send(0, request -> request.minQuality = 0.3).run(9).get(0);
    assertThat(answered.status()).isEqualTo(Status.ERROR);
  }

  @Test
  void ownerWhoGivesUp_getsNoStaticAnswer() {
    List<Answered> answers = new Rig(sketch(List.of(), canned(0.2, 2))).send(0).cancel(0, 1).run(9);
    assertThat(answers).singleElement().satisfies(a -> assertThat(a.at()).isEqualTo(1));
  }

  @Test
  void quality_fallsWithTheDifficulty() {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(9, always(0)))
                .architecture(
                    "a",
                    List.of(),
                    List.of(rung("p", Integer.MAX_VALUE, new Quality(0.9, 0.5), null))));
    for (int i = 0; i < 2000; i++) {
      rig.send(
          0,
          request -> {
            request.matter = request.key;
            request.minQuality = 0.8; // the rung does not know how difficult the work is
          });
    }
    List<Answered> answers = rig.run(1);
    double[] qualities = answers.stream().mapToDouble(Answered::quality).sorted().toArray();
    assertThat(qualities[0]).isBetween(0.5, 0.51);
    assertThat(qualities[1999]).isBetween(0.89, 0.9);
    double mean = Arrays.stream(qualities).average().orElseThrow();
    assertThat(mean).isCloseTo(0.7, within(0.0103)); // 4 sigma of 0.4 / sqrt(12 * 2000)
  }

  @Test
  void rungThatCouldNeverBeGoodEnough_isPassedOver() {
    Sketch sketch =
        sketch(
            List.of(), rung("p", Integer.MAX_VALUE, new Quality(0.7, 0.5), null), Sketch.rung("q"));
    Answered answered = new Rig(sketch).send(0, request -> request.minQuality = 0.8).run(9).get(0);
    assertThat(answered.quality()).isEqualTo(1);
    assertThat(answered.attempts()).isEqualTo(1);
  }

  /** Leaves after half of four calls in 10 s, and lets one half try after a minute. */
  private static SwitchoverSpec switchover(int canaryCalls) {
    return new SwitchoverSpec(
        new SwitchoverSpec.Leave(0.5, 10, 4, 0),
        new SwitchoverSpec.Return(nanos(60), 0.5, canaryCalls, List.of(0.5), nanos(10)));
  }

  @Test
  void rungThatWorkHasLeft_getsNoCalls() {
    // Calls of 0.1 s at every whole second. From 10.5 s to 100 s there is an outage. 10 good calls
    // lie in the window of the seconds 1 to 10; at 15 s the calls of 6 to 10 and five failures do:
    // the half. Left until 75 s; then the first call that tries fails, and it is left again for a
    // minute, to try from the 135th second or so on for 10 s, and then to serve.
    Sketch sketch =
        new Sketch()
            .lasting(300, 0)
            .provider("p", servers(9, always(0.1)))
            .provider("q", servers(9, always(0.1)))
            .fault("p", 10.5, 89.5, new Outage(500, 0))
            .architecture(
                "a",
                List.of(),
                List.of(rung("p", Integer.MAX_VALUE, null, switchover(1)), Sketch.rung("q")));
    Rig rig = new Rig(sketch);
    for (int i = 0; i < 200; i++) {
      rig.send(i);
    }
    List<Answered> answers = rig.run(300);
    assertThat(answers).allMatch(a -> a.status() == Status.OK);
    for (Answered answered : answers.subList(0, 75)) {
      boolean failed = answered.number() >= 11 && answered.number() <= 15;
      assertThat(answered.attempts()).as("%s", answered).isEqualTo(failed ? 2 : 1);
    }
    List<Integer> canaries =
        answers.subList(75, 200).stream()
            .filter(a -> a.attempts() == 2)
            .map(Answered::number)
            .toList();
    assertThat(canaries).hasSize(1).allMatch(number -> number < 90);
    int returns = canaries.get(0) + 60;
    long trying = rig.provider("p").attempts() - 16 - 1 - (200 - (returns + 10));
    assertThat(trying).isBetween(1L, 9L); // of the ten calls of the step some half
  }

  @Test
  void workThatHasNowhereToGo_fails() {
    Sketch sketch =
        sketch(List.of(), rung("p", Integer.MAX_VALUE, null, switchover(1)))
            .fault("p", 0, 1000, new Outage(500, 0));
    List<Answered> answers = new Rig(sketch).send(1, 4).send(2).run(9);
    assertThat(answers.subList(0, 4)).allMatch(a -> a.status() == Status.ERROR);
    assertThat(answers.get(4).status()).isEqualTo(Status.NOT_GOOD_ENOUGH);
    assertThat(answers.get(4).attempts()).isZero();
  }

  @Test
  void numbersOutOfRange_areRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> canned(1.1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> canned(1, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> shorter("p", 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quality(0.5, 1.1));
  }
}

package dev.stampede.models.architecture;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Replications;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.architecture.StoreSpec.Match;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Caches that fill with answers: by hand, and against the theory of caches with a time to live. */
class StoreRungTest {

  private static StoreSpec store(
      Match match, int topics, double skew, int wordings, double novel, double ttl) {
    return new StoreSpec(
        match, topics, skew, wordings, novel, nanos(ttl), 0.9, 0.4, 0, RungSpec.ANY, false);
  }

  private static Sketch ladder(RungSpec... rungs) {
    return new Sketch()
        .provider("p", servers(100_000, always(1)))
        .architecture("a", List.of(), List.of(rungs));
  }

  private static final StoreSpec ONE_TOPIC = store(Match.EXACT, 1, 1, 1, 0, 10);

  @Test
  void answer_isKeptFromWhenItWasGiven_andGrowsStale() {
    List<Answered> answers =
        new Rig(ladder(ONE_TOPIC, Sketch.rung("p"))).send(0).send(0.5).send(6.5).send(12).run(20);
    assertThat(answers.stream().map(Answered::at)).containsExactly(1.0, 1.5, 6.5, 13.0);
    assertThat(answers.get(2).quality()).isEqualTo(0.65); // 5 s old, kept from 1.5 s on
    assertThat(answers.get(2).attempts()).isEqualTo(0);
    assertThat(answers.get(3).quality()).isEqualTo(1); // after 10 s it is gone
  }

  @Test
  void staleAnswer_isNoneForWorkThatWantsMore() {
    List<Answered> answers =
        new Rig(ladder(ONE_TOPIC, Sketch.rung("p")))
            .send(0)
            .send(9, request -> request.minQuality = 0.6)
            .run(20);
    assertThat(answers.get(1).at()).isEqualTo(10);
  }

  @Test
  void cacheBelowAProvider_fillsWhileItWorks_andServesWhileItDoesNot() {
    Sketch sketch = ladder(Sketch.rung("p"), ONE_TOPIC);
    sketch.fault("p", 2, 100, new Outage(503, 0));
    List<Answered> answers = new Rig(sketch).send(0).send(3).send(12).run(20);
    assertThat(answers.get(1).status()).isEqualTo(Status.OK);
    assertThat(answers.get(1).quality()).isEqualTo(0.8); // 2 s old
    assertThat(answers.get(2).status()).isEqualTo(Status.CACHE_MISS);
  }

  @Test
  void failures_areNotKept() {
    Sketch sketch = ladder(ONE_TOPIC, Sketch.rung("p"));
    sketch.fault("p", 0, 2, new Outage(503, 0));
    assertThat(new Rig(sketch).send(1).send(3).run(9).stream().map(Answered::status))
        .containsExactly(Status.OVERLOADED, Status.OK);
  }

  private static double hits(TrialResult result) {
    return 1 - (double) result.useCases().get(0).attempts() / result.useCases().get(0).answers();
  }

  /** Sum over all contents of popularity times a function of the popularity. */
  private static double mean(int topics, double skew, IntToDoubleFunction function) {
    double[] weights =
        IntStream.rangeClosed(1, topics).mapToDouble(i -> StrictMath.pow(i, -skew)).toArray();
    double sum = IntStream.range(0, topics).mapToDouble(i -> weights[i]).sum();
    return IntStream.range(0, topics)
        .mapToDouble(i -> weights[i] / sum * function.applyAsDouble(i))
        .sum();
  }

  /**
   * A content asked for at a rate r is given anew when its time T is over and somebody asks: r T of
   * r T + 1 requests hit. Answers come after a millisecond, so that hardly anybody asks meanwhile.
   */
  @ParameterizedTest
  @CsvSource({"EXACT, 1, 0", "EXACT, 10, 0.3", "SEMANTIC, 10, 0.3", "EXACT, 1, 0.5"})
  void hits_areThoseOfACacheWithATimeToLive(Match match, int wordings, double novel) {
    int topics = 1000;
    double ttl = 20;
    double rate = 50;
    int contents = match == Match.EXACT ? wordings : 1;
    double total = IntStream.rangeClosed(1, topics).mapToDouble(i -> 1.0 / i).sum();
    double theory =
        (1 - novel)
            * mean(
                topics,
                1,
                i -> {
                  double asked = (1 - novel) * rate * ttl / ((i + 1) * total * contents);
                  return asked / (1 + asked);
                });
    Sketch sketch =
        new Sketch()
            .lasting(220, 20)
            .useCase("w", poisson(rate))
            .provider("p", servers(100_000, always(0.001)))
            .architecture(
                "a",
                List.of(),
                List.of(store(match, topics, 1, wordings, novel, ttl), Sketch.rung("p")));
    Replications.of("%s, %d wordings, %s novel".formatted(match, wordings, novel), sketch)
        .expect("hits", theory, 0.003, StoreRungTest::hits)
        .agree();
  }

  /** Warm-up: the n-th request finds what one of the n - 1 before it asked for. */
  @Test
  void hits_growWithTheWorkSeen() {
    int topics = 1000;
    double rate = 50;
    double seconds = 20;
    double total = IntStream.rangeClosed(1, topics).mapToDouble(i -> 1.0 / i).sum();
    double theory =
        mean(
            topics,
            1,
            i -> {
              double asked = rate * seconds / ((i + 1) * total);
              return 1 - (1 - StrictMath.exp(-asked)) / asked;
            });
    Sketch sketch =
        new Sketch()
            .lasting(seconds, 0)
            .useCase("w", poisson(rate))
            .provider("p", servers(100_000, always(0.001)))
            .architecture(
                "a",
                List.of(),
                List.of(store(Match.EXACT, topics, 1, 1, 0, 1000), Sketch.rung("p")));
    Replications.of("warm-up", sketch).expect("hits", theory, 0.003, StoreRungTest::hits).agree();
  }

  @Test
  void store_isChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store(Match.EXACT, 1001, 1, 1000, 0, 1))
        .withMessageContaining("topics (1001) must make at most 1000000 entries");
  }
}

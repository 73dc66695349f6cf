package dev.stampede.models.server;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.fault.StreamCut;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tokens that get slower as their engine fills, worked by hand. */
class SlowdownTest {

  /** Four places; when all are taken the first token takes 3 s, not 1 s, and a token 3 s, not 1. */
  private static final EngineSpec FOUR = engine(4, 1, new SlowdownSpec(3, 1 / 3.0));

  private static EngineSpec engine(int places, double firstToken, SlowdownSpec slowdown) {
    return new TokensSpec(places, always(firstToken), always(1), 9, Discipline.FIFO, slowdown);
  }

  private static Consumer<Request> tokens(int number) {
    return request -> {
      request.outputTokens = number;
      request.maxTokens = number;
    };
  }

  private static List<Double> times(List<Answered> answers) {
    return answers.stream().map(Answered::at).toList();
  }

  private static List<Double> firstTokens(List<Answered> answers) {
    return answers.stream().map(a -> a.firstTokenNanos() / 1e9).toList();
  }

  @Test
  void callAlone_takesAPlace() {
    List<Answered> answers = new Rig(new Sketch().provider("p", FOUR)).send(0, tokens(5)).run(99);
    assertThat(firstTokens(answers)).containsExactly(1.5); // 1 + (3 - 1) / 4
    assertThat(times(answers)).containsExactly(7.5); // 4 tokens of 1 + (3 - 1) / 4 s
  }

  @Test
  void streams_changeSpeedWhenOthersComeAndGo_firstTokensDoNot() {
    Rig rig =
        new Rig(new Sketch().provider("p", FOUR))
            .send(0, tokens(5))
            .send(4.5, tokens(2))
            .cancel(1, 8.25);
    List<Answered> answers = rig.run(99);
    // 2 of 4 tokens by 4.5 s; then 2 s for one, up to 8.25 s, and 1/8 token at 1.5 s
    assertThat(firstTokens(answers)).element(0).isEqualTo(1.5);
    assertThat(times(answers)).containsExactly(8.4375, 8.25);
    assertThat(answers.get(0).status()).isEqualTo(Status.OK);

    rig = new Rig(new Sketch().provider("p", FOUR)).send(0, tokens(5)).send(4.5).cancel(1, 5.5);
    // half a token in the second that the other was there, 1.5 left at 1.5 s each
    assertThat(times(rig.run(99))).containsExactly(7.75, 5.5);
  }

  @Test
  void bothTokens_ofTwoCalls() {
    List<Answered> answers =
        new Rig(new Sketch().provider("p", FOUR)).send(0, tokens(3)).send(0, tokens(5)).run(99);
    // the first begins in an engine with itself, the second with both
    assertThat(firstTokens(answers)).containsExactly(1.5, 2.0);
    // 2 s a token: the first ends at 5.5 s, when the other has 1.75 tokens and needs 1.5 s each
    assertThat(times(answers)).containsExactly(5.5, 8.875);
  }

  @Test
  void faults_slowDownAndStop_andCutsBreakStreams() {
    Sketch sketch =
        new Sketch()
            .provider("p", engine(2, 1, new SlowdownSpec(1, 0.5)))
            .fault("p", 0.5, 2, new Slow(4))
            .fault("p", 4, 2, new Stall());
    List<Answered> answers = new Rig(sketch).send(0, tokens(3)).run(99);
    assertThat(firstTokens(answers)).containsExactly(2.5); // half before, half in 2 s
    assertThat(times(answers)).containsExactly(7.5); // one token by 4 s, and one from 6 s on

    sketch =
        new Sketch()
            .provider("p", engine(2, 1, new SlowdownSpec(1, 0.5)))
            .fault("p", 0, 9, new StreamCut(1, 3, 0));
    answers = new Rig(sketch).send(0, tokens(9)).run(99);
    assertThat(answers.get(0).status()).isEqualTo(Status.CUT);
    assertThat(times(answers)).containsExactly(4.0);

    sketch = new Sketch().provider("p", FOUR).fault("p", 3, 1, new Outage(503, 0));
    answers = new Rig(sketch).send(0, tokens(9)).send(2, tokens(9)).send(5).run(99);
    assertThat(answers.stream().map(Answered::status))
        .containsExactly(Status.CUT, Status.CUT, Status.OK);
    assertThat(times(answers)).containsExactly(3.0, 3.0, 6.5);
    assertThat(answers.get(1).firstTokenNanos()).isEqualTo(-1);
  }

  @Test
  void lessCapacity_isFullSooner() {
    Sketch sketch =
        new Sketch()
            .provider("p", engine(4, 0, new SlowdownSpec(1, 0.25)))
            .fault("p", 3.5, 50, new CapacityCut(0.25));
    // 1.75 s a token with one of four places, 4 s with one of one
    assertThat(times(new Rig(sketch).send(0, tokens(4)).run(99))).containsExactly(7.5);
  }

  /** Two thousand calls come and go beside one; nothing of its work is lost or won. */
  @Test
  void progress_isExact() {
    EngineSpec engine = engine(2, 0, new SlowdownSpec(1, 1 / 7.0));
    Sketch sketch = new Sketch().lasting(10_000, 0).intervals(10_000).provider("p", engine);
    Rig rig = new Rig(sketch).send(0, tokens(2001));
    for (int i = 0; i < 2000; i++) {
      rig.send(1 + 3 * i, tokens(100)).cancel(i + 1, 1 + 3 * i + 0.7);
    }
    Answered answered = rig.run(10_000).get(0);
    // 4 s a token alone, 7 s when both places are taken: 2.3 / 4 + 0.7 / 7 = 0.675 tokens in 3 s
    // (1350 in the 6000 s), and 4 s for each of the others
    assertThat(answered.atNanos()).isCloseTo(nanos(6001 + 4 * (2000 - 1350 - 0.25)), within(1L));
  }

  @Test
  void market_andGain_areRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlowdownSpec(0.9, 1))
        .withMessageContaining("first_token (0.9) must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SlowdownSpec(1, 1.1))
        .withMessageContaining("speed (1.1) must be");
    ProviderSpec provider = new ProviderSpec("p", FOUR, QuotaSpec.NONE, 1, 0, 529, true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> provider.with(MarketSpec.OF_NEWCOMERS))
        .withMessageContaining("slows_at_full");
  }
}

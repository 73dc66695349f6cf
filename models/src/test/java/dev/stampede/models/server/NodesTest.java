package dev.stampede.models.server;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nodes worked by hand. */
class NodesTest {

  private static final CrashLoopSpec KUBERNETES =
      new CrashLoopSpec(10 * SECOND, 300 * SECOND, 600 * SECOND);

  /** Two nodes that die of their fourth call; 100 s each; looks each 10 s; 30 s to start. */
  private static NodesSpec two(MemorySpec memory, int places, int queue, RefusalsSpec refusals) {
    return new NodesSpec(
        2,
        always(100),
        places,
        queue,
        memory,
        10 * SECOND,
        always(30),
        KUBERNETES,
        Balancing.LEAST_LOADED,
        refusals,
        2);
  }

  private static NodesSpec two(RefusalsSpec refusals) {
    return two(new MemorySpec(10, 2, 0, 17), 50, 0, refusals);
  }

  private static Rig rig(NodesSpec spec) {
    return new Rig(new Sketch().provider("p", spec));
  }

  /**
   * Calls at 1, 2 ... 6 s: three on each. That at 7 s is the fourth on the first node, needs 18 of
   * 17 bytes, and all four die. That at 8 s goes to where nobody is, as it looks, and is refused;
   * at 10 s the balancer knows. That at 11 s kills the other one, that at 12 s goes nowhere; from
   * 20 s on none is left. The first starts at 37 s and is found at 40 s, the second at 41 and 50.
   */
  @Test
  void twoNodes_dieAtTheFourthCall_andComeBackAfterTheNextLook() {
    Rig rig = rig(two(RefusalsSpec.OF_A_GATEWAY));
    for (double at : new double[] {1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 21, 39.9, 40.1}) {
      rig.send(at);
    }
    List<Answered> answers = rig.run(200);

    assertThat(answers.stream().map(Answered::at))
        .containsExactly(7.0, 11.0, 7.0, 11.0, 7.0, 11.0, 7.0, 8.0, 11.0, 12.0, 21.0, 39.9, 140.1);
    assertThat(answers.subList(0, 10)).allMatch(answer -> answer.status() == Status.ERROR);
    assertThat(answers.subList(10, 12)).allMatch(answer -> answer.status() == Status.OVERLOADED);
    assertThat(answers.get(12).status()).isEqualTo(Status.OK);
    ProviderResult result = rig.provider("p");
    assertThat(result.failed()).isEqualTo(8);
    assertThat(result.rejected()).isEqualTo(4);
    assertThat(result.overloaded()).isZero();
    NodesResult nodes = Objects.requireNonNull(result.nodes());
    assertThat(nodes.deaths()).isEqualTo(2);
    assertThat(nodes.deathsByInterval().toList()).startsWith(1L, 1L, 0L);
    // of 100 s the first was there for 7 + 60, the second for 11 + 50, and both for 7 + 50
    assertThat(nodes.meanInRotation()).isCloseTo(1.28, within(1e-9));
    assertThat(nodes.shortShare()).isCloseTo(0.43, within(1e-9));
    // room for three on each: 3 x 1.28, but that the first lives from 37 s, the second from 41 s
    assertThat(result.meanCapacity()).isCloseTo(3 * (1.28 + 0.03 + 0.09), within(1e-9));
  }

  @Test
  void exactlyTheLimit_isSurvived() {
    Rig rig = rig(two(new MemorySpec(11, 2, 0, 17), 50, 0, RefusalsSpec.OF_A_GATEWAY));
    List<Answered> answers = rig.send(1, 6).run(200);
    assertThat(answers).allMatch(answer -> answer.status() == Status.OK && answer.at() == 101);
  }

  @Test
  void calls_canBeCutOffInstead() {
    Rig rig = rig(two(new RefusalsSpec(RefusalsSpec.CUT, 504, 529)));
    List<Answered> answers = rig.send(1, 7).send(2).run(200);
    assertThat(answers.stream().filter(answer -> answer.status() == Status.CUT)).hasSize(4);
    assertThat(answers.get(7).status()).isEqualTo(Status.ERROR);
    assertThat(answers.stream().filter(answer -> answer.status() == Status.OK)).hasSize(3);
  }

  /** One is served and two wait, who take memory, too; a fourth has no room and takes none. */
  @Test
  void thoseWhoWait_takeMemory_andThoseRefusedDoNot() {
    MemorySpec memory = new MemorySpec(0, 1, 0, 3);
    Rig full = rig(two(memory, 1, 2, RefusalsSpec.OF_A_GATEWAY));
    List<Answered> refused = full.send(1, 7).run(500);
    assertThat(refused.stream().filter(answer -> answer.status() == Status.OVERLOADED)).hasSize(1);
    assertThat(refused.stream().map(Answered::at).distinct())
        .containsExactly(101.0, 201.0, 301.0, 1.0);
    assertThat(full.provider("p").overloaded()).isEqualTo(1);
    Rig deadly = rig(two(memory, 1, 3, RefusalsSpec.OF_A_GATEWAY));
    List<Answered> dead = deadly.send(1, 7).run(500);
    assertThat(dead.stream().filter(answer -> answer.status() == Status.ERROR)).hasSize(4);
  }

  /** 20 bytes, one for a token: prompts and answers of 8 + 2 are survived twice, a third is not. */
  @Test
  void longCalls_killSooner() {
    NodesSpec spec = two(new MemorySpec(0, 0, 1, 20), 50, 0, RefusalsSpec.OF_A_GATEWAY);
    Rig rig = rig(spec);
    for (int i = 0; i < 4; i++) {
      rig.send(
          1,
          request -> {
            request.inputTokens = 8;
            request.outputTokens = 2;
            request.maxTokens = 2;
          });
    }
    rig.send(2); // of one and one
    List<Answered> answers = rig.run(200);
    assertThat(answers.stream().filter(answer -> answer.status() == Status.ERROR)).hasSize(3);
    assertThat(Objects.requireNonNull(rig.provider("p").nodes()).deaths()).isEqualTo(1);
  }

  @Test
  void callsThatAreGivenUp_giveTheirMemoryBack() {
    Rig rig = rig(two(RefusalsSpec.OF_A_GATEWAY));
    rig.send(1, 6).cancel(0, 2).send(3).send(200);
    List<Answered> answers = rig.run(400);
    assertThat(answers.get(0).status()).isEqualTo(Status.GAVE_UP);
    assertThat(answers.subList(1, 8)).allMatch(answer -> answer.status() == Status.OK);
  }

  /** An outage is the whole provider's: it cuts calls off, and no node dies of it. */
  @Test
  void outage_cutsCallsOff_andNodesLiveOn() {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", two(RefusalsSpec.OF_A_GATEWAY))
                .fault("p", 5, 1, new Outage(529, 0)));
    List<Answered> answers = rig.send(1, 6).send(10, 6).run(200);
    assertThat(answers.subList(0, 6)).allMatch(answer -> answer.status() == Status.CUT);
    assertThat(answers.subList(6, 12)).allMatch(answer -> answer.status() == Status.OK);
  }

  /** The second death in a row costs 10 s more, the third 20 s. */
  @Test
  void crashLoop_isThatOfKubernetes() {
    assertThat(
            List.of(1, 2, 3, 4, 5, 6, 7, 8, 100).stream()
                .map(deaths -> KUBERNETES.backOffNanos(deaths) / SECOND))
        .containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
    assertThat(KUBERNETES.deaths(0, 0)).isEqualTo(1);
    assertThat(KUBERNETES.deaths(4, 600 * SECOND - 1)).isEqualTo(5);
    assertThat(KUBERNETES.deaths(4, 600 * SECOND)).isEqualTo(1);
    // dead at 1 s, there at 31 s and in rotation at 40; dead at 41, there at 41 + 10 + 30
    Rig rig = rig(NodeYard.dyingAbove(1, 1, always(30), KUBERNETES));
    rig.send(1, 2).send(41, 2).send(89).send(91);
    List<Answered> answers = rig.run(300);
    assertThat(answers.subList(0, 4)).allMatch(answer -> answer.status() == Status.ERROR);
    assertThat(answers.get(4).status()).isEqualTo(Status.OVERLOADED);
    assertThat(answers.get(5).status()).isEqualTo(Status.OK);
  }

  @Test
  void whatTheyEndWith_isKnownBeforehand() {
    NodesSpec spec = two(RefusalsSpec.OF_A_GATEWAY);
    assertThat(spec.ends()).containsExactly(Status.OVERLOADED);
    assertThat(spec.errors()).isEqualTo(Set.of(502, 503));
    assertThat(spec.mortality().isImmortal()).isFalse();
    assertThat(spec.capacity()).isEqualTo(6);
    NodesSpec immortal = two(new MemorySpec(11, 2, 0, 17), 2, 1, RefusalsSpec.OF_A_GATEWAY);
    assertThat(immortal.mortality().isImmortal()).isTrue();
    assertThat(immortal.errors()).isEmpty();
    assertThat(immortal.room()).isEqualTo(6);
  }

  @Test
  void memory_thatMakesNoSense_isRejected() {
    assertThatThrownBy(() -> new MemorySpec(8, 1, 0, 8)).hasMessageContaining("limit (8 B) must");
    assertThatThrownBy(() -> new MemorySpec(0, 0, 0, 8)).hasMessageContaining("per_call (0 B)");
    assertThatThrownBy(() -> new MemorySpec(4, 5, 0, 8)).hasMessageContaining("per_call (5 B)");
    assertThatThrownBy(() -> new MemorySpec(-1, 1, 0, 8)).hasMessageContaining("base (-1)");
    assertThat(new MemorySpec(4, 4, 0, 8).survivedCalls()).isEqualTo(1);
  }
}

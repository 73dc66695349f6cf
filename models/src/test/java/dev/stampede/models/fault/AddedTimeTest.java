package dev.stampede.models.fault;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults that make calls take longer by a time, by hand. */
class AddedTimeTest {

  private static Slow adds(double seconds) {
    return new Slow(1, nanos(seconds));
  }

  private static List<Double> times(Rig rig) {
    return rig.run(200).stream().map(Answered::at).toList();
  }

  @Test
  void callsWhoseServiceBeginsMeanwhile_haveAllOfIt_andTheServer() {
    // The first begins before the fault, the second in it: 11 + 30 + 2. The third finds the only
    // server held up until then, long after the fault.
    Sketch sketch = new Sketch().provider("p", servers(1, always(2))).fault("p", 10, 10, adds(30));
    Rig rig = new Rig(sketch).send(9).send(11).send(19);
    List<Answered> answers = rig.run(200);
    assertThat(answers).extracting(Answered::at).containsExactly(11.0, 43.0, 45.0);
    assertThat(answers.get(1).startedNanos()).isEqualTo(nanos(11)); // it did not wait
    assertThat(answers.get(2).startedNanos()).isEqualTo(nanos(43));
    assertThat(rig.provider("p").utilization() * 100).isBetween(35.99, 36.01);
  }

  @Test
  void otherFaults_areSummedWithIt_orMultiplyTheRest() {
    for (EngineSpec engine : List.of(servers(9, always(10)), new SharingSpec(9, always(10), 9))) {
      Sketch sketch =
          new Sketch()
              .provider("p", engine)
              .fault("p", 0, 1, adds(5))
              .fault("p", 0, 1, new Slow(1, nanos(7)))
              .fault("p", 0, 100, new Slow(3));
      assertThat(times(new Rig(sketch).send(0))).containsExactly(42.0); // 5 + 7 + 3 x 10
    }
  }

  @Test
  void slownessThatComesMeanwhile_stretchesNoneOfIt_andAStandstillAllOfIt() {
    EngineSpec filling =
        new TokensSpec(9, always(3), always(1), 0, Discipline.FIFO, new SlowdownSpec(1, 0.5));
    for (EngineSpec engine :
        List.of(servers(9, always(3)), new SharingSpec(9, always(3), 9), filling)) {
      Sketch slow =
          new Sketch()
              .provider("p", engine)
              .fault("p", 0, 1, adds(10))
              .fault("p", 4, 100, new Slow(2));
      assertThat(times(new Rig(slow).send(0))).containsExactly(16.0); // 10 + 2 x 3
      Sketch stalled =
          new Sketch()
              .provider("p", engine)
              .fault("p", 0, 1, adds(10))
              .fault("p", 4, 5, new Stall());
      assertThat(times(new Rig(stalled).send(0))).containsExactly(18.0); // 10 + 5 + 3
    }
  }

  @Test
  void whoIsHeldUp_canBeCancelledAndCutOff_andLeavesItsPlace() {
    for (EngineSpec engine : List.of(servers(1, always(2)), new SharingSpec(1, always(2), 1))) {
      Sketch sketch =
          new Sketch()
              .provider("p", engine)
              .fault("p", 0, 8, adds(30))
              .fault("p", 20, 1, new Outage(500, 0));
      List<Answered> answers = new Rig(sketch).send(0).cancel(0, 4).send(5).send(22).run(200);
      assertThat(answers).extracting(Answered::at).containsExactly(4.0, 20.0, 24.0);
      assertThat(answers.get(1).status()).isEqualTo(Status.CUT);
      assertThat(answers.get(2).status()).isEqualTo(Status.OK);
    }
  }

  @Test
  void aSharedServer_isNotUsedByWhoIsHeldUp_butHasNoRoomForMore() {
    // Two are held up until 10 s, then have half the speed each: 10 + 2 x 2. The one that comes
    // meanwhile finds the places taken.
    Sketch sketch =
        new Sketch().provider("p", new SharingSpec(1, always(2), 2)).fault("p", 0, 1, adds(10));
    assertThat(times(new Rig(sketch).send(0, 2).send(5))).containsExactly(14.0, 14.0, 5.0);
  }

  @Test
  void firstToken_isLateByIt() {
    EngineSpec tokens = new TokensSpec(9, always(2), always(1), 0, Discipline.FIFO);
    Sketch sketch = new Sketch().provider("p", tokens).fault("p", 0, 1, adds(5));
    Answered answered =
        new Rig(sketch).send(0, r -> r.outputTokens = r.maxTokens = 4).run(50).get(0);
    assertThat(answered.firstTokenNanos()).isEqualTo(nanos(7));
    assertThat(answered.at()).isEqualTo(10);
  }

  @Test
  void spec_rejectsWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Slow(1, -1))
        .withMessageStartingWith("adds (-1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OfUsers(new Slow(2), 0.5))
        .withMessageStartingWith("of_users (0.5)");
  }
}

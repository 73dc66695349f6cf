package dev.stampede.models.capacity;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.capacity.AutoscalerSpec.Schedule;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.operator.AtTime;
import dev.stampede.models.operator.Restart;
import dev.stampede.models.operator.Scale;
import dev.stampede.models.operator.Step;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.NodesSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.start.GivenUp;
import dev.stampede.models.start.StartsResult;
import dev.stampede.models.start.StartsSpec;
import dev.stampede.models.tier.QueuedEngineSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All that starts of an engine passes one queue, as calls see it. */
class QueuedStartsTest {

  /** A start each two seconds, and five until it serves. */
  private static final StartsSpec EACH_TWO =
      new StartsSpec(1, always(2), StartsSpec.ENDLESS, GivenUp.WASTED, always(5));

  private static EngineSpec queued(EngineSpec engine) {
    return new QueuedEngineSpec(engine, EACH_TWO);
  }

  private static Sketch sketch(
      EngineSpec engine, @Nullable ScalingSpec scaling, AdmissionSpec admission) {
    return new Sketch()
        .lasting(1000, 0)
        .provider(
            new ProviderSpec("p", engine, QuotaSpec.NONE, 1, 0, 529, true, scaling, admission));
  }

  private static Sketch sketch(EngineSpec engine) {
    return sketch(engine, null, AdmissionSpec.PLAIN);
  }

  private static StepSpec at(double seconds, @Nullable String tier, Step step) {
    return new StepSpec("at-" + seconds, "p", tier, step, new AtTime(nanos(seconds)));
  }

  private static List<Double> times(Rig rig) {
    return rig.run(999).stream()
        .filter(answer -> answer.status() == Status.OK)
        .map(Answered::at)
        .toList();
  }

  private static StartsResult starts(Rig rig) {
    return Objects.requireNonNull(rig.provider("p").starts());
  }

  private static ScalingSpec plan(int units, Distribution start, AutoscalerSpec.Step... steps) {
    return new ScalingSpec(new Schedule(List.of(steps)), units, 0, List.of(start));
  }

  private static AutoscalerSpec.Step step(double at, int replicas) {
    return new AutoscalerSpec.Step(nanos(at), replicas);
  }

  @Test
  void replicasOfAnAutoscaler_passTheQueue_andThenTheirStart() {
    // Three are decided at 10 s and through at 12, 14 and 16 s; each starts for 3 s.
    Sketch sketch =
        sketch(
            queued(servers(1, always(100))), plan(1, always(3), step(10, 4)), AdmissionSpec.PLAIN);
    Rig rig = new Rig(sketch).send(0, 4);
    assertThat(times(rig)).containsExactly(100.0, 115.0, 117.0, 119.0);
    assertThat(starts(rig).through()).isEqualTo(3);
  }

  @Test
  void replicasThatAreNotWantedAnyMore_leaveTheQueue() {
    // Of three that are decided at 10 s one is wanted at 13 s: the last two go, one of them from
    // work, which is done for nobody.
    Sketch sketch =
        sketch(
            queued(servers(1, always(100))),
            plan(1, always(3), step(10, 4), step(13, 2)),
            AdmissionSpec.PLAIN);
    Rig rig = new Rig(sketch).send(0, 3);
    assertThat(times(rig)).containsExactly(100.0, 115.0, 200.0);
    assertThat(starts(rig).asked()).isEqualTo(3);
    assertThat(starts(rig).wasted()).isEqualTo(2);
    assertThat(starts(rig).waitingAtEnd()).isZero();
  }

  @Test
  void whatAScaleAdds_passesTheQueue() {
    Sketch sketch = sketch(queued(servers(2, always(100)))).step(at(10, null, new Scale(2)));
    Rig rig = new Rig(sketch).send(0, 4);
    assertThat(times(rig)).containsExactly(100.0, 100.0, 117.0, 119.0);
  }

  @Test
  void withoutAQueue_whatAScaleAddsIsThereAtOnce() {
    Sketch sketch = sketch(servers(2, always(100))).step(at(10, null, new Scale(2)));
    Rig rig = new Rig(sketch).send(0, 4);
    assertThat(times(rig)).containsExactly(100.0, 100.0, 110.0, 110.0);
    assertThat(rig.provider("p").starts()).isNull();
  }

  @Test
  void whatASecondScaleTakes_isFirstOfAllWhatIsStarting() {
    // Two more are asked for at 10 s; at 13 s one of them has to go, the other serves at 17 s.
    Sketch sketch =
        sketch(queued(servers(2, always(100))))
            .step(at(10, null, new Scale(2)))
            .step(at(13, null, new Scale(0.75)));
    assertThat(times(new Rig(sketch).send(0, 4))).containsExactly(100.0, 100.0, 117.0, 200.0);
  }

  @Test
  void aFaultTakesItsShareOfWhatServes_andGivesItBackAtOnce() {
    Sketch sketch =
        sketch(queued(servers(4, always(10))))
            .fault("p", 10, 10, new CapacityCut(0.5))
            .step(at(30, null, new Scale(1.5)));
    Rig rig = new Rig(sketch).send(12, 4).send(30, 6);
    assertThat(times(rig))
        .containsExactly(22.0, 22.0, 30.0, 30.0, 40.0, 40.0, 40.0, 40.0, 47.0, 49.0);
  }

  @Test
  void afterARestart_serversComeBackOneAfterTheOther() {
    Sketch sketch = sketch(queued(servers(3, always(100)))).step(at(10, null, new Restart()));
    Rig rig = new Rig(sketch).send(0).send(11, 3);
    assertThat(times(rig)).containsExactly(117.0, 119.0, 121.0);
    assertThat(rig.provider("p").failed()).isEqualTo(1);
  }

  @Test
  void aSecondRestart_beginsAnew_behindTheWorkForTheFirst() {
    // At 13 s one of three is through and one at work. Two pieces of work are for nobody, until
    // 16 s: the three are through at 18, 20 and 22 s.
    Sketch sketch =
        sketch(queued(servers(3, always(100))))
            .step(at(10, null, new Restart()))
            .step(at(13, null, new Restart()));
    Rig rig = new Rig(sketch).send(14, 3);
    assertThat(times(rig)).containsExactly(123.0, 125.0, 127.0);
    assertThat(starts(rig).asked()).isEqualTo(6);
  }

  @Test
  void anEngineThatIsOneMachine_startsAsOne() {
    EngineSpec tokens = new TokensSpec(4, always(1), always(100), 8, Discipline.FIFO);
    Sketch sketch = sketch(queued(tokens)).step(at(10, null, new Restart()));
    Rig rig = new Rig(sketch).send(11, 4);
    assertThat(times(rig)).hasSize(4).allMatch(at -> at > 17 && at < 19);
    assertThat(starts(rig).asked()).isEqualTo(1);
  }

  @Test
  void aReplicaOfSeveralUnits_startsAsOne() {
    Sketch sketch =
        sketch(
                queued(servers(4, always(100))),
                plan(2, always(3), step(500, 2)),
                AdmissionSpec.PLAIN)
            .step(at(10, null, new Restart()));
    Rig rig = new Rig(sketch).send(11, 4);
    assertThat(times(rig)).containsExactly(117.0, 117.0, 119.0, 119.0);
  }

  private static NodesSpec nodes(int count) {
    return new NodesSpec(
        count,
        always(100),
        1000,
        0,
        new MemorySpec(0, 1, 0, 2),
        nanos(1),
        always(5),
        new CrashLoopSpec(0, 0, nanos(1)),
        Balancing.ROUND_ROBIN,
        RefusalsSpec.OF_A_GATEWAY,
        count);
  }

  @Test
  void nodesThatAreRestarted_comeBackOneAfterTheOther() {
    // Through at 12, 14 and 16 s; alive at 17, 19 and 21 s; back at the look a second later.
    Sketch sketch = sketch(queued(nodes(3))).step(at(10, null, new Restart()));
    Rig rig = new Rig(sketch).send(17.5).send(18.5).send(20.5, 2);
    assertThat(times(rig)).containsExactly(118.5, 120.5, 120.5);
    assertThat(starts(rig).through()).isEqualTo(3);
  }

  @Test
  void aNodeThatDies_startsThroughTheQueue() {
    // The third call kills the node at 10 s: through at 12 s, alive at 17 s, back at 18 s.
    Rig rig = new Rig(sketch(queued(nodes(1)))).send(10, 3).send(17.9).send(18.1);
    assertThat(times(rig)).containsExactly(118.1);
    assertThat(starts(rig).asked()).isEqualTo(1);
    assertThat(starts(rig).longestWaitNanos()).isEqualTo(nanos(2));
  }

  @Test
  void aTierOfServers_comesBackOneAfterTheOther_throughAQueueOfItsOwn() {
    TierSpec router =
        new TierSpec(
            "router",
            TierSpec.ALL,
            queued(servers(2, always(10))),
            EngineSpec.UNBOUNDED,
            503,
            TierSpec.ENDLESS,
            504,
            List.of());
    AdmissionSpec admission =
        new AdmissionSpec(Price.FREE, List.of(), new WayInSpec(List.of(router), null), List.of());
    Sketch sketch =
        sketch(servers(9, always(1)), null, admission).step(at(10, "router", new Restart()));
    Rig rig = new Rig(sketch).send(11, 2);
    assertThat(times(rig)).containsExactly(28.0, 30.0);
    assertThat(rig.provider("p").starts()).isNull();
    StartsResult starts = rig.provider("p").wayIn().get(0).starts();
    assertThat(Objects.requireNonNull(starts).through()).isEqualTo(2);
  }
}

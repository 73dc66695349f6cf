package dev.stampede.models.capacity;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.capacity.AutoscalerSpec.Direction;
import dev.stampede.models.capacity.AutoscalerSpec.Hpa;
import dev.stampede.models.capacity.AutoscalerSpec.Keda;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.capacity.AutoscalerSpec.Policy;
import dev.stampede.models.capacity.AutoscalerSpec.Schedule;
import dev.stampede.models.capacity.AutoscalerSpec.Select;
import dev.stampede.models.capacity.AutoscalerSpec.Step;
import dev.stampede.models.capacity.AutoscalerSpec.Target;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SharingSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replicas as their provider's calls see them. */
class FleetTest {

  private static Sketch scaled(EngineSpec engine, ScalingSpec scaling) {
    return new Sketch()
        .provider(
            new ProviderSpec(
                "p", engine, QuotaSpec.NONE, 1, 0, 529, true, scaling, AdmissionSpec.PLAIN));
  }

  private static ScalingSpec plan(int units, Distribution start, Step... steps) {
    return new ScalingSpec(new Schedule(List.of(steps)), units, 0, List.of(start));
  }

  private static Step step(double at, int replicas) {
    return new Step(nanos(at), replicas);
  }

  private static List<Double> times(Rig rig, double until) {
    return rig.run(until).stream().map(Answered::at).toList();
  }

  private static Hpa hpa(Metric metric, double target, int max) {
    Direction usual = new Direction(0.1, 0, Select.MAX, List.of(new Policy(true, 1000, nanos(15))));
    return new Hpa(new Target(metric, target), 1, max, nanos(15), usual, usual);
  }

  @Test
  void newReplicas_serveWhenTheyHaveStarted() {
    // One server of 20 s; two replicas of one are decided at 10 s and serve at 15 s.
    Sketch sketch = scaled(servers(1, always(20)), plan(1, always(5), step(10, 2)));
    assertThat(times(new Rig(sketch).send(0).send(1), 99)).containsExactly(20.0, 35.0);
  }

  /** A kind of autoscaler that the house does not have: at once, as many replicas as calls. */
  private record AtOnce(long atNanos) implements AutoscalerSpec {

    @Override
    public Autoscaler open() {
      return new Autoscaler() {

        private long next = atNanos;

        @Override
        public int desired(long nowNanos, long total, int current, int ready) {
          next = Long.MAX_VALUE;
          return Autoscaler.replicasFor(total, 1000);
        }

        @Override
        public long nextNanos() {
          return next;
        }
      };
    }

    @Override
    public Metric metric() {
      return Metric.CONCURRENCY;
    }

    @Override
    public int maxReplicas() {
      return 9;
    }
  }

  @Test
  void autoscalerThatNobodyKnows_isAskedWhenItWantsToBe() {
    // Three calls inside all the time up to 10 s: two more servers from 15 s on.
    ScalingSpec scaling = new ScalingSpec(new AtOnce(nanos(10)), 1, 0, List.of(always(5)));
    assertThat(times(new Rig(scaled(servers(1, always(20)), scaling)).send(0, 3), 99))
        .containsExactly(20.0, 35.0, 35.0);
  }

  @Test
  void phasesOfAStart_addUp() {
    ScalingSpec scaling =
        new ScalingSpec(
            new Schedule(List.of(step(10, 2))), 1, 0, List.of(always(2), always(1), always(4)));
    assertThat(times(new Rig(scaled(servers(1, always(20)), scaling)).send(0).send(1), 99))
        .containsExactly(20.0, 37.0);
  }

  @Test
  void replicas_bringTheirUnits() {
    Sketch sketch = scaled(servers(2, always(20)), plan(2, always(5), step(10, 2)));
    assertThat(times(new Rig(sketch).send(0, 5), 99)).containsExactly(20.0, 20.0, 35.0, 35.0, 40.0);
  }

  @Test
  void replicasThatStart_goFirst() {
    // Of two that start at 10 s one is called off at 12 s: the wait is for one.
    Sketch sketch = scaled(servers(1, always(20)), plan(1, always(5), step(10, 3), step(12, 2)));
    assertThat(times(new Rig(sketch).send(0, 3), 99)).containsExactly(20.0, 35.0, 40.0);
  }

  @Test
  void replicasThatGo_finishWhatTheyHave_andCountAsCapacityUntilThen() {
    // Two servers, one from 10 s on: both calls are served to their end, at 20 s and 24 s.
    Sketch sketch = scaled(servers(2, always(20)), plan(1, always(0), step(10, 1)));
    Rig rig = new Rig(sketch.lasting(50, 0)).send(0).send(4).send(5);
    assertThat(times(rig, 50)).containsExactly(20.0, 24.0, 44.0);
    ProviderResult result = rig.provider("p");
    assertThat(result.utilization()).isCloseTo(60.0 / (2 * 20 + 30), within(1e-12));
    assertThat(result.meanCapacity()).isCloseTo((2 * 20 + 30) / 50.0, within(1e-12));
  }

  @Test
  void noReplicas_letCallsWait_andAWholeIdleTimeHasNoUtilization() {
    Sketch sketch = scaled(servers(1, always(1)), plan(1, always(5), step(0, 0), step(20, 1)));
    assertThat(times(new Rig(sketch).send(3), 99)).containsExactly(26.0);
    Sketch none = scaled(servers(1, always(1)), plan(1, always(5), step(0, 0)));
    Rig idle = new Rig(none);
    idle.run(50);
    assertThat(idle.provider("p").utilization()).isZero();
  }

  @Test
  void sharedServer_growsAndShrinksAtOnce() {
    // Two calls of 10 s share 1: 5 s each at 10 s; then 2 are there, each goes at full speed.
    EngineSpec sharing = new SharingSpec(1, always(10), 99);
    Sketch up = scaled(sharing, plan(1, always(0), step(10, 2)));
    assertThat(times(new Rig(up).send(0, 2), 99)).containsExactly(15.0, 15.0);
    Sketch off = scaled(sharing, plan(1, always(0), step(10, 0), step(30, 1)));
    assertThat(times(new Rig(off).send(0, 2), 99)).containsExactly(40.0, 40.0);
  }

  @Test
  void hpa_seesTheMeanSinceItsLastLook_asOldAsItsLag() {
    // Six calls inside from 0 on, one server. At 15 s the HPA wants 3 for a target of 2 each.
    Sketch now =
        scaled(
            servers(1, always(100)),
            new ScalingSpec(hpa(Metric.CONCURRENCY, 2, 9), 1, 0, List.of(always(1))));
    assertThat(times(new Rig(now).send(0, 6), 400).subList(0, 3))
        .containsExactly(100.0, 116.0, 116.0);
    // With a lag of 20 s the figure of 15 s is seen at 45 s.
    Sketch late =
        scaled(
            servers(1, always(100)),
            new ScalingSpec(hpa(Metric.CONCURRENCY, 2, 9), 1, nanos(20), List.of(always(1))));
    assertThat(times(new Rig(late).send(0, 6), 400).subList(0, 3))
        .containsExactly(100.0, 146.0, 146.0);
  }

  @Test
  void hpa_byUtilization_countsInReplicas() {
    // Four of four servers of two replicas busy, target 50 %: four replicas, eight servers.
    Sketch sketch =
        scaled(
            servers(4, always(100)),
            new ScalingSpec(hpa(Metric.UTILIZATION, 0.5, 9), 2, 0, List.of(always(1))));
    List<Double> times = times(new Rig(sketch).send(0, 9), 400);
    assertThat(times.subList(4, 8)).containsOnly(116.0);
  }

  @Test
  void hpa_byQueueAndRate() {
    Sketch queued =
        scaled(
            servers(1, always(100)),
            new ScalingSpec(hpa(Metric.QUEUED, 2, 9), 1, 0, List.of(always(1))));
    assertThat(times(new Rig(queued).send(0, 7), 999).subList(1, 3)).containsOnly(116.0);
    // 30 calls in 15 s are 2 a second: 4 replicas for a target of 0.5 each.
    Sketch rate =
        scaled(
            servers(1, always(100)),
            new ScalingSpec(hpa(Metric.RATE, 0.5, 9), 1, 0, List.of(always(1))));
    List<Double> times = times(new Rig(rate).send(0, 30), 999);
    assertThat(times.subList(1, 4)).containsOnly(116.0);
    // No call comes after: one replica is left, and has work when the last of the four is done.
    assertThat(times.get(4)).isEqualTo(216);
  }

  @Test
  void keda_startsFromNoneForWhoeverComes() {
    // Nobody comes: none are left from 30 s on. A call at 100 s is seen by the poll at 120 s.
    Hpa hpa = hpa(Metric.CONCURRENCY, 1, 9);
    Keda keda = new Keda(0, 0, nanos(30), nanos(300), 0, hpa);
    Sketch sketch = scaled(servers(1, always(7)), new ScalingSpec(keda, 1, 0, List.of(always(10))));
    assertThat(times(new Rig(sketch).send(100), 999)).containsExactly(137.0);
  }

  @Test
  void capacityCut_leavesAShareOfTheReplicasThatThereAre() {
    // Four servers from 5 s on, half of them from 10 s to 30 s.
    Sketch sketch =
        scaled(servers(2, always(10)), plan(2, always(5), step(0, 2)))
            .fault("p", 10, 20, new CapacityCut(0.5));
    // 0: two start. 5: two more. 10: two of four are left; the first two are done, the others keep
    // them until 15, when the last two start.
    assertThat(times(new Rig(sketch).send(0, 6), 99))
        .containsExactly(10.0, 10.0, 15.0, 15.0, 25.0, 25.0);
  }

  @Test
  void books_balance_whenCapacityFollowsTheLoad() {
    ScalingSpec scaling =
        new ScalingSpec(hpa(Metric.UTILIZATION, 0.7, 50), 1, nanos(15), List.of(exponential(20)));
    Sketch sketch =
        new Sketch()
            .lasting(3000, 300)
            .useCase("work", poisson(12))
            .provider(
                new ProviderSpec(
                    "p",
                    servers(5, exponential(1)),
                    QuotaSpec.NONE,
                    1,
                    0,
                    529,
                    true,
                    scaling,
                    AdmissionSpec.PLAIN));
    ProviderResult result = sketch.run().providers().get(0); // unbalanced books throw
    // 12 servers' worth of work at 70 %: the autoscaler holds about 17.
    assertThat(result.utilization()).isBetween(0.5, 0.9);
    assertThat(result.succeeded()).isGreaterThan(30_000);
  }

  @Test
  void spec_rejectsWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scaled(servers(3, always(1)), plan(2, always(1), step(0, 1))))
        .withMessageStartingWith("autoscaler (2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(1 << 30, always(1), step(0, 2)))
        .withMessageStartingWith("units_per_replica (1073741824)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(1, always(1), step(5, 2), step(5, 3)))
        .withMessageStartingWith("schedule (step 2)");
  }
}

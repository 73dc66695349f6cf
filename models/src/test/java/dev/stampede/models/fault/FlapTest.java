package dev.stampede.models.fault;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlapTest {

  private static FaultSpec flapping(
      double at, double length, double recover, Effect effect, Flap flap) {
    return new FaultSpec(
        "f", "p", nanos(at), nanos(length), nanos(recover), effect, AnnouncementSpec.USUAL, flap);
  }

  @Test
  void eachPeriod_beginsBadly_andTheLastIsCutShort() {
    Flap flap = new Flap(20, 5, 1, 1);
    assertThat(flap.bouts(10, 60))
        .containsExactly(new Bout(10, 15), new Bout(30, 35), new Bout(50, 55));
    assertThat(flap.bouts(10, 43))
        .containsExactly(new Bout(10, 15), new Bout(30, 35), new Bout(50, 53));
    assertThat(new Flap(20, 20, 1, 1).bouts(10, 50)).containsExactly(new Bout(10, 60));
    assertThat(new Flap(20, 20, 0, 0).bouts(10, 50)).isEmpty();
  }

  @Test
  void periodsThatFollowEachOther_areOneBout() {
    for (int i = 0; i < 200; i++) {
      List<Bout> bouts = new Flap(5, 5, 0.5, 0.5, RandomKey.derive(3, i)).bouts(0, 100);
      for (int n = 1; n < bouts.size(); n++) {
        assertThat(bouts.get(n).fromNanos()).isGreaterThan(bouts.get(n - 1).toNanos());
      }
    }
  }

  @Test
  void chance_growsFromTheFirstPeriodToTheLast() {
    int runs = 4000;
    double[] chances = {0.2, 0.4, 0.6, 0.8, 1};
    int[] bad = new int[chances.length];
    for (int i = 0; i < runs; i++) {
      List<Bout> bouts = new Flap(5, 4, 0.2, 1, RandomKey.derive(9, i)).bouts(0, 25);
      bouts.forEach(bout -> bad[(int) bout.fromNanos() / 5]++);
    }
    for (int k = 0; k < chances.length; k++) {
      double error = Math.sqrt(chances[k] * (1 - chances[k]) / runs);
      assertThat((double) bad[k] / runs)
          .isBetween(chances[k] - 3.3 * error, chances[k] + 3.3 * error);
    }
  }

  @Test
  void chance_isThatOfTheFault_forAllThatItStrikes() {
    Sketch sketch =
        new Sketch()
            .fault(flapping(0, 100, 0, new Stall(), new Flap(nanos(1), nanos(1), 0.5, 0.5)))
            .dependsOn("q", "p");
    FaultPlan plan = sketch.provider("p", servers(1, always(1))).spec().faults();
    List<Bout> here = bouts(plan, "p", 0);
    assertThat(bouts(plan, "q", 0)).isEqualTo(here).hasSizeBetween(10, 40);
    assertThat(bouts(plan, "p", 1)).isNotEqualTo(here);
  }

  private static List<Bout> bouts(FaultPlan plan, String provider, int replication) {
    RandomStreams streams = new RandomStreams(7, replication);
    return plan.faultsOf(provider, streams, nanos(100), nanos(100)).get(0).bouts();
  }

  @Test
  void outage_comesAndGoes_andCapacityComesBackAtItsLastEnd() {
    // Bad from 10 to 15 s and from 30 to 35 s. Two servers: both are there at once after the first
    // time, after the second one comes back after 2.6 s and two after 7.6 s.
    Outage outage = new Outage(500, 0);
    Sketch sketch =
        new Sketch()
            .provider("p", servers(2, always(1)))
            .fault(flapping(10, 40, 10, outage, new Flap(nanos(20), nanos(5), 1, 1)));
    List<Answered> answers =
        new Rig(sketch).send(9.5).send(12).send(16, 2).send(29.5).send(31).send(36, 2).run(60);
    assertThat(answers)
        .extracting(Answered::status)
        .containsExactly(
            Status.CUT,
            Status.ERROR,
            Status.OK,
            Status.OK,
            Status.CUT,
            Status.ERROR,
            Status.OK,
            Status.OK);
    assertThat(answers)
        .extracting(Answered::at)
        .containsExactly(10.0, 12.0, 17.0, 17.0, 30.0, 31.0, 38.6, 39.6);
  }

  @Test
  void spec_rejectsWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flap(5, 6, 1, 1))
        .withMessageStartingWith("flap.for (6)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Flap(5, 5, 1, 1.5))
        .withMessageStartingWith("flap.chance.to (1.5)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flapping(0, 1e6, 0, new Stall(), new Flap(nanos(1), nanos(1), 1, 1)))
        .withMessageStartingWith("flap.every (1000000000) must make at most 10000 periods");
  }
}

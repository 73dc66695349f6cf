package dev.stampede.models.resilience.breaker;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the layer tells its breaker: it opens when two calls failed or took longer than 2 s. */
class CircuitBreakerLayerTest {

  private static Sketch serving(double seconds, Outcomes recorded, Outcomes ignored) {
    CircuitBreakerSpec breaker =
        new CircuitBreakerSpec(
            1,
            1,
            nanos(2),
            WindowType.COUNT_BASED,
            2,
            2,
            1,
            0,
            nanos(10),
            1,
            nanos(10),
            false,
            recorded,
            ignored);
    return new Sketch()
        .provider("p", servers(9, always(seconds)))
        .architecture("a", List.of(breaker), "p");
  }

  private static Sketch serving(double seconds) {
    return serving(seconds, Outcomes.FAILURES, Outcomes.NONE);
  }

  private static List<Status> statuses(Rig rig) {
    return rig.run(99).stream()
        .sorted(Comparator.comparingInt(Answered::number))
        .map(Answered::status)
        .toList();
  }

  /** Long after time 0, so that a time of day is not taken for a duration. */
  @Test
  void calls_areSlowByTheirOwnDuration() {
    assertThat(statuses(new Rig(serving(2)).send(20).send(23).send(26)))
        .containsExactly(Status.OK, Status.OK, Status.OK);
    assertThat(statuses(new Rig(serving(2.5)).send(20).send(23).send(26)))
        .containsExactly(Status.OK, Status.OK, Status.BREAKER_OPEN);
  }

  @Test
  void failures_countWhereTheyAreRecorded() {
    Effect outage = new Outage(500, 0);
    assertThat(statuses(new Rig(serving(1).fault("p", 0, 50, outage)).send(20).send(23).send(26)))
        .containsExactly(Status.ERROR, Status.ERROR, Status.BREAKER_OPEN);
    Sketch timeoutsOnly = serving(1, Outcomes.of(Status.TIMEOUT), Outcomes.NONE);
    assertThat(statuses(new Rig(timeoutsOnly.fault("p", 0, 50, outage)).send(20).send(23).send(26)))
        .containsOnly(Status.ERROR);
    Sketch errorsIgnored = serving(1, Outcomes.FAILURES, Outcomes.of(Status.ERROR));
    assertThat(
            statuses(new Rig(errorsIgnored.fault("p", 0, 50, outage)).send(20).send(23).send(26)))
        .containsOnly(Status.ERROR);
  }

  /** Opens at 2 s; the call of 13 s is its only probe. */
  private static Rig opened() {
    Sketch sketch = serving(1);
    sketch.fault("p", 0, 5, new Outage(500, 0));
    sketch.fault("p", 12, 6, new Stall());
    return new Rig(sketch).send(1).send(2).send(13);
  }

  @Test
  void probeThatIsGivenUp_isGivenBack() {
    assertThat(statuses(opened().send(15)).get(3)).isEqualTo(Status.BREAKER_OPEN);
    assertThat(statuses(opened().cancel(2, 14).send(20)).get(3)).isEqualTo(Status.OK);
  }
}

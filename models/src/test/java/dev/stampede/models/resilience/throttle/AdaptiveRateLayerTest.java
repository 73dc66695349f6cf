package dev.stampede.models.resilience.throttle;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Rig.Answered;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Calls take a second, but end at once in the first half of one. Refused by a quota at 0 s, the
 * rate becomes the least, one in two seconds, and no token is there.
 */
class AdaptiveRateLayerTest {

  private static Rig refusing(int httpStatus, int maxWaiting) {
    return new Rig(
        new Sketch()
            .provider("p", servers(9, always(1)))
            .fault("p", 0, 0.5, new Outage(httpStatus, nanos(0)))
            .architecture("a", List.of(new AdaptiveRateSpec(maxWaiting)), "p"));
  }

  private static List<Double> times(Rig rig) {
    return rig.run(30).stream().map(Answered::at).toList();
  }

  private static List<Status> statuses(Rig rig) {
    return rig.run(30).stream().map(Answered::status).toList();
  }

  /**
   * The first has half a token at 1 s, and a whole one at 2 s. Then the second waits for two
   * seconds, in which the first is answered and the rate grows: it is looked at when they are over.
   */
  @Test
  void afterARefusal_everyAttemptWaitsForItsToken() {
    Rig rig = refusing(429, AdaptiveRateSpec.UNBOUNDED).send(0).send(1, 2);
    assertThat(times(rig)).containsExactly(0.0, 3.0, 5.0);
    assertThat(statuses(rig)).containsExactly(Status.RATE_LIMITED, Status.OK, Status.OK);
  }

  @Test
  void withoutARefusalByAQuota_nobodyWaits() {
    assertThat(times(refusing(429, 0).send(1, 3).send(2.5, 3)))
        .containsExactly(2.0, 2.0, 2.0, 3.5, 3.5, 3.5);
    assertThat(times(refusing(500, 0).send(0).send(1, 3))).containsExactly(0.0, 2.0, 2.0, 2.0);
  }

  @Test
  void fullLine_refusesAtOnce() {
    Rig rig = refusing(429, 1).send(0).send(1, 2);
    assertThat(times(rig)).containsExactly(0.0, 3.0, 1.0);
    assertThat(statuses(rig)).containsExactly(Status.RATE_LIMITED, Status.OK, Status.THROTTLED);
  }

  /** It has three quarters of a token at 1.5 s. */
  @Test
  void next_takesThePlaceOfTheFirstWhoGivesUp() {
    assertThat(times(refusing(429, 9).send(0).send(1, 2).cancel(1, 1.5)))
        .containsExactly(0.0, 1.5, 3.0);
  }

  @Test
  void others_waitOnWhenOneBehindOrOneUnderWayGivesUp() {
    assertThat(times(refusing(429, 9).send(0).send(1, 3).cancel(2, 1.5)))
        .containsExactly(0.0, 3.0, 1.5, 5.0);
    assertThat(times(refusing(429, 9).send(0).send(1, 2).cancel(1, 2.5)).get(1)).isEqualTo(2.5);
    assertThat(times(refusing(429, 9).send(0).send(1, 2).cancel(1, 2.5)).get(2)).isEqualTo(5);
  }
}

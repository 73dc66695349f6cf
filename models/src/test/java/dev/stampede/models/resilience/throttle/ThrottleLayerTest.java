package dev.stampede.models.resilience.throttle;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Rig;
import dev.stampede.models.Sketch;
import dev.stampede.models.attribution.LayerResult;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.work.Outcomes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hundred calls, one in half a second, through Google's throttling without slack: k is 1. */
class ThrottleLayerTest {

  private static final int CALLS = 100;
  private static final PolicySpec THROTTLE =
      new ThrottleSpec.Adaptive(1, nanos(1000), Outcomes.FAILURES);

  /** The other side is out from a time on. */
  private static Rig rig(double failsFrom, PolicySpec... chain) {
    Rig rig =
        new Rig(
            new Sketch()
                .provider("p", servers(9, always(0.5)))
                .fault("p", failsFrom, 1000, new Outage(500, 0))
                .architecture("a", List.of(chain), "p"));
    for (int i = 0; i < CALLS; i++) {
      rig.send(i / 2.0);
    }
    rig.run(CALLS);
    return rig;
  }

  private static long refused(Rig rig, PolicySpec policy) {
    return rig.attribution().layers().stream()
        .filter(layer -> layer.layer().equals(policy.kind()))
        .mapToLong(LayerResult::rejected)
        .sum();
  }

  @Test
  void acceptedCalls_areFollowedByMore() {
    Rig rig = rig(CALLS + 1, THROTTLE);
    assertThat(refused(rig, THROTTLE)).isZero();
    assertThat(rig.provider("p").attempts()).isEqualTo(CALLS);
  }

  /**
   * After n calls of which none was accepted, one of n + 1 is let through: in all the sum of 1/n.
   */
  @Test
  void failedAndRefusedCalls_areFollowedByFewer() {
    Rig rig = rig(0, THROTTLE);
    assertThat(rig.provider("p").attempts()).isBetween(2L, 10L); // 5.2 on average, give or take 1.9
    assertThat(refused(rig, THROTTLE)).isEqualTo(CALLS - rig.provider("p").attempts());
  }

  /** What is refused on the own side, further inside, says nothing of the other side. */
  @Test
  void ownRefusals_areNotAccepted() {
    PolicySpec one = new RateLimitSpec(1, nanos(1000), 1, 0, RateLimitSpec.Algorithm.TOKEN_BUCKET);
    Rig rig = rig(CALLS + 1, THROTTLE, one);
    assertThat(rig.provider("p").attempts()).isEqualTo(1);
    assertThat(refused(rig, THROTTLE)).isGreaterThan(CALLS / 2);
    assertThat(refused(rig, one)).isEqualTo(CALLS - 1 - refused(rig, THROTTLE));
  }
}

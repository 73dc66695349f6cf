package dev.stampede.models.capacity;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.capacity.AutoscalerSpec.Knative;
import org.junit.jupiter.api.Test;

/** A target of 10 calls for each replica; a look each 2 s, windows of 60 s and 6 s. */
class KnativeAutoscalerTest {

  private final KnativeAutoscaler knative = new KnativeAutoscaler(spec(0, 100, 0));
  private int tick;

  private static Knative spec(int min, int max, double downDelay) {
    return new Knative(
        10, min, max, nanos(2), nanos(60), nanos(6), 2, 1000, 2, nanos(30), nanos(downDelay));
  }

  private int next(double total, int replicas) {
    return next(total, replicas, replicas);
  }

  private int next(double total, int current, int ready) {
    return knative.desired(nanos(2 * ++tick), Math.round(total * 1000), current, ready);
  }

  @Test
  void steadyLoad_getsReplicasForTheMeanOfTheStableWindow() {
    for (int i = 0; i < 30; i++) {
      assertThat(next(40, 4)).isEqualTo(4);
    }
    // 60 is too little to panic. After n ticks of it the mean is 40 + 20 n / 30.
    for (int n = 1; n <= 30; n++) {
      assertThat(next(60, 4)).as("after %d ticks", n).isEqualTo(n <= 15 ? 5 : 6);
    }
  }

  @Test
  void burst_startsAPanicThatNeverScalesDownAndEndsAStableWindowLater() {
    for (int i = 0; i < 30; i++) {
      next(10, 1);
    }
    assertThat(next(10, 1)).isEqualTo(1);
    // The mean of 6 s is 20 after one tick of 40: two replicas for one.
    assertThat(next(40, 1)).isEqualTo(2);
    assertThat(next(40, 2, 1)).isEqualTo(3);
    assertThat(next(40, 3, 1)).isEqualTo(4);
    int over = tick;
    // All over, and four are ready: the panic lasts for 60 s after the latest sign of it, which
    // was when one of 4 was ready.
    while (tick < over + 30) {
      assertThat(next(0, 4)).as("tick %d", tick - over).isEqualTo(4);
    }
    // 30 ticks of 0 are in the stable window: none are needed, but no more than half go at once.
    assertThat(next(0, 4)).isEqualTo(2);
    assertThat(next(0, 2)).isEqualTo(1);
  }

  @Test
  void lastReplica_staysForTheGracePeriod() {
    for (int i = 0; i < 15; i++) {
      assertThat(next(0, 1)).isEqualTo(1);
    }
    assertThat(next(0, 1)).isZero();
    assertThat(next(0, 0)).isZero();
    assertThat(next(3, 0)).as("somebody comes").isEqualTo(1);
  }

  @Test
  void upRate_limitsWhatIsWanted() {
    KnativeAutoscaler slow =
        new KnativeAutoscaler(
            new Knative(10, 0, 100, nanos(2), nanos(60), nanos(6), 99, 1.5, 2, 0, 0));
    assertThat(slow.desired(nanos(2), 900_000, 3, 3)).isEqualTo(5); // ceil(1.5 x 3)
  }

  @Test
  void bounds_hold() {
    KnativeAutoscaler bounded = new KnativeAutoscaler(spec(2, 5, 0));
    assertThat(bounded.desired(nanos(2), 0, 3, 3)).isEqualTo(2);
    assertThat(bounded.desired(nanos(4), 999_000, 3, 3)).isEqualTo(5);
    assertThat(bounded.desired(nanos(6), Autoscaler.UNKNOWN, 3, 3)).isEqualTo(3);
  }

  @Test
  void downDelay_keepsTheHighestDecision() {
    KnativeAutoscaler delayed =
        new KnativeAutoscaler(
            new Knative(10, 1, 100, nanos(2), nanos(2), nanos(2), 99, 1000, 2, 0, nanos(10)));
    assertThat(delayed.desired(nanos(2), 60_000, 6, 6)).isEqualTo(6);
    for (int at = 4; at < 12; at += 2) {
      assertThat(delayed.desired(nanos(at), 30_000, 6, 6)).isEqualTo(6);
    }
    assertThat(delayed.desired(nanos(12), 30_000, 6, 6)).isEqualTo(3);
  }

  @Test
  void spec_rejectsWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Knative(10, 0, 9, nanos(2), nanos(5), nanos(2), 2, 2, 2, 0, 0))
        .withMessageStartingWith("stable_window");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Knative(10, 0, 9, nanos(2), nanos(4), nanos(6), 2, 2, 2, 0, 0))
        .withMessageStartingWith("panic_window");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Knative(10, 0, 9, nanos(2), nanos(4), nanos(4), 2, 2, 1, 0, 0))
        .withMessageStartingWith("max_scale_down_rate (1.0)");
  }
}

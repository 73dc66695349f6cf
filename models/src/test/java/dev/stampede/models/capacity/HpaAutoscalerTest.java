package dev.stampede.models.capacity;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.capacity.AutoscalerSpec.Direction;
import dev.stampede.models.capacity.AutoscalerSpec.Hpa;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.capacity.AutoscalerSpec.Policy;
import dev.stampede.models.capacity.AutoscalerSpec.Select;
import dev.stampede.models.capacity.AutoscalerSpec.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpaAutoscalerTest {

  private static final Policy DOUBLE = new Policy(true, 100, nanos(15));
  private static final Policy FOUR = new Policy(false, 4, nanos(15));

  private static Direction direction(double window, Select select, Policy... policies) {
    return new Direction(0.1, nanos(window), select, List.of(policies));
  }

  private static Direction free() {
    return direction(0, Select.MAX, new Policy(true, 1000, nanos(15)));
  }

  private static Direction usualDown() {
    return direction(300, Select.MAX, DOUBLE);
  }

  /** A target of 100 for each of 1 to 100 replicas. */
  private static HpaAutoscaler hpa(Direction up, Direction down) {
    return new HpaAutoscaler(
        new Hpa(new Target(Metric.CONCURRENCY, 100), 1, 100, nanos(15), up, down));
  }

  private static int desired(
      HpaAutoscaler hpa, double seconds, double total, int current, int ready) {
    return hpa.desired(nanos(seconds), Math.round(total * 1000), current, ready);
  }

  /** Kubernetes' rule for 10 replicas with a metric each: ceil(10 x metric / 100). */
  @ParameterizedTest
  @CsvSource({
    "111, 12",
    "200, 20",
    "50, 5",
    "110, 10",
    "90, 10",
    "109.9, 10",
    "89, 9",
    "100, 10",
    "0, 1"
  })
  void replicas_areForTheTarget_unlessTheMetricIsWithinTolerance(double metric, int wanted) {
    assertThat(desired(hpa(free(), free()), 15, 10 * metric, 10, 10)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "900, 10", // 150 each of the 6 ready, 90 each of all 10: within tolerance
    "800, 10", // 133 each of the ready, 80 each of all: up has turned into down
    "1500, 15", // 250 each of the ready, 150 each of all
    "630, 10", // 105 each of the ready: within tolerance
    "300, 3", // 50 each of the ready: half of those are enough
  })
  void replicasThatAreNotReady_areIdleOnTheWayUpAndLeftOutOnTheWayDown(double total, int wanted) {
    assertThat(desired(hpa(free(), free()), 15, total, 10, 6)).isEqualTo(wanted);
  }

  @Test
  void nothingIsKnown_withoutReadyReplicasOrMetric() {
    HpaAutoscaler hpa = hpa(free(), free());
    assertThat(desired(hpa, 15, 900, 3, 0)).isEqualTo(3);
    assertThat(hpa.desired(nanos(30), Autoscaler.UNKNOWN, 3, 3)).isEqualTo(3);
    assertThat(desired(hpa, 45, 900, 0, 0)).as("it cannot start from none").isZero();
  }

  @Test
  void usualWayUp_isTheLargerOfTwiceAndFourMore() {
    HpaAutoscaler hpa = hpa(direction(0, Select.MAX, DOUBLE, FOUR), usualDown());
    int[] course = {1, 5, 10, 20, 40, 80, 100, 100};
    for (int i = 1; i < course.length; i++) {
      assertThat(desired(hpa, 15 * i, 1e6, course[i - 1], course[i - 1])).isEqualTo(course[i]);
    }
  }

  @Test
  void select_takesTheSmallerChangeOrNone() {
    HpaAutoscaler smaller =
        hpa(direction(0, Select.MIN, DOUBLE, FOUR), direction(0, Select.MIN, DOUBLE, FOUR));
    assertThat(desired(smaller, 15, 1e6, 10, 10)).isEqualTo(14);
    assertThat(desired(smaller, 100, 0, 10, 10)).isEqualTo(6);
    HpaAutoscaler none = hpa(free(), direction(0, Select.DISABLED, DOUBLE));
    assertThat(desired(none, 15, 0, 10, 10)).isEqualTo(10);
  }

  @Test
  void policies_countFromTheStartOfTheirPeriod() {
    // Four more a minute, from 1: 5 at 15 s, and 9 only when the change at 15 s is a minute old.
    HpaAutoscaler hpa = hpa(direction(0, Select.MAX, new Policy(false, 4, nanos(60))), usualDown());
    assertThat(desired(hpa, 15, 1e6, 1, 1)).isEqualTo(5);
    for (double at : new double[] {30, 45, 60}) {
      assertThat(desired(hpa, at, 1e6, 5, 5)).isEqualTo(5);
    }
    assertThat(desired(hpa, 75, 1e6, 5, 5)).isEqualTo(9);
  }

  @Test
  void percentOnTheWayDown_roundsUp() {
    HpaAutoscaler hpa = hpa(free(), direction(0, Select.MAX, new Policy(true, 10, nanos(60))));
    assertThat(desired(hpa, 15, 0, 15, 15)).isEqualTo(13); // 10 % of 15 is 1.5
    assertThat(desired(hpa, 30, 0, 13, 13)).isEqualTo(13); // those of the last minute are gone
    assertThat(desired(hpa, 75, 0, 13, 13)).isEqualTo(11);
  }

  @Test
  void stabilization_keepsTheHighestRecommendationOfTheWindowOnTheWayDown() {
    HpaAutoscaler hpa = hpa(free(), usualDown());
    assertThat(desired(hpa, 15, 1000, 10, 10)).isEqualTo(10);
    assertThat(desired(hpa, 30, 800, 10, 10)).isEqualTo(10);
    for (int at = 45; at < 315; at += 15) {
      assertThat(desired(hpa, at, 200, 10, 10)).as("at %d s", at).isEqualTo(10);
    }
    assertThat(desired(hpa, 315, 200, 10, 10)).isEqualTo(8); // what 30 s said
    assertThat(desired(hpa, 330, 200, 8, 8)).isEqualTo(2);
  }

  @Test
  void stabilization_keepsTheLowestRecommendationOfTheWindowOnTheWayUp() {
    HpaAutoscaler hpa = hpa(direction(30, Select.MAX, DOUBLE), usualDown());
    assertThat(desired(hpa, 15, 2000, 10, 10)).isEqualTo(10); // the first look remembers 10
    assertThat(desired(hpa, 30, 1500, 10, 10)).isEqualTo(10);
    assertThat(desired(hpa, 45, 2000, 10, 10)).isEqualTo(15);
    assertThat(desired(hpa, 60, 2000, 15, 15)).isEqualTo(20);
  }

  @Test
  void bounds_comeBeforeTheMetric() {
    Hpa spec = new Hpa(new Target(Metric.CONCURRENCY, 100), 3, 6, nanos(15), free(), usualDown());
    assertThat(desired(new HpaAutoscaler(spec), 15, 1000, 10, 10)).isEqualTo(6);
    assertThat(desired(new HpaAutoscaler(spec), 15, 1000, 1, 1)).isEqualTo(3);
    assertThat(desired(new HpaAutoscaler(spec), 15, 1000, 4, 4)).isEqualTo(6);
  }

  @Test
  void nextDecision_isASyncPeriodLater() {
    HpaAutoscaler hpa = hpa(free(), free());
    assertThat(hpa.nextNanos()).isEqualTo(nanos(15));
    desired(hpa, 15, 100, 1, 1);
    assertThat(hpa.nextNanos()).isEqualTo(nanos(30));
  }

  @Test
  void spec_rejectsWhatIsOutOfRange() {
    Target target = new Target(Metric.RATE, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hpa(target, 0, 3, 1, free(), free()))
        .withMessageStartingWith("min_replicas (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hpa(target, 4, 3, 1, free(), free()))
        .withMessageStartingWith("max_replicas (3)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Target(Metric.RATE, 0.0001))
        .withMessageStartingWith("target (1.0E-4)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Direction(0.1, 0, Select.MAX, List.of()))
        .withMessageStartingWith("policies ([])");
  }
}

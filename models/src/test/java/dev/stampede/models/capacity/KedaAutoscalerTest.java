package dev.stampede.models.capacity;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.capacity.AutoscalerSpec.Direction;
import dev.stampede.models.capacity.AutoscalerSpec.Hpa;
import dev.stampede.models.capacity.AutoscalerSpec.Keda;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.capacity.AutoscalerSpec.Policy;
import dev.stampede.models.capacity.AutoscalerSpec.Select;
import dev.stampede.models.capacity.AutoscalerSpec.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class KedaAutoscalerTest {

  /** A poll each 30 s, 300 s to cool down, and an HPA with a target of 10 each 15 s. */
  private static KedaAutoscaler keda(int minReplicas, double activation, double initialCooldown) {
    Direction free = new Direction(0.1, 0, Select.MAX, List.of(new Policy(true, 1000, nanos(15))));
    Hpa hpa =
        new Hpa(
            new Target(Metric.QUEUED, 10), Math.max(1, minReplicas), 100, nanos(15), free, free);
    return new KedaAutoscaler(
        new Keda(minReplicas, activation, nanos(30), nanos(300), nanos(initialCooldown), hpa));
  }

  private static int desired(KedaAutoscaler keda, double at, double total, int current) {
    return keda.desired(nanos(at), Math.round(total * 1000), current, current);
  }

  @Test
  void fromNone_itStartsAtAPollAboveTheThreshold() {
    KedaAutoscaler keda = keda(0, 5, 0);
    assertThat(desired(keda, 15, 50, 0)).as("no poll").isZero();
    assertThat(desired(keda, 30, 5, 0)).as("not above").isZero();
    assertThat(desired(keda, 60, 5.001, 0)).isEqualTo(1);
    assertThat(desired(keda, 75, 50, 1)).as("the HPA's part").isEqualTo(5);
  }

  @Test
  void toNone_itCoolsDownSinceTheLastActivity() {
    KedaAutoscaler keda = keda(0, 0, 0);
    assertThat(desired(keda, 30, 40, 4)).isEqualTo(4);
    for (int at = 60; at <= 330; at += 30) {
      assertThat(desired(keda, at, 0, 4)).as("the HPA stops at one, at %d s", at).isEqualTo(1);
    }
    assertThat(desired(keda, 345, 0, 1)).as("no poll").isEqualTo(1);
    assertThat(desired(keda, 360, 0, 1)).isZero();
  }

  @Test
  void atTheStart_itCoolsDownForItsInitialPeriod() {
    assertThat(desired(keda(0, 0, 0), 30, 0, 2)).isZero();
    assertThat(desired(keda(0, 0, 60), 30, 0, 2)).isEqualTo(1);
  }

  @Test
  void withALeastNumber_itNeverGoesToNone() {
    KedaAutoscaler keda = keda(2, 0, 0);
    assertThat(desired(keda, 30, 0, 5)).isEqualTo(2);
    assertThat(desired(keda, 60, 0, 0)).as("scaled to none by hand").isZero();
    assertThat(desired(keda, 90, 1, 0)).isEqualTo(2);
  }

  @Test
  void replicasThatStart_makeNoDifference() {
    KedaAutoscaler keda = keda(0, 0, 0);
    assertThat(keda.desired(nanos(30), 95_000, 2, 0)).isEqualTo(10);
  }

  @Test
  void nextDecision_isThePollsOrTheHpas() {
    KedaAutoscaler keda = keda(0, 0, 0);
    assertThat(keda.nextNanos()).isEqualTo(nanos(15));
    desired(keda, 15, 0, 1);
    assertThat(keda.nextNanos()).isEqualTo(nanos(30));
    assertThat(keda.desired(nanos(30), Autoscaler.UNKNOWN, 1, 1)).isEqualTo(1);
  }
}

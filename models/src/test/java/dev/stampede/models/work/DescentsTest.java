package dev.stampede.models.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Ways down a ladder, beside a map of lists. */
class DescentsTest {

  private static Descents descents() {
    return new Descents(rung -> "rung" + rung, layer -> "layer" + layer);
  }

  @Test
  void waysAreFoundAgain() {
    Descents descents = descents();
    SplittableRandom random = new SplittableRandom(1);
    Map<List<Step>, Integer> reference = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      int way = Descents.START;
      List<Step> steps = new ArrayList<>();
      for (int rung = random.nextInt(-1, 2); rung < 3; rung += random.nextInt(1, 3)) {
        int layer = random.nextInt(2);
        Status status =
            random.nextInt(4) == 0 ? null : random.nextBoolean() ? Status.OK : Status.CUT;
        way = descents.after(way, rung, layer, status);
        String name = rung < 0 ? "" : "rung" + rung;
        steps.add(new Step(rung + 1, name, "layer" + layer, status));
      }
      assertThat(descents.steps(way)).isEqualTo(steps);
      Integer before = reference.put(steps, way);
      assertThat(before == null ? way : before).isEqualTo(way);
    }
  }

  @Test
  void whereThereAreTooMany_theLastStepIsKept() {
    Descents descents = descents();
    int way = Descents.START;
    for (int i = 0; i < Descents.MOST - 1; i++) {
      way = descents.after(way, i % 7, i % 5, Status.ERROR);
    }
    assertThat(descents.steps(way)).hasSize(Descents.MOST - 1);
    int last = descents.after(way, 2, 3, Status.OK);
    assertThat(descents.steps(last)).containsExactly(new Step(3, "rung2", "layer3", Status.OK));
    assertThat(descents.after(way, 2, 3, Status.OK)).isEqualTo(last);
  }
}

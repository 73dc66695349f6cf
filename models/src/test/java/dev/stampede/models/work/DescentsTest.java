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

  private static final Cause OUTAGE = Cause.of(Cause.Kind.OUTAGE);

  /** Ends that differ in one thing each. */
  private static final List<Step> ENDS =
      List.of(
          new Step(0, "", "", null),
          new Step(0, "", "", Status.OK),
          new Step(0, "", "", Status.CUT, OUTAGE, 0),
          new Step(0, "", "", Status.OVERLOADED, OUTAGE, 529),
          new Step(0, "", "", Status.OVERLOADED, OUTAGE, 599),
          new Step(0, "", "", Status.OVERLOADED, new Cause(Cause.Kind.QUOTA, "rpm"), 529),
          new Step(0, "", "", Status.OVERLOADED, new Cause(Cause.Kind.QUOTA, "tpm"), 529));

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
        Step end = ENDS.get(random.nextInt(ENDS.size()));
        int layer = rung == 0 ? random.nextInt(2) : 65_535;
        way = descents.after(way, rung, layer, end.status(), end.cause(), end.httpStatus());
        String name = rung < 0 ? "" : "rung" + rung;
        steps.add(
            new Step(rung + 1, name, "layer" + layer, end.status(), end.cause(), end.httpStatus()));
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

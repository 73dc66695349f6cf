package dev.stampede.models.fault;

import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.engine.Digest;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.fault.IncidentSpec.Hazard;
import dev.stampede.models.fault.IncidentSpec.Severity;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is left out of a plan of faults changes nothing else. */
class WithoutFaultsTest {

  private static final FaultSpec FIRST =
      new FaultSpec("first", "north", nanos(20), nanos(30), new Outage(529, 0));
  private static final FaultSpec SECOND =
      new FaultSpec("second", "north", nanos(40), nanos(30), new Outage(503, 0));
  private static final FaultSpec LATE =
      new FaultSpec("late", "south", nanos(900), nanos(30), new Outage(503, 0));

  private static IncidentSpec incidents(String source) {
    return new IncidentSpec(
        source,
        1,
        60,
        new Distribution.Constant(5),
        nanos(100),
        Hazard.UNIFORM,
        0,
        List.of(new Severity(1, 0, new Outage(500, 0))));
  }

  private static TrialSpec trial(List<FaultSpec> faults, String... sources) {
    Sketch sketch =
        new Sketch()
            .lasting(200, 0)
            .useCase("work", RatedSpec.poisson(5, List.of()))
            .provider("north", servers(3, new Distribution.Exponential(0.2)))
            .provider("south", servers(3, new Distribution.Exponential(0.2)))
            .dependsOn("south", "dns")
            .architecture("pair", List.of(), "north", "south");
    faults.forEach(sketch::fault);
    for (String source : sources) {
      sketch.incidents(incidents(source));
    }
    return sketch.spec();
  }

  private static Digest digest(TrialSpec trial, int replication) {
    return Sketch.run(trial, 0, 7, replication).digest();
  }

  @Test
  void trial_isThatOfTheScenarioWrittenWithout() {
    TrialSpec all = trial(List.of(FIRST, SECOND, LATE), "north", "dns");
    for (int r = 0; r < 3; r++) {
      assertThat(digest(all.without(Set.of(), Set.of()), r)).isEqualTo(digest(all, r));
      assertThat(digest(all.without(Set.of("first"), Set.of()), r))
          .isEqualTo(digest(trial(List.of(SECOND, LATE), "north", "dns"), r))
          .isNotEqualTo(digest(all, r));
      assertThat(digest(all.without(Set.of(), Set.of("north")), r))
          .isEqualTo(digest(trial(List.of(FIRST, SECOND, LATE), "dns"), r))
          .isNotEqualTo(digest(all, r));
      assertThat(digest(all.without(Set.of("second"), Set.of("dns")), r))
          .isEqualTo(digest(trial(List.of(FIRST, LATE), "north"), r));
      assertThat(digest(all.without(Set.of("first", "second", "late"), Set.of("north", "dns")), r))
          .isEqualTo(digest(trial(List.of()), r));
    }
  }

  @Test
  void whatNeverStrikes_isMissedByNobody() {
    TrialSpec all = trial(List.of(FIRST, LATE));

    assertThat(digest(all.without(Set.of("late"), Set.of()), 0)).isEqualTo(digest(all, 0));
  }

  @Test
  void whatIsNotThere_cannotBeLeftOut() {
    FaultPlan plan = trial(List.of(FIRST), "dns").faults();

    assertThat(plan.without(Set.of("first"), Set.of("dns")).incidents()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.without(Set.of("dns"), Set.of()))
        .withMessage("there is no fault 'dns'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan.without(Set.of(), Set.of("first")))
        .withMessage("there is no source of incidents 'first'");
  }
}

package dev.stampede.models;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.theory.Erlang;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.tier.QuestionSpec;
import dev.stampede.models.tier.SweepsSpec;
import dev.stampede.models.tier.TierResult;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A control plane of 2 servers that take 10 ms for a call, which every machine asks for all
 * machines each minute, 500 on a page: n machines make n² / 30,000 calls a second, so 2,449 are as
 * many as it can bear.
 */
class SweepsTheoryTest {

  private static SweepsSpec sweeps(int machines) {
    return new SweepsSpec(machines, 60 * SECOND, 0.002, 0, 0, SweepsSpec.ENDLESS);
  }

  private static Sketch plane(EngineSpec engine, @Nullable SweepsSpec sweeps) {
    TierSpec names =
        new TierSpec(
            "names",
            TierSpec.ALL,
            null,
            EngineSpec.UNBOUNDED,
            503,
            TierSpec.ENDLESS,
            504,
            List.of(new QuestionSpec("plane", null, 503, false)));
    AdmissionSpec admission =
        new AdmissionSpec(Price.FREE, List.of(), new WayInSpec(List.of(names), null), List.of());
    return new Sketch()
        .lasting(700, 100)
        .intervals(700)
        .useCase("work", poisson(10))
        .dependency(new DependencySpec("plane", engine, sweeps))
        .provider(
            new ProviderSpec(
                "p",
                servers(1000, exponential(0.1)),
                QuotaSpec.NONE,
                1,
                0,
                529,
                true,
                null,
                admission));
  }

  private static EngineSpec bounded() {
    return servers(2, exponential(0.01), 400, Discipline.FIFO, null);
  }

  private static TierResult plane(TrialResult result) {
    return result.dependencies().get(0);
  }

  @Test
  void utilization_growsWithTheSquareOfTheMachines() {
    for (int machines : List.of(300, 1000, 2000)) {
      double load = (machines * machines / 30_000.0 + 10) * 0.01;
      Replications.of("sweeps of " + machines, plane(bounded(), sweeps(machines)))
          .expect("utilization", load / 2, r -> plane(r).utilization())
          .expect("L", Erlang.inside(2, load), r -> plane(r).meanInside())
          .agree();
    }
  }

  /** 2,300 machines make 176 calls a second, 2,600 make 225, of which 200 can be done. */
  @Test
  void oneSizeIsWell_andTheNextOneIsDeaf() {
    TrialResult well = plane(bounded(), sweeps(2300)).run();
    assertThat(plane(well).refused()).isZero();
    assertThat(well.providers().get(0).rejected()).isZero();
    TrialResult deaf = plane(bounded(), sweeps(2600)).run();
    double calls = 2600 * 2600 / 30_000.0 + 10;
    Replications.of("a deaf plane", plane(bounded(), sweeps(2600)))
        .expect(
            "refused",
            1 - 200 / calls,
            r -> (double) plane(r).refused() / (plane(r).refused() + plane(r).admitted()))
        .agree();
    assertThat(deaf.providers().get(0).rejected()).isPositive();
    assertThat(plane(deaf).utilization()).isGreaterThan(0.999);
  }

  /** From 200 s on over 200 s, so half of them in the mean, then all until 500 s. */
  @Test
  void sweepsThatAreRolledOut_growLinearly_andEnd() {
    SweepsSpec late = new SweepsSpec(1000, 60 * SECOND, 0.002, nanos(200), nanos(200), nanos(500));
    double calls = 1000 * 1000 / 30_000.0 * (200 / 2.0 + 100) + 10 * 600;
    Replications.of("a roll-out", plane(servers(50, exponential(0.01)), late))
        .expect("calls", calls, r -> plane(r).admitted())
        .agree();
  }

  @Test
  void withoutSweeps_nothingIsAnotherThanBefore_andWorkersChangeNothing() {
    assertThat(digest(plane(bounded(), sweeps(1000)), 2))
        .isEqualTo(digest(plane(bounded(), sweeps(1000)), 1))
        .isNotEqualTo(digest(plane(bounded(), null), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SweepsSpec(10, 1, 1, 5, 0, 5))
        .withMessageContaining("be after from");
  }

  private static Object digest(Sketch sketch, int workers) {
    try (Trial trial = new Trial(sketch.spec(), 0, 1, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result().digest();
    }
  }
}

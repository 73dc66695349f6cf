package dev.stampede.models;

import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;

import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cell.CellShare;
import dev.stampede.models.cell.MovesSpec;
import dev.stampede.models.cell.engine.CellSpec;
import dev.stampede.models.cell.engine.CellsSpec;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.operator.AtTime;
import dev.stampede.models.operator.Limit;
import dev.stampede.models.operator.Move;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.theory.Erlang;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Poisson stream that is divided among cells, moved or not, makes an M/M/c of each. */
class CellsTheoryTest {

  private static CellsSpec cells(double shareOfA) {
    return new CellsSpec(
        List.of(
            new CellSpec(new CellShare("a", shareOfA, 1), servers(6, exponential(1))),
            new CellSpec(new CellShare("b", 1 - shareOfA, 1), servers(10, exponential(1)))),
        new MovesSpec(0.5, nanos(10), nanos(3600), 1e-9));
  }

  private static CellResult cell(TrialResult result, int number) {
    return result.providers().get(0).cells().get(number);
  }

  @Test
  void eachCell_isErlangC() {
    Replications.of(
            "two cells",
            new Sketch()
                .lasting(1800, 300)
                .intervals(1800)
                .useCase("work", poisson(12))
                .provider("p", cells(1 / 3.0)))
        .expect("L of a", Erlang.inside(6, 4), r -> cell(r, 0).meanInside())
        .expect("L of b", Erlang.inside(10, 8), r -> cell(r, 1).meanInside())
        .expect("utilization of a", 4 / 6.0, r -> cell(r, 0).utilization())
        .expect("of both", 12 / 16.0, r -> r.providers().get(0).utilization())
        .agree();
  }

  @Test
  void theSurvivorOfTwo_isErlangC_withTheLoadOfBoth() {
    double waits = Erlang.waits(10, 8);
    Replications.of(
            "a survivor",
            new Sketch()
                .lasting(2300, 300)
                .intervals(2300)
                .useCase("work", poisson(8))
                .provider("p", cells(0.4))
                .fault("p.a", 0, 2300, new Outage(503, 0)))
        .expect("P(wait)", waits, Replications::waitingShare)
        .expect("E[wait]", waits / (10 - 8), Replications::meanWait)
        .expect("moved", 0.4, r -> (double) cell(r, 1).movedIn() / cell(r, 1).came())
        .agree();
  }

  /** Half of the 4 calls a second of a go to b, which has 6 without them. */
  @Test
  void aShareThatOperatorsMove_makesTwoPoissonStreams() {
    StepSpec half =
        new StepSpec("half", "p", null, new Move("a", "b", 0.5, Limit.ENDLESS), new AtTime(0));
    Replications.of(
            "half moved",
            new Sketch()
                .lasting(1800, 300)
                .intervals(1800)
                .useCase("work", poisson(10))
                .provider("p", cells(0.4))
                .step(half))
        .expect("L of a", Erlang.inside(6, 2), r -> cell(r, 0).meanInside())
        .expect("L of b", Erlang.inside(10, 8), r -> cell(r, 1).meanInside())
        .agree();
  }
}

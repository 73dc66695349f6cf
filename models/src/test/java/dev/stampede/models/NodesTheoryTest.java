package dev.stampede.models;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.poisson;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.NodesSpec;
import dev.stampede.models.theory.Erlang;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nodes that never come near their limit are servers; those that do die when they should. */
class NodesTheoryTest {

  private static final MemorySpec AMPLE = new MemorySpec(0, 1, 0, 1_000_000);

  private static NodesSpec nodes(
      int count, Distribution service, int places, int queue, MemorySpec memory, Balancing how) {
    return new NodesSpec(
        count,
        service,
        places,
        queue,
        memory,
        SECOND / 1000,
        always(5),
        new CrashLoopSpec(0, 0, 1),
        how,
        RefusalsSpec.OF_A_GATEWAY,
        count);
  }

  private static NodesResult of(TrialResult result) {
    return Objects.requireNonNull(result.providers().get(0).nodes());
  }

  @Test
  void oneNodeWithALine_isErlangC() {
    int c = 10;
    double load = 8;
    double waits = Erlang.waits(c, load);
    Replications.of(
            "a node as M/M/10",
            new Sketch()
                .lasting(6300, 300)
                .intervals(6300)
                .useCase("work", poisson(load))
                .provider(
                    "p",
                    nodes(
                        1, exponential(1), c, EngineSpec.UNBOUNDED, AMPLE, Balancing.LEAST_LOADED)))
        .expect("P(wait)", waits, Replications::waitingShare)
        .expect("E[wait]", waits / (c - load), Replications::meanWait)
        .expect("L", Erlang.inside(c, load), r -> r.providers().get(0).meanInSystem())
        .expect("utilization", load / c, r -> r.providers().get(0).utilization())
        .agree();
  }

  /** The least loaded of all has a place as long as there is one anywhere. */
  @Test
  void manyNodesWithoutALine_areErlangB() {
    Replications.of(
            "ten nodes of ten as M/G/100/100",
            new Sketch()
                .lasting(700, 100)
                .intervals(700)
                .useCase("work", poisson(90))
                .provider(
                    "p", nodes(10, Lognormal.ofMean(1, 2), 10, 0, AMPLE, Balancing.LEAST_LOADED)))
        .expect("blocked", Erlang.lost(100, 90), Replications::blockedShare)
        .agree();
  }

  /** However calls are dealt out, nobody waits: M/G/inf, whose mean is the load. */
  @ParameterizedTest
  @EnumSource
  void withPlacesForAll_theyAreInfinitelyManyServers(Balancing how) {
    Replications.of(
            "M/G/inf " + how,
            new Sketch()
                .lasting(600, 100)
                .intervals(600)
                .useCase("work", poisson(50))
                .provider("p", nodes(7, Lognormal.ofMean(1, 2), 100_000, 0, AMPLE, how)))
        .expect("L", 50, r -> r.providers().get(0).meanInSystem())
        .agree();
  }

  /**
   * A node that survives n calls dies when M/M/inf first has n + 1. From k to k + 1 that takes the
   * sum over j up to k of (k! / j!) / (lambda a^(k - j)), with the load a; then it starts for 5 s,
   * and is found within a millisecond.
   */
  @Test
  void deaths_areFirstPassagesOfInfinitelyManyServers() {
    double load = 5;
    int survived = 7;
    double seconds = 20_000;
    double life = 0;
    double step = 0;
    for (int k = 0; k <= survived; k++) {
      step = (1 + k * step) / load; // births at rate load, deaths at rate k, both in calls a second
      life += step;
    }
    double cycle = life + 5 + 0.0005;
    Replications.of(
            "first passages",
            new Sketch()
                .lasting(seconds, 0)
                .intervals(seconds)
                .useCase("work", poisson(load))
                .provider(
                    "p",
                    nodes(
                        1,
                        exponential(1),
                        1000,
                        0,
                        new MemorySpec(0, 1, 0, survived),
                        Balancing.RANDOM)))
        .expect("deaths", seconds / cycle, 0.001, r -> of(r).deaths())
        .expect("share alive", life / cycle, 0.001, r -> of(r).meanInRotation())
        .agree();
  }
}

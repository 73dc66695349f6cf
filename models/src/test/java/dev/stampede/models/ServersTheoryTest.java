package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.theory.Erlang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal servers before a queue against Erlang, Pollaczek and Khinchine. */
class ServersTheoryTest {

  private static final double HISTOGRAM_DIGITS = 0.001;

  /**
   * The warm-up is at least 12 relaxation times 1 / (sqrt(c mu) - sqrt(lambda))^2, so that an empty
   * start is forgotten to e^-12.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0.8, 60000, 2000",
    "10, 8, 6000, 300",
    "100, 90, 1500, 100",
    "100, 95, 2000, 200",
  })
  void unboundedQueue_isErlangC(int c, double load, double seconds, double warmup) {
    double waits = Erlang.waits(c, load);
    double spare = c - load;
    Replications.of(
            "M/M/%d, load %s".formatted(c, load),
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", poisson(load))
                .provider("p", servers(c, exponential(1))))
        .expect("P(wait)", waits, Replications::waitingShare)
        .expect("E[wait]", Erlang.meanWait(c, load), Replications::meanWait)
        .expect("L", Erlang.inside(c, load), r -> r.providers().get(0).meanInSystem())
        .expect("Lq", load * waits / spare, r -> r.providers().get(0).meanQueued())
        .expect("utilization", load / c, r -> r.providers().get(0).utilization())
        .expect(
            "p99 of the wait",
            Math.log(waits / 0.01) / spare,
            HISTOGRAM_DIGITS,
            Replications::p99Wait)
        .agree();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 1, 10, 20, 0.1796659, 9.844009, 16.104498, 1.635969",
    "8, 10, 1, 5, 0.0888195, 7.289444, 1.868332, 0.2563065",
  })
  void boundedQueue_isErlangWithRoomForK(
      double lambda,
      double mu,
      int c,
      int room,
      double blocked,
      double throughput,
      double inside,
      double sojourn) {
    double seconds = 3000;
    double warmup = 200;
    Replications.of(
            "M/M/%d/%d".formatted(c, room),
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", poisson(lambda))
                .provider("p", servers(c, exponential(1 / mu), room - c, Discipline.FIFO, null)))
        .expect("blocked", blocked, Replications::blockedShare)
        .expect("throughput", throughput, r -> r.providers().get(0).succeeded() / seconds)
        .expect("L", inside, r -> r.providers().get(0).meanInSystem())
        .expect("E[sojourn]", sojourn, Replications::meanSojourn)
        .agree();
  }

  @ParameterizedTest
  @CsvSource({"10, 8", "100, 90"})
  void noQueue_isErlangBForAnyServiceLaw(int c, double load) {
    for (Distribution law :
        new Distribution[] {exponential(1), always(1), Lognormal.ofMean(1, 2)}) {
      double seconds = 500 + 3000 / load;
      double warmup = 100;
      double lost = Erlang.lost(c, load);
      Replications.of(
              "M/G/%d/%d with %s".formatted(c, c, law),
              new Sketch()
                  .lasting(seconds + warmup, warmup)
                  .intervals(seconds)
                  .useCase("work", poisson(load))
                  .provider("p", servers(c, law, 0, Discipline.FIFO, null)))
          .expect("lost", lost, Replications::blockedShare)
          .expect("utilization", load * (1 - lost) / c, r -> r.providers().get(0).utilization())
          .expect("E[wait]", 0, Replications::meanWait)
          .agree();
    }
  }

  @Test
  void oneServer_isPollaczekKhinchine() {
    // Wq = lambda E[S^2] / (2 (1 - rho)) with lambda = .8, E[S] = 1, E[S^2] = 1 + cv^2.
    pollaczekKhinchine(always(1), 2, 30_000);
    pollaczekKhinchine(exponential(1), 4, 40_000);
    pollaczekKhinchine(Lognormal.ofMean(1, 2), 10, 120_000);
  }

  private static void pollaczekKhinchine(Distribution law, double wait, double seconds) {
    double warmup = 2000;
    Replications.of(
            "M/G/1 with " + law,
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", poisson(0.8))
                .provider("p", servers(1, law)))
        .expect("E[wait]", wait, Replications::meanWait)
        .expect("P(wait)", 0.8, Replications::waitingShare)
        .agree();
  }

  @Test
  void sharing_isInsensitiveToTheServiceLaw() {
    // E[T] = E[S] / (1 - rho) = 5 at rho = .8; a call of exactly 1 s of work takes 1 / (1 - rho).
    sharing(exponential(1), 25_000);
    sharing(always(1), 20_000);
    sharing(Lognormal.ofMean(1, 2), 40_000);
  }

  private static void sharing(Distribution law, double seconds) {
    double warmup = 2000;
    Replications.of(
            "M/G/1-PS with " + law,
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", poisson(0.8))
                .provider("p", new SharingSpec(1, law, EngineSpec.UNBOUNDED)))
        .expect("E[sojourn]", 5, Replications::meanSojourn)
        .expect("L", 4, r -> r.providers().get(0).meanInSystem())
        .expect("utilization", 0.8, r -> r.providers().get(0).utilization())
        .agree();
  }

  @Test
  void sharing_withRoomForKLosesAsManyAsTheoryForAnyServiceLaw() {
    // M/G/1/K-PS: geometric. K = 4, rho = .8: p4 = .8^4 (1 - .8) / (1 - .8^5) = .1218467.
    for (Distribution law : new Distribution[] {exponential(1), always(1)}) {
      Replications.of(
              "M/G/1/4-PS with " + law,
              new Sketch()
                  .lasting(30_100, 100)
                  .intervals(30_000)
                  .useCase("work", poisson(0.8))
                  .provider("p", new SharingSpec(1, law, 4)))
          .expect("lost", 0.4096 * 0.2 / (1 - 0.32768), Replications::blockedShare)
          .agree();
    }
  }

  @Test
  void sharing_withTheCapacityOfManyIsAnErlangSystem() {
    // Capacity 10, each call at most 1: the number inside is that of M/M/10, for any service law.
    double waits = Erlang.waits(10, 8);
    for (Distribution law : new Distribution[] {exponential(1), always(1)}) {
      Replications.of(
              "M/G/10-PS with " + law,
              new Sketch()
                  .lasting(3200, 200)
                  .intervals(3000)
                  .useCase("work", poisson(8))
                  .provider("p", new SharingSpec(10, law, EngineSpec.UNBOUNDED)))
          .expect("E[sojourn]", 1 + waits / 2, Replications::meanSojourn)
          .expect("utilization", 0.8, r -> r.providers().get(0).utilization())
          .agree();
    }
  }
}

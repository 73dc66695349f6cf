package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;

import dev.stampede.models.fault.OfUsers;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.server.SharingSpec;
import org.junit.jupiter.api.Test;

/** Calls that take longer by a time, for all of a run, against closed forms. */
class AddedTimeTheoryTest {

  private static Sketch lasting(double seconds, double rate) {
    return new Sketch()
        .lasting(seconds + 500, 500)
        .intervals(seconds)
        .useCase("work", poisson(rate));
  }

  @Test
  void oneServer_isPollaczekKhinchineWithTheLongerService() {
    // M/D/1 with D = .5 + .3: L = rho + rho^2 / (2 (1 - rho)) = .8 + .64 / .4.
    Replications.of(
            "M/D/1, 0.5 s and 0.3 s more",
            lasting(30_000, 1)
                .provider("p", servers(1, always(0.5)))
                .fault("p", 0, 40_000, new Slow(1, nanos(0.3))))
        .expect("L", 2.4, r -> r.providers().get(0).meanInSystem())
        .expect("utilization", 0.8, r -> r.providers().get(0).utilization())
        .agree();
  }

  @Test
  void manyServers_areMeanByTheShareOfUsers() {
    // M/G/infinity: L = lambda (S + share x added) = 5 (1 + .3 x 2).
    Replications.of(
            "M/M/inf, 2 s more for 30 %",
            lasting(6_000, 5)
                .provider("p", servers(1000, exponential(1)))
                .fault("p", 0, 10_000, new OfUsers(new Slow(1, nanos(2)), 0.3)))
        .expect("L", 8, r -> r.providers().get(0).meanInSystem())
        .agree();
  }

  @Test
  void aSharedServer_isOneAfterADelay() {
    // A delay and processor sharing have a product form: L = lambda a + rho / (1 - rho).
    Replications.of(
            "delay and M/M/1-PS",
            lasting(30_000, 1)
                .provider("p", new SharingSpec(1, exponential(0.6), Integer.MAX_VALUE))
                .fault("p", 0, 40_000, new Slow(1, nanos(3))))
        .expect("L", 4.5, r -> r.providers().get(0).meanInSystem())
        .agree();
  }
}

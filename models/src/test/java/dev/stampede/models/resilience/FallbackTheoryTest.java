package dev.stampede.models.resilience;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;

import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.work.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Availability with fallbacks, of providers that fail by themselves and together. */
class FallbackTheoryTest {

  private static Sketch sketch(double seconds, String... providers) {
    Sketch sketch = new Sketch().lasting(seconds, 0).intervals(seconds);
    for (String provider : providers) {
      sketch.provider(provider, servers(1_000_000, always(0.0001)));
    }
    return sketch.architecture("a", List.of(), providers);
  }

  private static Effect failing(double share) {
    return new Brownout(share, 500, 0);
  }

  /** 1 - 0.1 x 0.2 x 0.05, in the way that 0.99, 0.995 and 0.999 make 0.99999995. */
  @Test
  void independentFailures_multiply() {
    Replications.of(
            "three independent providers",
            sketch(1000, "p", "q", "r")
                .useCase("work", poisson(20))
                .fault("p", 0, 2000, failing(0.1))
                .fault("q", 0, 2000, failing(0.2))
                .fault("r", 0, 2000, failing(0.05)))
        .expect("failed", 0.001, r -> Replications.share(r, Outcome.FAILED))
        .agree();
  }

  /**
   * Each of two fails with 0.01, of which a tenth is common: both are out for 1 s of 1000 s. So
   * 0.001 + 0.999 x 0.009^2 = 0.001081 of the work fails, 10.8 times the 0.0001 of two that have
   * nothing in common.
   */
  @Test
  void commonCause_outweighsChance() {
    Replications.of(
            "two providers with a common cause",
            sketch(1000, "p", "q")
                .useCase("work", poisson(30))
                .fault("p", 0, 2000, failing(0.009))
                .fault("q", 0, 2000, failing(0.009))
                .fault("p", 500, 1, new Outage(503, 0))
                .fault("q", 500, 1, new Outage(503, 0)))
        .expect("failed", 0.001081, r -> Replications.share(r, Outcome.FAILED))
        .agree();
  }
}

package dev.stampede.models.call;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.Distribution.Uniform;
import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.server.EngineSpec;
import org.junit.jupiter.api.Test;

/** Networks by chance against closed forms. */
class NetworkTheoryTest {

  private static final double HISTOGRAM_DIGITS = 0.001;

  private static Sketch sketch(
      double rate, double seconds, double warmup, EngineSpec engine, Distribution law) {
    return new Sketch()
        .lasting(seconds + warmup, warmup)
        .intervals(seconds)
        .useCase("work", poisson(rate))
        .provider(
            new ProviderSpec(
                "p",
                engine,
                QuotaSpec.NONE,
                1,
                new NetworkSpec(law),
                529,
                true,
                null,
                AdmissionSpec.PLAIN,
                Payment.BY_CALLS,
                null));
  }

  /**
   * Poisson arrivals that are delayed each by a time of its own are Poisson again (the displacement
   * theorem: J. F. C. Kingman, Poisson Processes, 1993, section 5.5), so the queue is M/M/1.
   */
  @Test
  void queueBehindANetwork_isMm1AndTwoWays() {
    Distribution law = Lognormal.ofPercentiles(0.5, 0.99, 4.5);
    Replications.of(
            "M/M/1 behind a lognormal network",
            sketch(0.7, 20_000, 1_000, servers(1, exponential(1)), law))
        .expect("E[e2e]", 2 * law.mean() + 1 / 0.3, Replications::meanSojourn)
        .expect("E[wait]", 0.7 / 0.3, Replications::meanWait)
        .expect("L", 0.7 / 0.3, r -> r.providers().get(0).meanInSystem())
        .agree();
  }

  /** The sum of two uniform times is triangular: its tail above 1 is (2 - s)^2 / 2. */
  @Test
  void waysAlone_areTheSumOfTwoDraws() {
    Replications.of(
            "two uniform ways",
            sketch(50, 400, 10, servers(1_000_000, always(0)), new Uniform(0, 1)))
        .expect("mean", 1, Replications::meanSojourn)
        .expect("p10", Math.sqrt(0.2), HISTOGRAM_DIGITS, r -> percentile(r, 10))
        .expect("p50", 1, HISTOGRAM_DIGITS, r -> percentile(r, 50))
        .expect("p90", 2 - Math.sqrt(0.2), HISTOGRAM_DIGITS, r -> percentile(r, 90))
        .expect("p99", 2 - Math.sqrt(0.02), HISTOGRAM_DIGITS, r -> percentile(r, 99))
        .agree();
  }

  private static double percentile(TrialResult result, double percent) {
    return (double) Replications.first(result).endToEnd().percentile(percent) / SECOND;
  }
}

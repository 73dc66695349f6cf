package dev.stampede.models;

import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.Level;
import dev.stampede.models.arrival.Lines;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.Periodic;
import dev.stampede.models.arrival.Poisson;
import dev.stampede.models.arrival.Product;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.arrival.pattern.Batches;
import dev.stampede.models.arrival.pattern.Mmpp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues behind arrivals that are no plain Poisson process, by theory. */
class ArrivalTheoryTest {

  private static RatedSpec at(double perSecond, Pattern pattern) {
    return new RatedSpec(CurveDemand.constant(perSecond), pattern);
  }

  /** By the matrix-geometric method. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.3, 17.916372, 2.559482, 60000", "10, 30, 2.545901, 0.363700, 4000"})
  void mmppBeforeOneServer_isTheQuasiBirthDeathProcess(
      double toBusy, double toCalm, double inside, double sojourn, double seconds) {
    Mmpp mmpp = new Mmpp(List.of(new Mmpp.State(4, 1 / toBusy), new Mmpp.State(16, 1 / toCalm)));
    double warmup = seconds / 20;
    Replications.of(
            "MMPP(%s)/M/1".formatted(toBusy),
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", at(7, mmpp))
                .provider("p", servers(1, exponential(0.1))))
        .expect("L", inside, r -> r.providers().get(0).meanInSystem())
        .expect("E[sojourn]", sojourn, Replications::meanSojourn)
        .expect("utilization", 0.7, r -> r.providers().get(0).utilization())
        .agree();
  }

  /** L = rho (k + 1) / 2 (1 - rho). */
  @ParameterizedTest
  @CsvSource({"5, 12", "10, 22"})
  void batchesBeforeOneServer_queueAsTheoryHasIt(int size, double inside) {
    double seconds = 60_000;
    double warmup = 2000;
    Replications.of(
            "M^[%d]/M/1".formatted(size),
            new Sketch()
                .lasting(seconds + warmup, warmup)
                .intervals(seconds)
                .useCase("work", at(0.8, new Batches(new Constant(size), new Poisson())))
                .provider("p", servers(1, exponential(1))))
        .expect("L", inside, r -> r.providers().get(0).meanInSystem())
        .agree();
  }

  /**
   * How many are in service with infinitely many servers, in many replications: a Poisson number,
   * so its mean is known to sqrt(m / replications), and 3.9 of these fail 1 of 10 000 right
   * processes.
   */
  private static void checkInService(RateCurve rate, double service, double[][] expected) {
    int replications = 400;
    double[] sums = new double[expected.length];
    Exponential law = new Exponential(service);
    for (int i = 0; i < replications; i++) {
      RandomStreams streams = new RandomStreams(5, i);
      ArrivalProcess arrivals = new Poisson().open(rate, streams::stream);
      var services = streams.stream("services");
      double last = expected[expected.length - 1][0];
      for (long time = arrivals.next(); time < nanos(last); time = arrivals.next()) {
        double begins = time / 1e9;
        double ends = begins + law.quantile(services.nextUniform());
        for (int k = 0; k < expected.length; k++) {
          sums[k] += begins < expected[k][0] && expected[k][0] < ends ? 1 : 0;
        }
      }
    }
    for (int k = 0; k < expected.length; k++) {
      double mean = expected[k][1];
      assertThat(sums[k] / replications)
          .as("at %s s", expected[k][0])
          .isCloseTo(mean, within(3.9 * Math.sqrt(mean / replications)));
    }
  }

  /** From 80/s to 160/s and back, one second of service. */
  @Test
  void surgeBeforeInfinitelyManyServers_isTheModifiedOfferedLoad() {
    Surge twice = new Surge(nanos(200), 2, 0, nanos(60), 0);
    checkInService(
        CurveDemand.of(80, List.of(twice)).rate(),
        1,
        new double[][] {
          {200.5, 111.4775}, {201, 130.5696}, {203, 156.0170}, {261, 109.4304}, {263, 83.9830}
        });
  }

  /**
   * 100 + 50 sin(2 pi t / 60): with 5 s of service the load swings by 221.4771 and 4.60608 s late.
   */
  @Test
  void sinusoidBeforeInfinitelyManyServers_lagsAndIsDamped() {
    long[] times = new long[601];
    double[] values = new double[601];
    for (int i = 0; i <= 600; i++) {
      times[i] = i * nanos(0.1);
      values[i] = 1 + 0.5 * Math.sin(2 * Math.PI * i / 600);
    }
    RateCurve rate =
        new Product(new Level(100), new Periodic(new Lines(times, values), nanos(60), 0));
    double[][] expected = new double[5][2];
    for (int k = 0; k < 5; k++) {
      expected[k][0] = 120 + 12.5 * k;
      expected[k][1] = 500 + 221.4771 * Math.sin(2 * Math.PI * (expected[k][0] - 4.60608) / 60);
    }
    checkInService(rate, 5, expected);
  }
}

package dev.stampede.models.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.batching.BatchingSpec.Detail;
import java.lang.management.ManagementFactory;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine that leaps against closed forms, and in the long run. */
class BatchingTheoryTest {

  private static final int TOKENS = 10_000;
  private static final int REPLICATIONS = 8;

  /**
   * N jobs share a rate of N / (1 + 0.15 N), at most 64 are inside. The queue is symmetric, so only
   * the mean of the work matters: the probability of N is proportional to the product of rate / (N
   * / (1 + 0.15 N)). A mean of 10 000 tokens makes a job's work as good as continuous.
   *
   * <p>A check fails beyond 5 standard errors of the mean of 8 replications and 0.1 %, which
   * happens to a right engine in 0.2 % of cases; in one of all 14 in less than 3 %. The seed is
   * fixed.
   */
  @ParameterizedTest
  @CsvSource({
    "4, 2.8750, 3.5e-9",
    "5, 4.594147, 1.524e-4",
    "6, 8.217151, .0330656",
    "7, 9.788859, .1458651"
  })
  void sharedRate_isThatOfASymmetricQueue(double rate, double sojourn, double blocked) {
    agree(rate, sojourn, blocked, random -> Crowd.exponential(random, TOKENS));
    agree(rate, sojourn, blocked, random -> TOKENS);
  }

  private static void agree(
      double rate, double sojourn, double blocked, ToIntFunction<RandomStream> work) {
    StepCost cost = StepCost.dense(1.0 / TOKENS, 0.15 / TOKENS, 0, 0, 0);
    ReplicaSpec replica = new ReplicaSpec(cost, 64, 64, ReplicaSpec.UNBOUNDED_TOKENS, 0);
    BatchingSpec spec = Replay.spec(Detail.LEAPS, replica, 0);
    double[] times = new double[REPLICATIONS];
    double[] shares = new double[REPLICATIONS];
    for (int i = 0; i < REPLICATIONS; i++) {
      Crowd crowd = new Crowd(spec, i, rate, 100_000, random -> 1, work).run();
      times[i] = crowd.meanSojourn();
      shares[i] = crowd.refusedShare();
    }
    assertMean(times, sojourn);
    if (blocked > 1e-3) { // else too rare for the central limit theorem
      assertMean(shares, blocked);
    }
  }

  private static void assertMean(double[] values, double expected) {
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(squares / (values.length - 1) / values.length);

    assertThat(mean).isCloseTo(expected, within(5 * error + 1e-3 * expected));
    assertThat(error).as("what the check can tell").isLessThan(0.06 * expected);
  }

  /**
   * Ten million sequences go through a hundred replicas with a tight cache. When the engine is idle
   * it checks that no token is left in its books, which a drift of one in 10^9 tokens would be.
   */
  @Test
  void tenMillionSequences_leaveNothingBehind() {
    StepCost cost = StepCost.dense(0.0068, 4.5e-6, 7.6e-8, 2e-5, 1e-10);
    ReplicaSpec replica = new ReplicaSpec(cost, 128, 2048, 30_000, 0);
    BatchingSpec spec =
        new BatchingSpec(Detail.LEAPS, replica, 100, 100, false, Routing.POOLED, null);
    Crowd crowd =
        new Crowd(
                spec,
                0,
                1350,
                10_000_000,
                random -> Crowd.exponential(random, 600),
                random -> Crowd.exponential(random, 250))
            .run();

    assertThat(crowd.ended + crowd.refused).isLessThanOrEqualTo(10_000_000);
    assertThat(crowd.ended).isGreaterThan(8_000_000);
    assertThat(crowd.inference().preemptions()).isPositive();
  }

  /** The least of several windows: the JVM may allocate once on behalf of a thread. */
  @Test
  void sequences_allocateNothing() {
    StepCost cost = StepCost.dense(0.0068, 4.5e-6, 7.6e-8, 2e-5, 1e-10);
    ReplicaSpec replica = new ReplicaSpec(cost, 128, 2048, 60_000, 10_000_000);
    BatchingSpec spec =
        new BatchingSpec(Detail.LEAPS, replica, 10, 100, false, Routing.POOLED, null);
    Crowd crowd =
        new Crowd(
            spec,
            0,
            150,
            Long.MAX_VALUE,
            random -> Crowd.exponential(random, 600),
            random -> Crowd.exponential(random, 250));
    crowd.runFor(2000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long ended = crowd.ended;
      crowd.runFor(500);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(crowd.ended - ended).isGreaterThan(50_000);
    }
    assertThat(least).as("for more than 50 000 sequences").isLessThan(2000);
  }
}

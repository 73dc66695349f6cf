package dev.stampede.models.resilience;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.TrialResult;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.resilience.breaker.CircuitBreaker;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.budget.BudgetSpec.FilledBy;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.throttle.ThrottleSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Budgets, breakers and throttles against their closed forms, in a chain before a provider that
 * fails each attempt with a probability p. Replications says how often a right simulator would
 * fail.
 */
class PolicyTheoryTest {

  private static Sketch failing(double p, PolicySpec... chain) {
    return new Sketch()
        .lasting(900, 200)
        .intervals(900)
        .useCase("work", poisson(20))
        .provider("p", servers(1_000_000, always(0.0001)))
        .fault("p", 0, 2000, new Brownout(p, 500, 0))
        .architecture("a", List.of(chain), "p");
  }

  private static PolicySpec retry(int retries, BudgetSpec budget) {
    return new RetrySpec(
        retries,
        new BackoffSpec(0, 1, 0, new BackoffSpec.Jitter.None(), false),
        RetryAfterSpec.IGNORED,
        RetrySpec.WORTH_RETRYING,
        budget);
  }

  private static void agree(
      String name, double p, int retries, BudgetSpec budget, double load, double success) {
    Replications.of(name + " at p = " + p, failing(p, retry(retries, budget)))
        .expect("load", load, 0.0005, PolicyTheoryTest::amplification)
        .expect("success", success, 0.0005, PolicyTheoryTest::success)
        .agree();
  }

  private static double amplification(TrialResult result) {
    return Replications.first(result).attempts() / ended(result);
  }

  private static double success(TrialResult result) {
    return Replications.first(result).answers() / ended(result);
  }

  private static double ended(TrialResult result) {
    var outcomes = Replications.first(result).outcomes();
    return outcomes.offered() - outcomes.count(Outcome.UNFINISHED);
  }

  /** Load 1 + min(p / (1 - p), phi), success min(1, (1 + phi)(1 - p)); the knee is at 0.0909. */
  @ParameterizedTest
  @CsvSource({"0.05, 1.0526316, 1", "0.2, 1.1, 0.88", "0.5, 1.1, 0.55"})
  void bucketFilledByStarts(double p, double load, double success) {
    BudgetSpec bucket = new BudgetSpec.Bucket(0.1, 100, FilledBy.START);
    agree("bucket by start", p, 50, bucket, load, success);
  }

  /** Extra load r = phi (1 - p) / (1 - phi (1 - p)). */
  @ParameterizedTest
  @CsvSource({"0.2, 1.0869565, 0.8695652", "0.5, 1.0526316, 0.5263158"})
  void bucketFilledBySuccesses(double p, double load, double success) {
    BudgetSpec bucket = new BudgetSpec.Bucket(0.1, 100, FilledBy.SUCCESS);
    agree("bucket by success", p, 50, bucket, load, success);
  }

  /**
   * Retries vanish above p = ratio / (1 + ratio) = 0.0909. Success is given to four digits, so 1 is
   * missed once in a while.
   */
  @ParameterizedTest
  @CsvSource({
    "0.02, 1.0207, 1.0000",
    "0.05, 1.0519, 0.9995",
    "0.08, 1.0598, 0.9739",
    "0.1, 1.0211, 0.9197",
    "0.15, 1.0002, 0.8496",
    "0.3, 1.0000, 0.7005"
  })
  void grpcThrottle(double p, double load, double success) {
    agree("gRPC throttle", p, 3, new BudgetSpec.Grpc(10, 0.1), load, success);
  }

  @ParameterizedTest
  @CsvSource({
    "before, 0.2, 1.2402, 0.9920",
    "before, 0.3, 1.3892, 0.9727",
    "before, 0.5, 1.2013, 0.6007",
    "before, 0.9, 1.0226, 0.1021",
    "since, 0.2, 1.2418, 0.9921",
    "since, 0.3, 1.1664, 0.8160",
    "since, 0.5, 1.0705, 0.5337",
    "since, 0.9, 1.0082, 0.1012"
  })
  void awsQuota(String rules, double p, double load, double success) {
    BudgetSpec quota =
        rules.equals("before") ? BudgetSpec.Aws.BEFORE_2026 : BudgetSpec.Aws.SINCE_2026;
    agree("AWS quota " + rules + " 2026", p, 2, quota, load, success);
  }

  /** All fail, each request once and a tenth of all attempts again: 1 / (1 - 0.1). */
  @Test
  void ratioIsATenthOfAllAttempts() {
    agree("ratio", 0.999999, 3, new BudgetSpec.Ratio(0.1, nanos(60)), 1 / 0.9, 0);
  }

  /**
   * Every request deposits a fifth of a retry, and the reserve is nothing. What does not make a
   * whole retry expires: up to one in each slot, of the four that 20 requests pay for.
   */
  @Test
  void finaglesBudgetIsAFifthOfTheRequests() {
    PolicySpec retry = retry(50, new BudgetSpec.Finagle(nanos(10), 0, 0.2));
    TrialResult result = failing(0.6, retry).run();
    assertThat(amplification(result)).isBetween(1.19, 1.2);
  }

  /** E = (1 - p^N) / ((1 - p) p^N); 4 standard errors, so that one check in 16 000 fails. */
  @ParameterizedTest
  @CsvSource({"0.5, 5, 62", "0.2, 5, 3905", "0.9, 5, 6.93509", "0.5, 3, 14"})
  void breakerOfConsecutiveFailures_opensAfterItsMeanNumberOfCalls(
      double p, int consecutive, double calls) {
    SplittableRandom random = new SplittableRandom(17);
    int breakers = p < 0.5 ? 4_000 : 40_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < breakers; i++) {
      CircuitBreaker breaker = new CircuitBreaker(consecutive(consecutive, 1));
      long made = 0;
      while (breaker.tryAcquire(0)) {
        breaker.record(0, 0, random.nextDouble() < p);
        made++;
      }
      sum += made;
      squares += (double) made * made;
    }
    double mean = sum / breakers;
    double error = Math.sqrt((squares / breakers - mean * mean) / breakers);
    assertThat(mean).isBetween(calls - 4 * error, calls + 4 * error);
  }

  private static CircuitBreakerSpec consecutive(int failures, double openSeconds) {
    return new CircuitBreakerSpec(
        1,
        1,
        Long.MAX_VALUE,
        WindowType.COUNT_BASED,
        failures,
        failures,
        1,
        0,
        nanos(openSeconds),
        false);
  }

  /** Where all fail and one probe is let through, one call in each open time is made. */
  @Test
  void breakerBeforeADeadProvider_letsOneProbeThroughInItsOpenTime() {
    TrialResult result = failing(0.999999, consecutive(5, 10)).run();
    // a probe comes with the first request after the wait, on average a twentieth of a second later
    double perSecond = result.providers().get(0).attempts() / 700.0;
    assertThat(perSecond).isBetween(0.098, 0.1);
  }

  /** A backend that takes C a second sees min(R, K C), and a little more: oracles, 3.3. */
  @ParameterizedTest
  @CsvSource({"300, 2, 200", "1000, 1.1, 110"})
  void adaptiveThrottling_sendsKTimesWhatIsAccepted(double rate, double k, double sent) {
    QuotaSpec hundredPerSecond =
        new QuotaSpec(
            6000, QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, OutputCharge.METERED, nanos(1));
    PolicySpec throttle =
        new ThrottleSpec.Adaptive(k, nanos(120), Outcomes.of(Status.RATE_LIMITED));
    Sketch sketch =
        new Sketch()
            .lasting(700, 300)
            .intervals(700)
            .useCase("work", poisson(rate))
            .provider(
                new ProviderSpec(
                    "p", servers(1_000_000, always(0.01)), hundredPerSecond, 1, 0, 529, true))
            .architecture("a", List.of(throttle), "p");
    double perSecond = sketch.run().providers().get(0).attempts() / 400.0;
    assertThat(perSecond / sent).isBetween(0.99, 1.01);
  }

  /** The same with admission control: P = 1 - s / (0.95 n), capped at 80 %. */
  @Test
  void admissionControl_refusesByItsRateOfSuccess() {
    PolicySpec control =
        new ThrottleSpec.Admission(0.95, 1, 0, 0.8, nanos(30), RetrySpec.WORTH_RETRYING);
    Replications.of("admission control", failing(0.5, control))
        .expect("load", 0.5 / 0.95, 0.005, PolicyTheoryTest::amplification)
        .agree();
  }
}

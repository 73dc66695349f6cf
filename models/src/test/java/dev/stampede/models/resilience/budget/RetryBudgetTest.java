package dev.stampede.models.resilience.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.resilience.budget.BudgetSpec.FilledBy;
import dev.stampede.models.work.Status;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every budget by hand. */
class RetryBudgetTest {

  private static final long SECOND = 1_000_000_000L;

  /** Asks until it is refused, and returns how often it was not. */
  private static int paidUntilRefused(RetryBudget budget, long now, Status why) {
    int paid = 0;
    while (budget.pay(now, why) != RetryBudget.REFUSED) {
      paid++;
    }
    return paid;
  }

  @Test
  void aws_fiveHundredTokensAreAHundredOrThirtyFiveRetries() {
    AwsQuota before = new AwsQuota(BudgetSpec.Aws.BEFORE_2026);
    assertThat(paidUntilRefused(before, 0, Status.ERROR)).isEqualTo(100);
    assertThat(before.tokens()).isZero();
    AwsQuota since = new AwsQuota(BudgetSpec.Aws.SINCE_2026);
    assertThat(paidUntilRefused(since, 0, Status.ERROR)).isEqualTo(35);
    assertThat(since.tokens()).isEqualTo(10);
    assertThat(paidUntilRefused(since, 0, Status.RATE_LIMITED)).isEqualTo(2);
  }

  @Test
  void aws_pricesDependOnTheFailure_andSuccessGivesThemBack() {
    AwsQuota quota = new AwsQuota(BudgetSpec.Aws.BEFORE_2026);
    assertThat(quota.pay(0, Status.TIMEOUT)).isEqualTo(10);
    assertThat(quota.pay(0, Status.CUT)).isEqualTo(5);
    assertThat(quota.tokens()).isEqualTo(485);
    quota.succeeded(0, 10);
    assertThat(quota.tokens()).isEqualTo(495);
    quota.succeeded(0, 0); // at once
    assertThat(quota.tokens()).isEqualTo(496);
    quota.succeeded(0, 10);
    assertThat(quota.tokens()).isEqualTo(500); // it holds no more
  }

  @Test
  void grpc_stopsAtHalf() {
    RetryBudget budget = new BudgetSpec.Grpc(10, 0.1).open();
    for (int i = 0; i < 4; i++) {
      budget.failed(0);
      assertThat(budget.pay(0, Status.ERROR)).isZero(); // 9, 8, 7, 6
    }
    budget.failed(0);
    assertThat(budget.pay(0, Status.ERROR)).isEqualTo(RetryBudget.REFUSED); // 5 is not above 5
    budget.succeeded(0, 0);
    assertThat(budget.pay(0, Status.ERROR)).isZero(); // 5.1
  }

  @Test
  void grpc_neitherOwesNorHoards_andKeepsThreeDecimals() {
    RetryBudget budget = new BudgetSpec.Grpc(1, 0.0099).open();
    for (int i = 0; i < 5; i++) {
      budget.failed(0);
    }
    for (int i = 0; i < 55; i++) {
      budget.succeeded(0, 0);
    }
    assertThat(budget.pay(0, Status.ERROR)).isEqualTo(RetryBudget.REFUSED); // 55 x .009 = .495
    budget.succeeded(0, 0);
    assertThat(budget.pay(0, Status.ERROR)).isZero(); // .504
  }

  /** As a double 1.001 is a little less than 1001 thousandths, and still that many. */
  @Test
  void grpc_losesNoThousandth() {
    RetryBudget budget = new BudgetSpec.Grpc(10, 1.001).open();
    for (int i = 0; i < 7; i++) {
      budget.failed(0); // 3 are left
    }
    budget.succeeded(0, 0);
    assertThat(budget.pay(0, Status.ERROR)).isEqualTo(RetryBudget.REFUSED); // 4.001
    budget.succeeded(0, 0);
    assertThat(budget.pay(0, Status.ERROR)).isZero(); // 5.002
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "14, 3", "19, 3", "20, 4", "100, 20", "104, 20"})
  void envoy_boundsRetriesAtATime(int out, int retries) {
    RetryBudget budget = new BudgetSpec.Envoy(0.2, 3).open();
    for (int i = 0; i < out; i++) {
      budget.begins(0, true);
    }
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(retries);
    budget.released(0);
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(1);
    for (int i = 0; i < out; i++) {
      budget.ends(0);
    }
    assertThat(budget.pay(0, Status.ERROR)).isEqualTo(RetryBudget.REFUSED);
  }

  @Test
  void finagle_hasAReserveAndAFifthOfTheRequests() {
    RetryBudget budget = new BudgetSpec.Finagle(10 * SECOND, 10, 0.2).open();
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(100); // 10/s for 10 s
    for (int i = 0; i < 100; i++) {
      budget.begins(SECOND, true);
      budget.begins(SECOND, false); // retries deposit nothing
    }
    assertThat(paidUntilRefused(budget, SECOND, Status.ERROR)).isEqualTo(20);
    assertThat(budget.pay(9 * SECOND, Status.ERROR)).isEqualTo(RetryBudget.REFUSED);
    // at 10 s what was withdrawn at 0 has expired, at 11 s all has
    assertThat(paidUntilRefused(budget, 11 * SECOND, Status.ERROR)).isEqualTo(100);
  }

  @Test
  void finagle_depositsExpire() {
    RetryBudget budget = new BudgetSpec.Finagle(10 * SECOND, 0, 0.2).open();
    for (int i = 0; i < 50; i++) {
      budget.begins(0, true);
    }
    assertThat(budget.pay(9 * SECOND, Status.ERROR)).isZero();
    assertThat(budget.pay(10 * SECOND, Status.ERROR)).isEqualTo(RetryBudget.REFUSED);
  }

  @Test
  void ratio_isOfAllAttempts() {
    RetryBudget budget = new BudgetSpec.Ratio(0.1, 60 * SECOND).open();
    for (int i = 0; i < 95; i++) {
      budget.begins(0, true);
    }
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(10); // 9 are less than 9.5
    for (int i = 0; i < 10; i++) {
      budget.begins(0, false);
    }
    assertThat(budget.pay(0, Status.ERROR)).isZero(); // 10 are less than 10.5
    assertThat(budget.pay(61 * SECOND, Status.ERROR)).isEqualTo(RetryBudget.REFUSED); // 0 of 0
  }

  @Test
  void bucket_isFilledByRequestsOrBySuccesses() {
    RetryBudget byStart = new BudgetSpec.Bucket(0.25, 2, FilledBy.START).open();
    RetryBudget bySuccess = new BudgetSpec.Bucket(0.25, 2, FilledBy.SUCCESS).open();
    assertThat(paidUntilRefused(byStart, 0, Status.ERROR)).isEqualTo(2);
    assertThat(paidUntilRefused(bySuccess, 0, Status.ERROR)).isEqualTo(2);
    for (int i = 0; i < 4; i++) {
      byStart.begins(0, true);
      byStart.begins(0, false);
      byStart.succeeded(0, 0);
      bySuccess.begins(0, true);
    }
    assertThat(paidUntilRefused(byStart, 0, Status.ERROR)).isEqualTo(1);
    assertThat(bySuccess.pay(0, Status.ERROR)).isEqualTo(RetryBudget.REFUSED);
    for (int i = 0; i < 400; i++) {
      bySuccess.succeeded(0, 0);
    }
    assertThat(paidUntilRefused(bySuccess, 0, Status.ERROR)).isEqualTo(2); // it holds no more
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        spec("budget_percent", () -> new BudgetSpec.Envoy(-0.1, 3)),
        spec("budget_percent", () -> new BudgetSpec.Envoy(1.1, 3)),
        spec("min_retry_concurrency", () -> new BudgetSpec.Envoy(0.2, -1)),
        spec("max_tokens", () -> new BudgetSpec.Grpc(0, 1)),
        spec("max_tokens", () -> new BudgetSpec.Grpc(1001, 1)),
        spec("token_ratio", () -> new BudgetSpec.Grpc(10, 0)),
        spec("token_ratio", () -> new BudgetSpec.Grpc(10, 1000.1)),
        spec("ttl", () -> new BudgetSpec.Finagle(0, 1, 1)),
        spec("min_retries_per_sec", () -> new BudgetSpec.Finagle(1, -1, 1)),
        spec("percent_can_retry", () -> new BudgetSpec.Finagle(1, 1, 0)),
        spec("percent_can_retry", () -> new BudgetSpec.Finagle(1, 1, 1000.1)),
        spec("capacity", () -> new BudgetSpec.Aws(0, 1, 1, 1)),
        spec("cost", () -> new BudgetSpec.Aws(1, -1, 1, 1)),
        spec("timeout_cost", () -> new BudgetSpec.Aws(1, 1, -1, 1)),
        spec("throttling_cost", () -> new BudgetSpec.Aws(1, 1, 1, -1)),
        spec("share", () -> new BudgetSpec.Ratio(1.1, 1)),
        spec("window", () -> new BudgetSpec.Ratio(0.1, 0)),
        spec("fill", () -> new BudgetSpec.Bucket(0, 1, FilledBy.START)),
        spec("fill", () -> new BudgetSpec.Bucket(1000.1, 1, FilledBy.START)),
        spec("capacity", () -> new BudgetSpec.Bucket(1, 0, FilledBy.START)),
        spec("capacity", () -> new BudgetSpec.Bucket(1, 1_000_001, FilledBy.START)));
  }

  private static Arguments spec(String field, Supplier<BudgetSpec> spec) {
    return Arguments.of(field, spec);
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("outOfRange")
  void specs_rejectWhatIsOutOfRange(String field, Supplier<BudgetSpec> spec) {
    assertThatIllegalArgumentException()
        .isThrownBy(spec::get)
        .withMessageStartingWith(field + " (");
  }

  /** At the ends of the ranges nothing overflows: the least refuses, the most does not. */
  @Test
  void specs_mayLieAtTheEndsOfTheirRanges() {
    assertThat(
            Stream.of(
                new BudgetSpec.Envoy(0, 0),
                new BudgetSpec.Finagle(SECOND, 0, 0.001),
                new BudgetSpec.Ratio(0, 1)))
        .allSatisfy(
            least -> assertThat(least.open().pay(0, Status.ERROR)).isEqualTo(RetryBudget.REFUSED));
    assertThat(
            Stream.of(
                new BudgetSpec.Grpc(1, 0.001),
                new BudgetSpec.Grpc(1000, 1000),
                new BudgetSpec.Finagle(SECOND, 1, 1000),
                new BudgetSpec.Aws(1, 0, 0, 0),
                new BudgetSpec.Bucket(1e-6, 1, FilledBy.START),
                new BudgetSpec.Bucket(1000, 1_000_000, FilledBy.START)))
        .allSatisfy(most -> assertThat(most.open().pay(0, Status.ERROR)).isNotNegative());
    RetryBudget all = new BudgetSpec.Envoy(1, 0).open();
    all.begins(0, true);
    assertThat(all.pay(0, Status.ERROR)).isZero();
  }

  /** One more fits exactly: 5 s of 0.2 a second, and a balance of nothing. */
  @Test
  void finagle_reserveIsOfTheWholeTime() {
    RetryBudget budget = new BudgetSpec.Finagle(5 * SECOND, 0.2, 1).open();
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(1);
    budget.begins(0, true);
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(1); // share 1: one for one
  }

  /** An eighth of 32 is four: with those the share is reached. */
  @Test
  void ratio_isRefusedWhereItIsReached() {
    RetryBudget budget = new BudgetSpec.Ratio(0.125, 60 * SECOND).open();
    for (int i = 0; i < 32; i++) {
      budget.begins(0, true);
    }
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(4);
  }

  @Test
  void bucket_countsMillionthsOfARetry() {
    RetryBudget budget = new BudgetSpec.Bucket(0.999999, 1, FilledBy.START).open();
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(1);
    budget.begins(0, true);
    assertThat(budget.pay(0, Status.ERROR)).isEqualTo(RetryBudget.REFUSED);
    budget.begins(0, true);
    assertThat(paidUntilRefused(budget, 0, Status.ERROR)).isEqualTo(1); // it holds no more
  }
}

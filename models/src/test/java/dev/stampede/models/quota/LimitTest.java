package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.RefusalSpec.RetryAfter;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What calls cost under limits of every kind, and how those refuse, worked by hand. */
class LimitTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private static LimiterSpec rate(Algorithm algorithm, long limit, long evaluationSeconds) {
    return new LimiterSpec.Rate(algorithm, limit, MINUTE, MINUTE, evaluationSeconds * SECOND);
  }

  private static LimitSpec limit(Meter meter, LimiterSpec limiter, Reserve reserve) {
    return limit(meter, limiter, reserve, true, true, 1, 1, false, RefusalSpec.RATE_LIMITED);
  }

  private static LimitSpec limit(
      Meter meter,
      LimiterSpec limiter,
      Reserve reserve,
      boolean settles,
      boolean weightsReservations,
      double cachedWeight,
      double outputWeight,
      boolean chargesRejected,
      RefusalSpec refusal) {
    return new LimitSpec(
        meter.name(),
        meter,
        limiter,
        reserve,
        settles,
        weightsReservations,
        cachedWeight,
        outputWeight,
        chargesRejected,
        refusal);
  }

  private static Quota quota(LimitSpec... limits) {
    return new Quota(new QuotaSpec(List.of(limits), List.of()));
  }

  private static Usage call(int input, int cached, int max, int output) {
    Usage usage = new Usage(new Price(2, 0.5, 10));
    usage.inputTokens = input;
    usage.cachedInputTokens = cached;
    usage.maxTokens = max;
    usage.outputTokens = output;
    return usage;
  }

  private static boolean admits(Quota quota, long now, Usage usage) {
    return quota.admit(now, usage) == Quota.ADMITTED;
  }

  private static int admitted(Quota quota, long now, Usage usage) {
    int count = 0;
    while (admits(quota, now, usage)) {
      count++;
    }
    return count;
  }

  @Test
  void totalTokens_areReservedWithMaxTokensAndSettled() {
    Quota quota =
        quota(limit(Meter.TOTAL_TOKENS, rate(Algorithm.TOKEN_BUCKET, 600, 0), Reserve.MAX_TOKENS));
    assertThat(admits(quota, 0, call(100, 0, 400, 0))).isTrue(); // 100 left
    assertThat(admits(quota, 0, call(50, 0, 60, 0))).isFalse();
    assertThat(quota.waitNanos()).isEqualTo(SECOND);
    quota.settle(0, 0, call(100, 0, 400, 150)); // 250 back
    assertThat(admits(quota, 0, call(300, 0, 50, 0))).isTrue();
    assertThat(admits(quota, 0, call(1, 0, 0, 0))).isFalse();
  }

  @Test
  void withoutSettlement_theReservationStays() {
    Quota quota =
        quota(
            limit(
                Meter.TOTAL_TOKENS,
                rate(Algorithm.FIXED_WINDOW, 600, 0),
                Reserve.MAX_TOKENS,
                false,
                true,
                1,
                1,
                false,
                RefusalSpec.RATE_LIMITED));
    assertThat(admits(quota, 0, call(100, 0, 400, 0))).isTrue();
    quota.settle(0, 0, call(100, 0, 400, 1));
    assertThat(admits(quota, 0, call(101, 0, 0, 0))).isFalse();
    assertThat(quota.waitNanos()).isEqualTo(MINUTE);
  }

  /** As Bedrock has it: every token reserved as one, answers settled at five, cached input at 0. */
  @Test
  void weights_mayCountAtTheEndOnly() {
    Quota quota =
        quota(
            limit(
                Meter.TOTAL_TOKENS,
                rate(Algorithm.TOKEN_BUCKET, 6000, 0),
                Reserve.MAX_TOKENS,
                true,
                false,
                0,
                5,
                false,
                RefusalSpec.RATE_LIMITED));
    assertThat(admits(quota, 0, call(1000, 800, 4000, 0))).isTrue(); // 1000 left
    assertThat(admits(quota, 0, call(1001, 0, 0, 0))).isFalse();
    quota.settle(0, 0, call(1000, 800, 4000, 700)); // used 200 + 5 x 700 = 3700, 1300 back
    assertThat(admits(quota, 0, call(2301, 0, 0, 0))).isFalse();
    assertThat(admits(quota, 0, call(2300, 0, 0, 0))).isTrue();
  }

  @Test
  void answersBeyondTheReservation_overdraw() {
    Quota quota =
        quota(
            limit(
                Meter.TOTAL_TOKENS, rate(Algorithm.TOKEN_BUCKET, 600, 0), Reserve.INPUT_ESTIMATE));
    assertThat(admits(quota, 0, call(500, 0, 9999, 0))).isTrue();
    quota.settle(0, 0, call(500, 0, 9999, 200)); // 100 owed
    assertThat(admits(quota, 0, call(1, 0, 1, 0))).isFalse();
    assertThat(quota.waitNanos()).isEqualTo(101 * SECOND / 10);
  }

  @Test
  void cachedInput_countsItsWeight() {
    Quota quota =
        quota(
            limit(
                Meter.INPUT_TOKENS,
                rate(Algorithm.TOKEN_BUCKET, 600, 0),
                Reserve.INPUT_ESTIMATE,
                true,
                true,
                0.1,
                1,
                false,
                RefusalSpec.RATE_LIMITED));
    assertThat(admitted(quota, 0, call(1100, 1000, 0, 0))).isEqualTo(3); // 200 each
  }

  @Test
  void concurrency_isGivenBackAtTheEnd_andKnowsNoTime() {
    Quota quota = quota(limit(Meter.CONCURRENCY, new LimiterSpec.Concurrency(2), Reserve.NONE));
    assertThat(admitted(quota, 0, call(1, 0, 1, 0))).isEqualTo(2);
    assertThat(RefusalSpec.RATE_LIMITED.retryAfterNanos(quota.waitNanos()))
        .isEqualTo(Answer.NO_RETRY_AFTER);
    quota.settle(SECOND, 0, call(1, 0, 1, 1));
    assertThat(admitted(quota, SECOND, call(1, 0, 1, 0))).isEqualTo(1);
  }

  /** Nothing is reserved: whoever comes while anything is left may use all of it, and more. */
  @Test
  void meteredInput_isCountedAtTheEnd() {
    Quota quota =
        quota(limit(Meter.INPUT_TOKENS, rate(Algorithm.TOKEN_BUCKET, 600, 0), Reserve.NONE));
    assertThat(admits(quota, 0, call(1000, 0, 1, 0))).isTrue();
    assertThat(admits(quota, 0, call(1000, 0, 1, 0))).isTrue();
    quota.settle(0, 0, call(1000, 0, 1, 1));
    assertThat(admits(quota, 0, call(1, 0, 1, 0))).isFalse(); // 400 owed, ten refilled a second
    assertThat(quota.waitNanos()).isEqualTo(401 * SECOND / 10);
  }

  @Test
  void concurrency_isGivenBack_evenWhereNothingIsSettled() {
    Quota quota =
        quota(
            limit(
                Meter.CONCURRENCY,
                new LimiterSpec.Concurrency(1),
                Reserve.NONE,
                false,
                true,
                1,
                1,
                false,
                RefusalSpec.RATE_LIMITED));
    assertThat(admitted(quota, 0, call(1, 0, 1, 0))).isEqualTo(1);
    quota.settle(SECOND, 0, call(1, 0, 1, 1));
    assertThat(admitted(quota, SECOND, call(1, 0, 1, 0))).isEqualTo(1);
  }

  @Test
  void refusal_isWhatItsHttpStatusSays_unlessItIsTerminal() {
    assertThat(new RefusalSpec(429, "no", RetryAfter.NONE, 1, 1, false).status())
        .isEqualTo(Status.RATE_LIMITED);
    assertThat(new RefusalSpec(429, "no", RetryAfter.NONE, 1, 1, true).status())
        .isEqualTo(Status.QUOTA_EXHAUSTED);
  }

  @Test
  void spending_isCountedWhenItIsDone_andEnds() {
    RefusalSpec terminal = new RefusalSpec(429, "cap", RetryAfter.EXACT, 1, 1, true);
    LimiterSpec cents = new LimiterSpec.Rate(Algorithm.FIXED_WINDOW, 5_000_000, MINUTE, MINUTE, 0);
    Quota quota =
        quota(
            limit(Meter.REQUESTS, rate(Algorithm.TOKEN_BUCKET, 3, 0), Reserve.NONE),
            limit(Meter.SPEND, cents, Reserve.NONE, true, true, 1, 1, false, terminal));
    Usage call = call(1000, 200, 900, 200); // 1600 + 100 + 2000 millionths of a dollar
    assertThat(call.costNanos()).isEqualTo(3_700_000);
    assertThat(admits(quota, 0, call)).isTrue();
    quota.settle(0, 0, call);
    assertThat(admits(quota, 0, call)).isTrue(); // 1.3 of 5 thousandths left
    quota.settle(0, 0, call);
    assertThat(quota.admit(0, call)).isEqualTo(1);
    assertThat(quota.refusal(1).status()).isEqualTo(Status.QUOTA_EXHAUSTED);
    assertThat(quota.refusal(1).retryAfterNanos(quota.waitNanos()))
        .isEqualTo(Answer.NO_RETRY_AFTER);
    assertThat(admits(quota, MINUTE, call)).isTrue();
    assertThat(call(1000, 0, 900, Usage.NO_ANSWER).costNanos()).isZero(); // nothing to pay
    assertThat(call(1000, 0, 900, 0).costNanos()).isEqualTo(2_000_000); // an empty one
  }

  @Test
  void terminalLimit_isNamedBeforeALongerWait() {
    RefusalSpec terminal = new RefusalSpec(402, "cap", RetryAfter.NONE, 1, 1, true);
    Quota quota =
        quota(
            limit(Meter.INPUT_TOKENS, rate(Algorithm.TOKEN_BUCKET, 60, 0), Reserve.INPUT_ESTIMATE),
            limit(
                Meter.REQUESTS,
                new LimiterSpec.Rate(Algorithm.TOKEN_BUCKET, 60, MINUTE, SECOND, 0),
                Reserve.NONE,
                true,
                true,
                1,
                1,
                false,
                terminal));
    assertThat(admits(quota, 0, call(60, 0, 1, 0))).isTrue();
    assertThat(quota.admit(0, call(60, 0, 1, 0))).isEqualTo(1);
    assertThat(quota.waitNanos()).isEqualTo(SECOND);
  }

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"TOKEN_BUCKET", "GCRA", "FIXED_WINDOW", "SLIDING_WINDOW"})
  void refusedCalls_mayBeCharged(Algorithm algorithm) {
    for (boolean charged : new boolean[] {false, true}) {
      Quota quota =
          quota(
              limit(
                  Meter.INPUT_TOKENS,
                  rate(algorithm, 600, 0),
                  Reserve.INPUT_ESTIMATE,
                  true,
                  true,
                  1,
                  1,
                  charged,
                  RefusalSpec.RATE_LIMITED));
      assertThat(admits(quota, 0, call(500, 0, 0, 0))).isTrue();
      assertThat(admits(quota, 0, call(200, 0, 0, 0))).isFalse();
      assertThat(admits(quota, 0, call(1, 0, 0, 0))).isEqualTo(!charged);
    }
  }

  @Test
  void fixedWindow_letsTwiceTheLimitThroughAroundItsEnd() {
    Quota quota = quota(limit(Meter.REQUESTS, rate(Algorithm.FIXED_WINDOW, 100, 0), Reserve.NONE));
    Usage call = call(1, 0, 1, 0);
    assertThat(admitted(quota, 59 * SECOND, call)).isEqualTo(100);
    assertThat(quota.waitNanos()).isEqualTo(SECOND); // everybody comes back at once
    assertThat(admitted(quota, 61 * SECOND, call)).isEqualTo(100); // 200 within 2 s
    assertThat(admitted(quota, 119 * SECOND, call)).isZero();
  }

  @Test
  void slidingWindow_doesNot() {
    Quota quota =
        quota(limit(Meter.REQUESTS, rate(Algorithm.SLIDING_WINDOW, 100, 0), Reserve.NONE));
    Usage call = call(1, 0, 1, 0);
    assertThat(admitted(quota, 59 * SECOND, call)).isEqualTo(100);
    assertThat(quota.waitNanos()).isEqualTo(SECOND + 600_000_000L); // 99 in reach at 60.6 s
    assertThat(admitted(quota, 61 * SECOND, call)).isEqualTo(1);
    assertThat(admitted(quota, 90 * SECOND, call)).isEqualTo(49); // 50 in reach, and 1 new
  }

  @Test
  void leakyBucket_letsTheLastOneOverTheBrim() {
    Quota quota =
        quota(limit(Meter.TOTAL_TOKENS, rate(Algorithm.LEAKY_BUCKET, 600, 0), Reserve.MAX_TOKENS));
    assertThat(admits(quota, 0, call(300, 0, 299, 0))).isTrue();
    assertThat(admits(quota, 0, call(500, 0, 501, 0))).isTrue(); // 599 is below 600
    assertThat(admits(quota, 0, call(1, 0, 1, 0))).isFalse(); // 1600, and 10 a second leave
    assertThat(quota.waitNanos()).isBetween(100 * SECOND, 100 * SECOND + 1);
  }

  @Test
  void shortWindows_boundBursts() {
    Quota quota = quota(limit(Meter.REQUESTS, rate(Algorithm.FIXED_WINDOW, 100, 1), Reserve.NONE));
    Usage call = call(1, 0, 1, 0);
    assertThat(admitted(quota, 0, call)).isEqualTo(2); // 100 / 60, rounded up
    assertThat(quota.waitNanos()).isEqualTo(SECOND);
    int rest = 0;
    for (long second = 1; second < 60; second++) {
      rest += admitted(quota, second * SECOND, call);
    }
    assertThat(rest).isEqualTo(98); // no more than 100 in all
  }

  @Test
  void acceleration_cutsAJumpToARamp() {
    LimiterSpec ramp = new LimiterSpec.Acceleration(10, 10, 2, 10 * SECOND);
    Quota quota = quota(limit(Meter.REQUESTS, ramp, Reserve.NONE));
    Usage call = call(1, 0, 1, 0);
    assertThat(admitted(quota, 0, call)).isEqualTo(100); // 10/s in a slice of ten seconds
    assertThat(quota.waitNanos()).isEqualTo(10 * SECOND);
    assertThat(admitted(quota, 10 * SECOND, call)).isEqualTo(200);
    assertThat(admitted(quota, 20 * SECOND, call)).isEqualTo(400);
    assertThat(admits(quota, 35 * SECOND, call)).isTrue(); // one in this slice
    assertThat(admitted(quota, 40 * SECOND, call)).isEqualTo(400); // down by half, not to 2
    assertThat(admitted(quota, 99 * SECOND, call)).isEqualTo(100); // four empty slices
  }

  @Test
  void retryAfter_isExactRoundedFixedOrNone() {
    long wait = 1_234_567_890L;
    assertThat(refusal(RetryAfter.EXACT, 1).retryAfterNanos(wait)).isEqualTo(wait);
    assertThat(refusal(RetryAfter.EXACT, SECOND).retryAfterNanos(wait)).isEqualTo(2 * SECOND);
    assertThat(refusal(RetryAfter.EXACT, SECOND).retryAfterNanos(SECOND)).isEqualTo(SECOND);
    assertThat(refusal(RetryAfter.EXACT, 1).retryAfterNanos(Limiter.NEVER)).isEqualTo(MINUTE);
    assertThat(refusal(RetryAfter.FIXED, 1).retryAfterNanos(wait)).isEqualTo(7 * SECOND);
    assertThat(refusal(RetryAfter.NONE, 1).retryAfterNanos(wait)).isEqualTo(Answer.NO_RETRY_AFTER);
  }

  private static RefusalSpec refusal(RetryAfter form, long roundNanos) {
    return new RefusalSpec(429, "no", form, 7 * SECOND, roundNanos, false);
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void scale_changesTheLimitAndKeepsWhatIsUsed(Algorithm algorithm) {
    Limiter limiter = rate(algorithm, 600, 0).limiter();
    limiter.take(0, 200);
    limiter.scale(0, 0.5);
    assertThat(limiter.nanosUntil(0, 100)).isZero();
    limiter.take(0, 100);
    assertThat(limiter.nanosUntil(0, 1)).isPositive();
    limiter.scale(0, 1);
    assertThat(limiter.nanosUntil(0, 300)).isZero();
    limiter.take(0, 300);
    assertThat(limiter.nanosUntil(0, 1)).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void scale_holdsWhatHasTooManyDigitsForABucket(Algorithm algorithm) {
    Limiter limiter = rate(algorithm, 1_000_000_000, 0).limiter();
    limiter.scale(0, 1 / 3.0);
    assertThat(limiter.nanosUntil(0, 333_333_333)).isZero();
    limiter.take(0, 333_333_333);
    assertThat(limiter.nanosUntil(0, 3_333_333)).isPositive();
    assertThat(limiter.nanosUntil(2 * MINUTE, 333_330_000)).isZero();
  }

  @Test
  void scale_worksOnSlotsAndRamps_butNotOnWhatIsShared() {
    Limiter slots = new LimiterSpec.Concurrency(4).limiter();
    slots.take(0, 2);
    slots.scale(0, 0.5);
    assertThat(slots.nanosUntil(0, 1)).isEqualTo(Limiter.UNKNOWN);
    Limiter ramp = new LimiterSpec.Acceleration(10, 10, 2, 10 * SECOND).limiter();
    ramp.take(0, 60);
    ramp.scale(0, 0.5);
    assertThat(ramp.nanosUntil(0, 1)).isPositive();
    LimitSpec one = limit(Meter.REQUESTS, rate(Algorithm.TOKEN_BUCKET, 4, 0), Reserve.NONE);
    QuotaSpec.Shared common = new QuotaSpec.Shared("common", List.of(one));
    Quota quota = new SharedQuotas().open(new QuotaSpec(List.of(), List.of(common)), 1)[0];
    quota.scale(0, 0.5);
    assertThat(admitted(quota, 0, call(1, 0, 1, 0))).isEqualTo(4);
  }

  @Test
  void sharedLimits_areOneForEachTenant() {
    LimitSpec three = limit(Meter.REQUESTS, rate(Algorithm.TOKEN_BUCKET, 3, 0), Reserve.NONE);
    LimitSpec two = limit(Meter.REQUESTS, rate(Algorithm.TOKEN_BUCKET, 2, 0), Reserve.NONE);
    QuotaSpec.Shared common = new QuotaSpec.Shared("common", List.of(three));
    SharedQuotas shared = new SharedQuotas();
    Quota[] here = shared.open(new QuotaSpec(List.of(two), List.of(common)), 2);
    Quota[] there = shared.open(new QuotaSpec(List.of(), List.of(common)), 2);
    Usage call = call(1, 0, 1, 0);
    assertThat(admitted(here[0], 0, call)).isEqualTo(2); // its own
    assertThat(admitted(there[0], 0, call)).isEqualTo(1); // what is left of the common three
    assertThat(admitted(there[1], 0, call)).isEqualTo(3); // another tenant
    assertThat(here[1].admit(0, call)).isEqualTo(1);
  }

  @Test
  void specs_rejectWhatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limit(Meter.CONCURRENCY, rate(Algorithm.GCRA, 1, 0), Reserve.NONE))
        .withMessageStartingWith("algorithm (");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rate(Algorithm.GCRA, 1, 61))
        .withMessageStartingWith("evaluation_window (");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LimiterSpec.Acceleration(1, 1, 1, MINUTE))
        .withMessageStartingWith("growth (1.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Price(1, -1, 1))
        .withMessageStartingWith("cached_input (-1.0)");
  }
}

package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.LimiterSpec.Rate;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = TokenBucket.MINUTE_NANOS;

  private static Quota quota(long rpm, long itpm, long otpm, OutputCharge charge) {
    return new Quota(new QuotaSpec(rpm, itpm, otpm, charge, MINUTE));
  }

  private static long admit(Quota quota, long now, int inputTokens, int maxTokens) {
    Usage usage = new Usage(Price.FREE);
    usage.inputTokens = inputTokens;
    usage.maxTokens = maxTokens;
    return quota.admit(now, usage) == Quota.ADMITTED ? 0 : quota.waitNanos();
  }

  private static void settle(Quota quota, long now, int maxTokens, int outputTokens) {
    Usage usage = new Usage(Price.FREE);
    usage.maxTokens = maxTokens;
    usage.outputTokens = outputTokens;
    quota.settle(now, 0, usage);
  }

  @Test
  void noQuota_admitsAll() {
    Quota quota = new Quota(QuotaSpec.NONE);
    for (int i = 0; i < 1000; i++) {
      assertThat(admit(quota, 0, Integer.MAX_VALUE, Integer.MAX_VALUE)).isZero();
      settle(quota, 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
  }

  @Test
  void requests_areCounted() {
    Quota quota = quota(2, QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, OutputCharge.METERED);
    assertThat(admit(quota, 0, 1, 1)).isZero();
    assertThat(admit(quota, 0, 1, 1)).isZero();
    assertThat(admit(quota, 0, 1, 1)).isEqualTo(30 * SECOND); // two a minute
    assertThat(admit(quota, 30 * SECOND, 1, 1)).isZero();
  }

  @Test
  void wait_isThatOfTheScarcest() {
    Quota quota = quota(60, 600, QuotaSpec.UNLIMITED, OutputCharge.METERED);
    assertThat(admit(quota, 0, 600, 1)).isZero();
    assertThat(admit(quota, 0, 100, 1)).isEqualTo(10 * SECOND); // 59 requests left, no input
  }

  @Test
  void refusedCall_takesNothing() {
    Quota quota = quota(60, 600, QuotaSpec.UNLIMITED, OutputCharge.METERED);
    assertThat(admit(quota, 0, 500, 1)).isZero();
    for (int i = 0; i < 1000; i++) {
      assertThat(admit(quota, 0, 200, 1)).isEqualTo(10 * SECOND);
    }
    for (int i = 0; i < 59; i++) { // all other requests and the 100 tokens are still there
      assertThat(admit(quota, 0, i < 10 ? 10 : 0, 1)).isZero();
    }
    assertThat(admit(quota, 0, 0, 1)).isEqualTo(SECOND);
  }

  @Test
  void callAboveTheBurst_isNeverAdmitted() {
    Quota quota =
        new Quota(
            new QuotaSpec(
                QuotaSpec.UNLIMITED, 600, QuotaSpec.UNLIMITED, OutputCharge.METERED, 10 * SECOND));
    assertThat(admit(quota, 0, 101, 1)).isEqualTo(TokenBucket.NEVER); // a burst is 100
    assertThat(admit(quota, 0, 100, 1)).isZero();
  }

  @Test
  void metered_ignoresMaxTokensAndMayOverdraw() {
    Quota quota = quota(QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, 600, OutputCharge.METERED);
    assertThat(admit(quota, 0, 1, 1_000_000)).isZero();
    assertThat(admit(quota, 0, 1, 1_000_000)).isZero(); // nothing is charged before it is made
    settle(quota, 0, 1_000_000, 700); // 100 owed
    assertThat(admit(quota, 0, 1, 1)).isEqualTo(101 * SECOND / 10);
    settle(quota, 5 * SECOND, 1_000_000, 0);
    assertThat(admit(quota, 10 * SECOND, 1, 1)).isEqualTo(SECOND / 10);
  }

  @Test
  void reserved_chargesMaxTokensAndGivesTheRestBack() {
    Quota quota = quota(QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, 600, OutputCharge.RESERVED);
    assertThat(admit(quota, 0, 1, 400)).isZero();
    assertThat(admit(quota, 0, 1, 400)).isEqualTo(20 * SECOND); // 200 left, 10 a second
    settle(quota, 0, 400, 150); // 250 back
    assertThat(admit(quota, 0, 1, 400)).isZero(); // 450 there
    settle(quota, 0, 400, 0); // refused inside: all back
    assertThat(admit(quota, 0, 1, 450)).isZero();
    assertThat(admit(quota, 0, 1, 1)).isEqualTo(SECOND / 10);
  }

  @Test
  void reserved_neverHoldsMoreThanABurst() {
    Quota quota = quota(QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, 600, OutputCharge.RESERVED);
    assertThat(admit(quota, 0, 1, 600)).isZero();
    settle(quota, 60 * SECOND, 600, 0); // full again by then
    assertThat(admit(quota, 60 * SECOND, 1, 600)).isZero();
    assertThat(admit(quota, 60 * SECOND, 1, 1)).isEqualTo(SECOND / 10);
  }

  @Test
  void spec_rejectsLimitsThatAreNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quota(0, 1, 1, OutputCharge.METERED))
        .withMessageStartingWith("rpm (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quota(1, -1, 1, OutputCharge.METERED))
        .withMessageStartingWith("itpm (-1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quota(1, 1, 0, OutputCharge.METERED))
        .withMessageStartingWith("otpm (0)");
  }

  private static LimitSpec requests(String name, LimiterSpec limiter, boolean terminal) {
    return new LimitSpec(
        name,
        Meter.REQUESTS,
        limiter,
        Reserve.NONE,
        true,
        true,
        1,
        1,
        false,
        new RefusalSpec(429, name, RefusalSpec.RetryAfter.EXACT, 1, 1, terminal));
  }

  /** One call in a time. */
  private static LimitSpec oneIn(String name, long seconds, boolean terminal) {
    long per = seconds * SECOND;
    return requests(name, new Rate(Algorithm.FIXED_WINDOW, 1, per, per, 0), terminal);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 9, false, 7, 0", // the longer wait
    "false, 7, false, 9, 1",
    "false, 9, false, 9, 0", // the first of equals
    "true, 7, false, 9, 0", // a terminal one, whatever its wait
    "false, 9, true, 7, 1",
    "true, 7, true, 9, 1",
    "true, 9, true, 7, 0"
  })
  void refuser_isATerminalLimit_orElseTheOneWithTheLongestWait(
      boolean firstEnds, long firstWait, boolean secondEnds, long secondWait, int refuser) {
    LimitSpec first = oneIn("first", firstWait, firstEnds);
    LimitSpec second = oneIn("second", secondWait, secondEnds);
    Quota quota = new Quota(new QuotaSpec(List.of(first, second), List.of()));
    Usage call = new Usage(Price.FREE);
    assertThat(quota.admit(0, call)).isEqualTo(Quota.ADMITTED);
    assertThat(quota.admit(0, call)).isEqualTo(refuser);
    assertThat(quota.refusal(refuser)).isEqualTo((refuser == 0 ? first : second).refusal());
    assertThat(quota.waitNanos()).isEqualTo((refuser == 0 ? firstWait : secondWait) * SECOND);
  }

  /** Of two leaky buckets as queues, a call waits in both at once. */
  @Test
  void delay_isTheLongestOfAllLimits() {
    Rate aSecond = new Rate(Algorithm.LEAKY_BUCKET_QUEUE, 60, MINUTE, MINUTE, 0);
    Rate fiveSeconds = new Rate(Algorithm.LEAKY_BUCKET_QUEUE, 12, MINUTE, MINUTE, 0);
    Quota quota =
        new Quota(
            new QuotaSpec(
                List.of(requests("5 s", fiveSeconds, false), requests("1 s", aSecond, false)),
                List.of()));
    Usage call = new Usage(Price.FREE);
    assertThat(quota.admit(0, call)).isEqualTo(Quota.ADMITTED);
    assertThat(quota.delayNanos()).isZero();
    assertThat(quota.admit(0, call)).isEqualTo(Quota.ADMITTED);
    assertThat(quota.delayNanos()).isEqualTo(5 * SECOND);
    assertThat(quota.admit(10 * SECOND, call)).isEqualTo(Quota.ADMITTED);
    assertThat(quota.delayNanos()).isZero(); // both have drained
  }

  @Test
  void scale_isOfItsOwnLimits() {
    Quota quota = quota(10, 600, QuotaSpec.UNLIMITED, OutputCharge.METERED);
    quota.scale(0, 0.5);
    assertThat(admit(quota, 0, 301, 1)).isEqualTo(Limiter.NEVER);
    for (int i = 0; i < 5; i++) {
      assertThat(admit(quota, 0, 1, 1)).isZero();
    }
    assertThat(admit(quota, 0, 1, 1)).isEqualTo(12 * SECOND); // five a minute
  }
}

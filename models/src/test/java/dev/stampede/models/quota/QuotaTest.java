package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import org.junit.jupiter.api.Test;

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
}

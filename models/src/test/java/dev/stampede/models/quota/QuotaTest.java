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

  @Test
  void noQuota_admitsAll() {
    Quota quota = new Quota(QuotaSpec.NONE);
    for (int i = 0; i < 1000; i++) {
      assertThat(quota.admit(0, Integer.MAX_VALUE, Integer.MAX_VALUE)).isZero();
      quota.settle(0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
  }

  @Test
  void requests_areCounted() {
    Quota quota = quota(2, QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, OutputCharge.METERED);
    assertThat(quota.admit(0, 1, 1)).isZero();
    assertThat(quota.admit(0, 1, 1)).isZero();
    assertThat(quota.admit(0, 1, 1)).isEqualTo(30 * SECOND); // two a minute
    assertThat(quota.admit(30 * SECOND, 1, 1)).isZero();
  }

  @Test
  void wait_isThatOfTheScarcest() {
    Quota quota = quota(60, 600, QuotaSpec.UNLIMITED, OutputCharge.METERED);
    assertThat(quota.admit(0, 600, 1)).isZero();
    assertThat(quota.admit(0, 100, 1)).isEqualTo(10 * SECOND); // 59 requests left, no input
  }

  @Test
  void refusedCall_takesNothing() {
    Quota quota = quota(60, 600, QuotaSpec.UNLIMITED, OutputCharge.METERED);
    assertThat(quota.admit(0, 500, 1)).isZero();
    for (int i = 0; i < 1000; i++) {
      assertThat(quota.admit(0, 200, 1)).isEqualTo(10 * SECOND);
    }
    for (int i = 0; i < 59; i++) { // all other requests and the 100 tokens are still there
      assertThat(quota.admit(0, i < 10 ? 10 : 0, 1)).isZero();
    }
    assertThat(quota.admit(0, 0, 1)).isEqualTo(SECOND);
  }

  @Test
  void callAboveTheBurst_isNeverAdmitted() {
    Quota quota =
        new Quota(
            new QuotaSpec(
                QuotaSpec.UNLIMITED, 600, QuotaSpec.UNLIMITED, OutputCharge.METERED, 10 * SECOND));
    assertThat(quota.admit(0, 101, 1)).isEqualTo(TokenBucket.NEVER); // a burst is 100
    assertThat(quota.admit(0, 100, 1)).isZero();
  }

  @Test
  void metered_ignoresMaxTokensAndMayOverdraw() {
    Quota quota = quota(QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, 600, OutputCharge.METERED);
    assertThat(quota.admit(0, 1, 1_000_000)).isZero();
    assertThat(quota.admit(0, 1, 1_000_000)).isZero(); // nothing is charged before it is made
    quota.settle(0, 1_000_000, 700); // 100 owed
    assertThat(quota.admit(0, 1, 1)).isEqualTo(101 * SECOND / 10);
    quota.settle(5 * SECOND, 1_000_000, 0);
    assertThat(quota.admit(10 * SECOND, 1, 1)).isEqualTo(SECOND / 10);
  }

  @Test
  void reserved_chargesMaxTokensAndGivesTheRestBack() {
    Quota quota = quota(QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, 600, OutputCharge.RESERVED);
    assertThat(quota.admit(0, 1, 400)).isZero();
    assertThat(quota.admit(0, 1, 400)).isEqualTo(20 * SECOND); // 200 left, 10 a second
    quota.settle(0, 400, 150); // 250 back
    assertThat(quota.admit(0, 1, 400)).isZero(); // 450 there
    quota.settle(0, 400, 0); // refused inside: all back
    assertThat(quota.admit(0, 1, 450)).isZero();
    assertThat(quota.admit(0, 1, 1)).isEqualTo(SECOND / 10);
  }

  @Test
  void reserved_neverHoldsMoreThanABurst() {
    Quota quota = quota(QuotaSpec.UNLIMITED, QuotaSpec.UNLIMITED, 600, OutputCharge.RESERVED);
    assertThat(quota.admit(0, 1, 600)).isZero();
    quota.settle(60 * SECOND, 600, 0); // full again by then
    assertThat(quota.admit(60 * SECOND, 1, 600)).isZero();
    assertThat(quota.admit(60 * SECOND, 1, 1)).isEqualTo(SECOND / 10);
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

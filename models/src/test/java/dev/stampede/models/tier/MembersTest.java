package dev.stampede.models.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.market.MarketSpec;
import org.junit.jupiter.api.Test;

/** Who of a market's customers has a session, by hand. */
class MembersTest {

  private static Members members(double users, Distribution life, double signedIn) {
    return new Members(new MarketSpec.Sessions(users, life, signedIn));
  }

  /** Behind a closed door the backlog is the rate of expiries times the time it is shut. */
  @Test
  void closedDoor_keepsTheRateOfExpiriesTimesItsTime() {
    Members members = members(36_000, new Distribution.Constant(3600), 1);
    for (int t = 1; t <= 600; t++) {
      members.pass(1);
      assertThat(members.signedOut()).isCloseTo(10 * t, within(25.0));
    }
  }

  /**
   * Then 30 a second log in while 10 a second more lose theirs: the 6,000 are gone after 300 s. Who
   * logged in has a session for an hour, and loses it then.
   */
  @Test
  void openDoor_drainsByWhatItTakesLessTheExpiries() {
    Members members = members(36_000, new Distribution.Constant(3600), 1);
    members.pass(600);
    for (int t = 1; t <= 150; t++) {
      members.pass(1);
      members.begin(30);
    }
    assertThat(members.signedOut()).isCloseTo(3_000, within(30.0));
    members.begin(1e9);
    assertThat(members.signedOut()).isZero();
    assertThat(members.signedIn()).isEqualTo(1);
    members.pass(3_700);
    assertThat(members.signedOut()).isCloseTo(36_000, within(1e-6));
  }

  /**
   * Exponential lives: those who have a session fall as exp(-t / L) from the share at the start.
   */
  @Test
  void exponentialLives_fallExponentially() {
    Members members = members(1_000, new Distribution.Exponential(1000), 0.8);
    members.pass(700);

    assertThat(members.signedIn()).isCloseTo(0.8 * StrictMath.exp(-0.7), within(0.004));
  }
}

package dev.stampede.models.tier;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;

/**
 * The sessions of a provider's users. Who has none has to log in before their call goes on, and who
 * is new has to sign up.
 *
 * @param users how many there are, 1 to {@link #MOST_USERS}; calls come from them at random
 * @param life seconds that a session lasts
 * @param renewedByUse whether each call that passes begins its life anew
 * @param signedIn share of the users who have a session at the start, in [0, 1]
 * @param newcomers share of the calls that come from people without an account, in [0, 1]
 */
public record SessionsSpec(
    int users, Distribution life, boolean renewedByUse, double signedIn, double newcomers) {

  /** Each takes 8 bytes. */
  public static final int MOST_USERS = 100_000_000;

  /** Rejects numbers out of range. */
  public SessionsSpec {
    Require.that(
        users >= 1 && users <= MOST_USERS, "users", users, "lie between 1 and " + MOST_USERS);
    Require.share("signed_in", signedIn);
    Require.share("newcomers", newcomers);
  }
}

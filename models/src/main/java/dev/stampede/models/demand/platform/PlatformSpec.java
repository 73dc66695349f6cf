package dev.stampede.models.demand.platform;

import dev.stampede.models.check.Require;

/**
 * A platform that people use.
 *
 * @param name unique in the scenario
 * @param users how many use it on a day while all is well, from 1 to {@link #MOST}; those who use
 *     another one as well are among the users of both, as in the figures that platforms publish
 */
public record PlatformSpec(String name, long users) {

  /** More than there are people. */
  public static final long MOST = 100_000_000_000L;

  /** Rejects a number of users out of range. */
  public PlatformSpec {
    Require.that(users >= 1 && users <= MOST, "users", users, "lie between 1 and 100G");
  }
}

package dev.stampede.models.demand.platform;

import dev.stampede.models.check.Require;

/**
 * People who use two platforms: they are among the users of each, and take what they do on one of
 * them to the other at once.
 *
 * @param one the name of one platform
 * @param other the name of another
 * @param people how many they are, positive
 */
public record SharedUsers(String one, String other, long people) {

  /** Rejects nobody, and a platform that is used twice. */
  public SharedUsers {
    Require.positive("uses_both", people);
    Require.that(!one.equals(other), "uses_both", other, "name another platform");
  }
}

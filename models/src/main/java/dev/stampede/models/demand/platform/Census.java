package dev.stampede.models.demand.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who is where: users by the platform that they belong to, and where they are now. It counts in
 * whole millionths of a user, so that nobody is created or lost by rounding, and whoever moves
 * people moves them here.
 */
final class Census {

  /** Parts of a user that are counted. */
  static final long PARTS = 1_000_000;

  private final List<PlatformSpec> platforms;
  private final int[] home;
  private final int[] other;
  private final long[] members;
  private final List<Pool> pools = new ArrayList<>();
  private final List<Pool> settled = new ArrayList<>();
  private final long[] present;
  private final long[] left;
  private final long[] returned;
  private final long[] came;
  private final long[] went;

  Census(PlatformsSpec spec) {
    this.platforms = spec.platforms();
    int number = platforms.size();
    int groups = number + 2 * spec.shared().size();
    this.home = new int[groups];
    this.other = new int[groups];
    this.members = new long[groups];
    this.present = new long[number + 1];
    this.left = new long[number];
    this.returned = new long[number];
    this.came = new long[number];
    this.went = new long[number];
    for (int i = 0; i < number; i++) {
      home[i] = i;
      other[i] = nowhere();
      members[i] = platforms.get(i).users() * PARTS;
      present[i] = members[i];
      settled.add(pool(i));
    }
    int group = number;
    for (SharedUsers both : spec.shared()) {
      int one = spec.number(both.one());
      int another = spec.number(both.other());
      share(group++, one, another, both.people() * PARTS);
      share(group++, another, one, both.people() * PARTS);
    }
    for (int i = 0; i < groups; i++) {
      settled.get(home[i]).people[i] = members[i];
    }
  }

  private void share(int group, int of, int with, long people) {
    home[group] = of;
    other[group] = with;
    members[group] = people;
    members[of] -= people;
  }

  /** Opens a pool in which nobody is yet. */
  Pool pool(int place) {
    Pool pool = new Pool(place, home.length);
    pools.add(pool);
    return pool;
  }

  /** The people who live at a platform, and are not on the move. */
  Pool settled(int platform) {
    return settled.get(platform);
  }

  /** The place of those who are on no platform. */
  int nowhere() {
    return platforms.size();
  }

  int groups() {
    return home.length;
  }

  /** The platform that a group belongs to. */
  int home(int group) {
    return home[group];
  }

  /** The platform that a group uses as well; {@link #nowhere} if none. */
  int other(int group) {
    return other[group];
  }

  /** Lets people of a group pass from one pool to another. */
  void move(Pool from, Pool to, int group, long people) {
    from.people[group] -= people;
    to.people[group] += people;
    if (from.place == to.place) {
      return;
    }
    present[from.place] -= people;
    present[to.place] += people;
    int at = home[group];
    if (from.place == at) {
      left[at] += people;
    } else if (from.place != nowhere()) {
      went[from.place] += people;
    }
    if (to.place == at) {
      returned[at] += people;
    } else if (to.place != nowhere()) {
      came[to.place] += people;
    }
  }

  /** Lets all people of a group pass from one pool to another. */
  void moveAll(Pool from, Pool to, int group) {
    move(from, to, group, from.people[group]);
  }

  /** How many are at a platform now, in parts. */
  long present(int platform) {
    return present[platform];
  }

  /** Users of a platform who left it, in parts, each time that they did. */
  long left(int platform) {
    return left[platform];
  }

  /** Users of a platform who came back to it. */
  long returned(int platform) {
    return returned[platform];
  }

  /** Users of others who came to a platform. */
  long came(int platform) {
    return came[platform];
  }

  /** Users of others who went from it. */
  long went(int platform) {
    return went[platform];
  }

  /**
   * Counts everybody.
   *
   * @throws IllegalStateException if anybody was created or lost, to the last part
   */
  void check() {
    long[] counted = new long[home.length];
    long[] at = new long[present.length];
    for (Pool pool : pools) {
      for (int group = 0; group < home.length; group++) {
        long people = pool.people[group];
        require(people >= 0, "there are %d parts of a user in a pool", people);
        counted[group] += people;
        at[pool.place] += people;
      }
    }
    require(Arrays.equals(counted, members), "%s", "users were created or lost");
    require(Arrays.equals(at, present), "%s", "users are where nobody counted them");
    for (int i = 0; i < platforms.size(); i++) {
      long expected = platforms.get(i).users() * PARTS - left[i] + returned[i] + came[i] - went[i];
      require(present[i] == expected, "%s", "the users of " + platforms.get(i).name());
    }
  }

  private static void require(boolean holds, String what, Object of) {
    if (!holds) {
      throw new IllegalStateException(
          "the books of the platforms do not balance: " + what.formatted(of));
    }
  }
}

package dev.stampede.models.demand.platform;

/** People who are at one place and in the same state of mind, by the groups they belong to. */
final class Pool {

  /** The number of a platform, or {@link Census#nowhere}. */
  final int place;

  /** Millionths of a person, by group. */
  final long[] people;

  Pool(int place, int groups) {
    this.place = place;
    this.people = new long[groups];
  }

  boolean isEmpty() {
    for (long some : people) {
      if (some != 0) {
        return false;
      }
    }
    return true;
  }
}

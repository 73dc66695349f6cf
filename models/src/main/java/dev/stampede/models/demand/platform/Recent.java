package dev.stampede.models.demand.platform;

/** How much of the latest work ended within tolerance, step by step over a window. */
final class Recent {

  private final long[] good;
  private final long[] all;
  private int place;
  private long goodInWindow;
  private long allInWindow;

  Recent(int steps) {
    this.good = new long[steps];
    this.all = new long[steps];
  }

  /** Adds work that ended in this step. */
  void add(long within, long ended) {
    good[place] += within;
    all[place] += ended;
    goodInWindow += within;
    allInWindow += ended;
  }

  /** Goes on to the next step, and forgets the one that leaves the window. */
  void step() {
    place = (place + 1) % all.length;
    goodInWindow -= good[place];
    allInWindow -= all[place];
    good[place] = 0;
    all[place] = 0;
  }

  /** Whether anything ended within the window. */
  boolean isKnown() {
    return allInWindow > 0;
  }

  /** Share of it that ended within tolerance. */
  double share() {
    return (double) goodInWindow / allInWindow;
  }
}

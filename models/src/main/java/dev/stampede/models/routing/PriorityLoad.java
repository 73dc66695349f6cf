package dev.stampede.models.routing;

/**
 * How Envoy spreads work over levels of priority (read in its documentation and load balancer,
 * 2026): a level gets as much as its over-provisioned share of healthy endpoints is good for, what
 * is left goes to the next, and all in whole percent.
 */
final class PriorityLoad {

  /** None of the levels that are not left out has any health. */
  static final int NONE = -1;

  private static final int WHOLE = 100;

  private final int[] endpoints;
  private final int factorPercent;
  private final double panicPercent;
  private final int[] health;
  private final int[] load;
  private final int[] others;
  private final int[] othersLoad;
  private final boolean[] panic;
  private int allEndpoints;

  /**
   * Makes one.
   *
   * @param endpoints of each level, positive
   */
  PriorityLoad(int[] endpoints, double overprovisioning, double panicThreshold) {
    this.endpoints = endpoints.clone();
    this.factorPercent = (int) Math.min(1_000_000, Math.round(WHOLE * overprovisioning));
    this.panicPercent = WHOLE * panicThreshold;
    this.health = new int[endpoints.length];
    this.load = new int[endpoints.length];
    this.others = new int[endpoints.length];
    this.othersLoad = new int[endpoints.length];
    this.panic = new boolean[endpoints.length];
    for (int count : endpoints) {
      allEndpoints += count;
    }
  }

  /** Computes the load for a number of healthy endpoints of each level. */
  void update(int[] healthy) {
    int sum = 0;
    for (int i = 0; i < load.length; i++) {
      health[i] = Math.min(WHOLE, factorPercent * healthy[i] / endpoints[i]);
      sum = Math.min(WHOLE, sum + health[i]);
    }
    spread(health, sum, load);
    boolean allPanic = true;
    for (int i = 0; i < load.length; i++) {
      panic[i] = sum < WHOLE && 100.0 * healthy[i] / endpoints[i] < panicPercent;
      allPanic &= panic[i];
    }
    if (allPanic) {
      spreadByNumber();
    }
  }

  private static void spread(int[] health, int sum, int[] load) {
    int left = WHOLE;
    int firstHealthy = 0;
    for (int i = load.length - 1; i >= 0; i--) {
      firstHealthy = health[i] > 0 ? i : firstHealthy;
    }
    for (int i = 0; i < load.length; i++) {
      load[i] = sum == 0 ? 0 : Math.min(left, health[i] * WHOLE / sum);
      left -= load[i];
    }
    load[firstHealthy] += left; // what rounding left over
  }

  private void spreadByNumber() {
    int left = WHOLE;
    for (int i = 0; i < load.length; i++) {
      load[i] = WHOLE * endpoints[i] / allEndpoints;
      left -= load[i];
    }
    load[0] += left;
  }

  /**
   * The level that a number in (0, 1) stands for where some are left out: the others share all work
   * by their health.
   *
   * @param out a bit for each that is left out
   * @return {@link #NONE} if no other has any health
   */
  int levelWithout(long out, double u) {
    int sum = 0;
    for (int i = 0; i < others.length; i++) {
      others[i] = (out >>> i & 1) == 0 ? health[i] : 0;
      sum = Math.min(WHOLE, sum + others[i]);
    }
    if (sum == 0) {
      return NONE;
    }
    spread(others, sum, othersLoad);
    return level(othersLoad, u);
  }

  /** The level that a number in (0, 1) stands for. */
  int level(double u) {
    return level(load, u);
  }

  private static int level(int[] load, double u) {
    int percent = (int) (WHOLE * u);
    int level = 0;
    for (int upTo = load[0]; percent >= upTo && level < load.length - 1; upTo += load[level]) {
      level++;
    }
    return level;
  }

  /** Percent of the work that a level gets. */
  int load(int level) {
    return load[level];
  }

  /** Whether a level uses all its endpoints, healthy or not. */
  boolean isInPanic(int level) {
    return panic[level];
  }
}

package dev.stampede.models.quota;

import java.util.List;

/** What is left of a tenant's quota. */
public final class Quota {

  /** No limit refuses the call. */
  public static final int ADMITTED = -1;

  private final Limit[] limits;
  private final int own;
  private long waitNanos;
  private long delayNanos;

  /** Makes a quota of which nothing is used, and which has nothing in common with others. */
  public Quota(QuotaSpec spec) {
    this(spec.all().stream().map(Limit::new).toList(), spec.limits().size());
  }

  /**
   * Puts a quota together.
   *
   * @param own how many of the limits, the first ones, are its own
   */
  Quota(List<Limit> limits, int own) {
    this.limits = limits.toArray(Limit[]::new);
    this.own = own;
  }

  /**
   * Admits a call, or tells the number of the limit that refuses it: of several a terminal one,
   * then the one with the longest wait. A refused call takes nothing, except from limits that
   * charge it.
   *
   * @return the number of the limit in {@link QuotaSpec#all()}, or {@link #ADMITTED}
   */
  public int admit(long nowNanos, Usage usage) {
    int refuser = ADMITTED;
    waitNanos = 0;
    delayNanos = 0;
    for (int i = 0; i < limits.length; i++) {
      long wait = limits[i].nanosUntil(nowNanos, usage);
      if (wait > 0 && (refuser == ADMITTED || outranks(i, wait, refuser))) {
        refuser = i;
        waitNanos = wait;
      }
      delayNanos = Math.max(delayNanos, limits[i].delayNanos(nowNanos));
    }
    for (Limit limit : limits) {
      if (refuser == ADMITTED) {
        limit.take(nowNanos, usage);
      } else {
        limit.refused(nowNanos, usage);
      }
    }
    return refuser;
  }

  private boolean outranks(int limit, long wait, int other) {
    boolean terminal = limits[limit].spec().refusal().terminal();
    boolean otherTerminal = limits[other].spec().refusal().terminal();
    return terminal == otherTerminal ? wait > waitNanos : terminal;
  }

  /** How the limit refuses that refused the latest call. */
  public RefusalSpec refusal(int limit) {
    return limits[limit].spec().refusal();
  }

  /** Nanoseconds until the limit that refused the latest call would admit it. */
  public long waitNanos() {
    return waitNanos;
  }

  /** Nanoseconds for which the latest call has to be held, if it was admitted. */
  public long delayNanos() {
    return delayNanos;
  }

  /**
   * Settles the use of an admitted call that has ended, however it ended.
   *
   * @param admittedNanos when it was admitted
   */
  public void settle(long nowNanos, long admittedNanos, Usage usage) {
    for (Limit limit : limits) {
      limit.settle(nowNanos, admittedNanos, usage);
    }
  }

  /**
   * Makes its own limits a number of times what they are normally; what they share with other
   * providers stays.
   *
   * @param factor above 0
   */
  public void scale(long nowNanos, double factor) {
    for (int i = 0; i < own; i++) {
      limits[i].scale(nowNanos, factor);
    }
  }
}

package dev.stampede.models.work;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some of the ways in which calls end: by what their end means, by the HTTP status that a provider
 * refused with, or by either. A set that has {@link Status#OVERLOADED} includes every 503 and 529;
 * one that has the code 503 does not include a 529. {@link #NOT_CONNECTED} are a part of those of
 * {@link Status#TIMEOUT}.
 */
public final class Outcomes {

  /** The lowest HTTP status of an error. */
  public static final int FIRST_CODE = 400;

  /** The highest one. */
  public static final int LAST_CODE = 599;

  /** Nothing. */
  public static final Outcomes NONE = of();

  /** Whatever is not an answer. */
  public static final Outcomes FAILURES = of(EnumSet.complementOf(EnumSet.of(Status.OK)));

  /** Timeouts before there was a connection. */
  public static final Outcomes NOT_CONNECTED =
      new Outcomes(EnumSet.noneOf(Status.class), new BitSet(), true);

  private final EnumSet<Status> statuses;
  private final BitSet codes;
  private final boolean notConnected;

  private Outcomes(EnumSet<Status> statuses, BitSet codes, boolean notConnected) {
    this.statuses = statuses;
    this.codes = codes;
    this.notConnected = notConnected;
  }

  /** Returns the calls that end with one of some statuses. */
  public static Outcomes of(Status... statuses) {
    return of(List.of(statuses));
  }

  /** Returns the calls that end with one of some statuses. */
  public static Outcomes of(Collection<Status> statuses) {
    EnumSet<Status> set = EnumSet.noneOf(Status.class);
    set.addAll(statuses);
    return new Outcomes(set, new BitSet(), false);
  }

  /**
   * Returns the calls that a provider refuses with an HTTP status in a range.
   *
   * @throws IllegalArgumentException if it does not lie within 400 to 599
   */
  public static Outcomes ofCodes(int first, int last) {
    if (first < FIRST_CODE || last > LAST_CODE || first > last) {
      throw new IllegalArgumentException(
          "codes lie from %d to %d, not %d to %d".formatted(FIRST_CODE, LAST_CODE, first, last));
    }
    BitSet codes = new BitSet();
    codes.set(first, last + 1);
    return new Outcomes(EnumSet.noneOf(Status.class), codes, false);
  }

  /** Returns these and others. */
  public Outcomes and(Outcomes others) {
    EnumSet<Status> allStatuses = EnumSet.copyOf(statuses);
    allStatuses.addAll(others.statuses);
    BitSet allCodes = new BitSet();
    allCodes.or(codes);
    allCodes.or(others.codes);
    return new Outcomes(allStatuses, allCodes, notConnected || others.notConnected);
  }

  /** True if a call that ended with an answer, or without one, is among these. */
  public boolean includes(Answer answer) {
    return includes(answer.status, answer.httpStatus)
        || (notConnected && answer.cause.equals(Cause.NOT_CONNECTED));
  }

  /**
   * True if a call is among these.
   *
   * @param httpStatus what the provider refused with; 0 if it did not
   */
  public boolean includes(Status status, int httpStatus) {
    return statuses.contains(status) || codes.get(httpStatus);
  }

  /** True if these name an HTTP status as such. */
  public boolean names(int httpStatus) {
    return codes.get(httpStatus);
  }

  /** True if these name any HTTP status as such. */
  public boolean hasCodes() {
    return !codes.isEmpty();
  }

  /** The statuses whose calls are all among these. */
  public Set<Status> statuses() {
    return EnumSet.copyOf(statuses);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Outcomes that
        && statuses.equals(that.statuses)
        && codes.equals(that.codes)
        && notConnected == that.notConnected;
  }

  @Override
  public int hashCode() {
    return 31 * statuses.hashCode() + codes.hashCode() + (notConnected ? 1 : 0);
  }

  @Override
  public String toString() {
    String all = "%s and codes %s".formatted(statuses, codes);
    return notConnected ? all + " and what is not connected" : all;
  }
}

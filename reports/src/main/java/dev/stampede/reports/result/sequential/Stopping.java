package dev.stampede.reports.result.sequential;

import java.util.List;
import java.util.Locale;

/**
 * Why replications stopped where they did.
 *
 * @param looks numbers of replications at which it was looked whether they are enough, in their
 *     order
 * @param confidence the share of intervals that cover the truth at one look, so that 95 % do at all
 *     looks that might have been
 * @param unsettled figures that are not known as well as asked for; none if the reason is {@link
 *     Reason#ENOUGH}
 * @param notAwaited figures without an interval, which no replication could make narrow
 */
public record Stopping(
    Asked asked,
    Reason reason,
    List<Integer> looks,
    double confidence,
    List<Unsettled> unsettled,
    List<String> notAwaited) {

  /** Copies the lists. */
  public Stopping {
    looks = List.copyOf(looks);
    unsettled = List.copyOf(unsettled);
    notAwaited = List.copyOf(notAwaited);
  }

  /** Returns how many replications were looked at last; 0 if it was interrupted before a look. */
  public int lastLook() {
    return looks.isEmpty() ? 0 : looks.get(looks.size() - 1);
  }

  /** What made it stop; written in lower case. */
  public enum Reason {
    /** All that was asked for is known. */
    ENOUGH,
    /** There are as many replications as there may be. */
    CAP,
    /** Somebody, or the time limit, ended it. */
    INTERRUPTED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

package dev.stampede.reports.result.sequential;

import java.util.List;
import java.util.Locale;

/**
 * Why a run stopped where it did.
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

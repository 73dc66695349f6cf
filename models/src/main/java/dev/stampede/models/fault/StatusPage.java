package dev.stampede.models.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * When the status page of a provider shows an incident, over a whole run. It is known before the
 * run, so everybody can look at it without asking the provider.
 */
public final class StatusPage {

  /** Later than any run. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Shows nothing. */
  public static final StatusPage CLEAR = new StatusPage(List.of());

  /**
   * A time in which it shows an incident.
   *
   * @param fromNanos the first moment
   * @param toNanos the first moment after it, later
   */
  public record Notice(long fromNanos, long toNanos) {}

  /** In order and apart from each other: where they begin, and where they end. */
  private final long[] from;

  private final long[] to;

  /** Makes a page that shows something while it shows any of its notices. */
  public StatusPage(List<Notice> notices) {
    List<Notice> apart = new ArrayList<>();
    for (Notice next :
        notices.stream().sorted(Comparator.comparingLong(Notice::fromNanos)).toList()) {
      Notice last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (last == null || next.fromNanos() > last.toNanos()) {
        apart.add(next);
      } else if (next.toNanos() > last.toNanos()) {
        apart.set(apart.size() - 1, new Notice(last.fromNanos(), next.toNanos()));
      }
    }
    from = apart.stream().mapToLong(Notice::fromNanos).toArray();
    to = apart.stream().mapToLong(Notice::toNanos).toArray();
  }

  /** True if it shows an incident at a time. */
  public boolean shows(long nanos) {
    int last = lastBegun(nanos);
    return last >= 0 && nanos < to[last];
  }

  /** The first time from this one on at which it shows an incident, or {@link #NEVER}. */
  public long shownFrom(long nanos) {
    if (shows(nanos)) {
      return nanos;
    }
    int next = lastBegun(nanos) + 1;
    return next < from.length ? from[next] : NEVER;
  }

  /** The first time from this one on at which it shows none. */
  public long clearFrom(long nanos) {
    return shows(nanos) ? to[lastBegun(nanos)] : nanos;
  }

  /** Number of the last notice that has begun at a time; -1 for none. */
  private int lastBegun(long nanos) {
    int found = Arrays.binarySearch(from, nanos);
    return found >= 0 ? found : -found - 2;
  }
}

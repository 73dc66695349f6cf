package dev.stampede.models.work;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one session of agents was at over time.
 *
 * @param number of the session among those of its use case, from 0 on
 * @param lot by which it was chosen, which hangs on nothing but its key
 * @param stretches without gaps, in order, no two neighbours of which are alike
 */
public record SessionHistory(long number, long lot, List<Stretch> stretches)
    implements Serializable {

  /** How many are kept of a use case at most. */
  public static final int MOST = 24;

  /** The first to be chosen first. */
  private static final Comparator<SessionHistory> IN_ORDER =
      (one, other) -> Long.compareUnsigned(one.lot, other.lot);

  /** What a session is at, as its main agent sees it. */
  public enum Doing {
    /** Its main agent waits for an answer. */
    CALLING,
    /** Its main agent waits for a tool. */
    TOOL,
    /** Its main agent waits for subagents, of which one is at work. */
    JOINING,
    /** Agents are lost, and none is at work. */
    LOST,
    /** Between two turns. */
    IDLE
  }

  /** From one moment to another, in nanoseconds from the start of the run. */
  public record Stretch(Doing doing, long fromNanos, long untilNanos) implements Serializable {}

  /** Copies the list. */
  public SessionHistory {
    stretches = List.copyOf(stretches);
  }

  /** Returns those of some that are kept, the first to be chosen first. */
  public static List<SessionHistory> chosen(List<SessionHistory> some) {
    return some.stream().sorted(IN_ORDER).limit(MOST).toList();
  }

  static List<SessionHistory> chosen(List<SessionHistory> some, List<SessionHistory> others) {
    return chosen(Stream.concat(some.stream(), others.stream()).toList());
  }
}

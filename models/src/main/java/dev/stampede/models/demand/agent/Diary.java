package dev.stampede.models.demand.agent;

import dev.stampede.models.work.SessionHistory;
import dev.stampede.models.work.SessionHistory.Doing;
import dev.stampede.models.work.SessionHistory.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes down what one session is at: for each of some hundred equal parts of the run, what took
 * most of its time in it. So it has the same length whatever happens.
 */
final class Diary {

  /** Parts that a run has. */
  static final int PARTS = 400;

  private static final Doing[] DOINGS = Doing.values();

  private final long endNanos;
  private final long partNanos;
  private final byte[] most = new byte[PARTS];

  /** Time in the part that is under way, by {@link Doing}. */
  private final long[] spent = new long[DOINGS.length];

  private long number;
  private long lot;
  private Doing doing = Doing.IDLE;
  private long openedNanos;
  private long writtenNanos;
  private int part;

  /**
   * Opens a diary, which has to begin.
   *
   * @param endNanos of the run
   */
  Diary(long endNanos) {
    this.endNanos = endNanos;
    this.partNanos = Math.max(1, (endNanos + PARTS - 1) / PARTS);
  }

  /** Begins anew, for a session that is between two turns. */
  void begin(long itsNumber, long itsLot, long nowNanos) {
    number = itsNumber;
    lot = itsLot;
    doing = Doing.IDLE;
    openedNanos = nowNanos;
    writtenNanos = nowNanos;
    part = (int) (nowNanos / partNanos);
    Arrays.fill(spent, 0);
  }

  long lot() {
    return lot;
  }

  /** From now on the session is at something, perhaps at the same as before. */
  void note(long nowNanos, Doing now) {
    write(nowNanos);
    doing = now;
  }

  /** Writes down what the session was at until then, or until the end of the run. */
  void write(long nowNanos) {
    long until = Math.min(nowNanos, endNanos);
    while (writtenNanos < until) {
      long end = Math.min(until, (part + 1) * partNanos);
      spent[doing.number()] += end - writtenNanos;
      writtenNanos = end;
      if (end == (part + 1) * partNanos) {
        most[part] = longest();
        part++;
        Arrays.fill(spent, 0);
      }
    }
  }

  private byte longest() {
    int longest = 0;
    for (int i = 1; i < spent.length; i++) {
      longest = spent[i] > spent[longest] ? i : longest;
    }
    return (byte) longest;
  }

  /** Returns what it says so far. */
  SessionHistory history() {
    List<Stretch> stretches = new ArrayList<>();
    long from = openedNanos;
    while (from < writtenNanos) {
      int at = (int) (from / partNanos);
      byte first = at(at);
      while (at * partNanos < writtenNanos && at(at) == first) {
        at++;
      }
      long until = Math.min(writtenNanos, at * partNanos);
      stretches.add(new Stretch(DOINGS[first], from, until));
      from = until;
    }
    return new SessionHistory(number, lot, stretches);
  }

  private byte at(int which) {
    return which < part ? most[which] : longest();
  }
}

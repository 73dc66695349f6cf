package dev.stampede.models.demand.agent;

import dev.stampede.models.work.SessionHistory;
import dev.stampede.models.work.SessionHistory.Doing;
import dev.stampede.models.work.SessionHistory.Stretch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes down what one session is at: for each of some hundred equal parts of the run, what took
 * most of its time in it. So it has the same length whatever happens.
 */
final class Diary {

  /** Parts that a run has. */
  static final int PARTS = 400;

  private static final Doing[] DOINGS = Doing.values();

  /** How long something took. */
  private static final class Time {
    long nanos;
  }

  private final long endNanos;
  private final long partNanos;
  private final Doing[] most = new Doing[PARTS];

  /** Time in the part that is under way. */
  private final Map<Doing, Time> spent = new EnumMap<>(Doing.class);

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
    for (Doing each : DOINGS) {
      spent.put(each, new Time());
    }
  }

  /** Begins anew, for a session that is between two turns. */
  void begin(long itsNumber, long itsLot, long nowNanos) {
    number = itsNumber;
    lot = itsLot;
    doing = Doing.IDLE;
    openedNanos = nowNanos;
    writtenNanos = nowNanos;
    part = (int) (nowNanos / partNanos);
    clear();
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
      time(doing).nanos += end - writtenNanos;
      writtenNanos = end;
      if (end == (part + 1) * partNanos) {
        most[part] = longest();
        part++;
        clear();
      }
    }
  }

  private Time time(Doing of) {
    return Objects.requireNonNull(spent.get(of));
  }

  private void clear() {
    for (Doing each : DOINGS) {
      time(each).nanos = 0;
    }
  }

  private Doing longest() {
    Doing longest = DOINGS[0];
    for (Doing each : DOINGS) {
      longest = time(each).nanos > time(longest).nanos ? each : longest;
    }
    return longest;
  }

  /** Returns what it says so far. */
  SessionHistory history() {
    List<Stretch> stretches = new ArrayList<>();
    long from = openedNanos;
    while (from < writtenNanos) {
      int at = (int) (from / partNanos);
      Doing first = at(at);
      while (at * partNanos < writtenNanos && at(at) == first) {
        at++;
      }
      long until = Math.min(writtenNanos, at * partNanos);
      stretches.add(new Stretch(first, from, until));
      from = until;
    }
    return new SessionHistory(number, lot, stretches);
  }

  private Doing at(int which) {
    return which < part ? most[which] : longest();
  }
}

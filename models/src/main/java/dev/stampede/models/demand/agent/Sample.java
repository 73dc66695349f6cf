package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.SessionHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses sessions whose diary is kept: of those that are there at a moment, those with the lowest
 * lots. A lot hangs on the key of a session alone, so nothing that becomes of a session decides
 * whether it is shown, and every architecture is shown by the same sessions where they are there.
 *
 * <p>Who will be there is not known before, so more diaries are begun than are needed. Where there
 * are too many, the one with the highest lot ends, and nobody with such a lot begins one any more.
 */
final class Sample {

  /** Diaries at a time, of all shards; four times as many as are kept. */
  private static final int DIARIES = 4 * SessionHistory.MOST;

  /** Diaries at a time of a shard, at least. */
  private static final int FEWEST = 4;

  private final long momentNanos;
  private final long endNanos;
  private final int most;

  /** Of sessions that are there. */
  private final List<Diary> open = new ArrayList<>();

  /** Those sessions, in the same order. */
  private final List<Session> sessions = new ArrayList<>();

  /** Of sessions that were there at the moment, and are over. */
  private final List<Diary> complete = new ArrayList<>();

  private final List<Diary> unused = new ArrayList<>();

  /** The lowest lot that was too high, unsigned. */
  private long tooHigh = -1;

  /**
   * Starts with nobody.
   *
   * @param momentNanos when those who are chosen are there
   * @param endNanos of the run
   * @param shards that the sessions are in
   */
  Sample(long momentNanos, long endNanos, int shards) {
    this.momentNanos = momentNanos;
    this.endNanos = endNanos;
    this.most = Math.max(FEWEST, DIARIES / shards);
  }

  /** Returns the sample of a stage; null where none is asked for. */
  static @Nullable Sample of(Stage stage) {
    return stage.sampledNanos() == Stage.NEVER
        ? null
        : new Sample(stage.sampledNanos(), stage.horizon().durationNanos(), stage.shard().of());
  }

  /** Returns the diary of a session that begins; null if it has none. */
  @Nullable Diary open(Session session, long number, long key, long nowNanos) {
    long lot = RandomKey.derive(key, number);
    if (nowNanos > momentNanos
        || nowNanos >= endNanos
        || Long.compareUnsigned(lot, tooHigh) >= 0
        || (open.size() == most && !makeRoom(lot))) {
      return null;
    }
    Diary diary = unused.isEmpty() ? new Diary(endNanos) : unused.remove(unused.size() - 1);
    diary.begin(number, lot, nowNanos);
    open.add(diary);
    sessions.add(session);
    return diary;
  }

  /** Ends the diary with the highest lot, if that is higher than one; returns whether so. */
  private boolean makeRoom(long lot) {
    int highest = 0;
    for (int i = 1; i < open.size(); i++) {
      highest = Long.compareUnsigned(lot(i), lot(highest)) > 0 ? i : highest;
    }
    boolean higher = Long.compareUnsigned(lot(highest), lot) > 0;
    tooHigh = higher ? lot(highest) : lot;
    if (higher) {
      sessions.get(highest).forgetDiary();
      unused.add(remove(highest));
    }
    return higher;
  }

  private long lot(int index) {
    return open.get(index).lot();
  }

  private Diary remove(int index) {
    sessions.remove(index);
    return open.remove(index);
  }

  /** A session is over. */
  void close(Diary diary, long nowNanos) {
    diary.write(nowNanos);
    remove(open.indexOf(diary));
    (nowNanos < momentNanos ? unused : complete).add(diary);
  }

  /** Returns what the chosen sessions were at. */
  List<SessionHistory> histories(long nowNanos) {
    open.forEach(diary -> diary.write(nowNanos));
    return SessionHistory.chosen(
        Stream.concat(complete.stream(), open.stream()).map(Diary::history).toList());
  }
}

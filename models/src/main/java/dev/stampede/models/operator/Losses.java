package dev.stampede.models.operator;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.place.Place;
import java.util.List;

/**
 * How many calls have come somewhere, and got lost there, up to now. Those that steps refused are
 * none of them. What an interval that is over has counted is added up once.
 */
public final class Losses {

  private final IntervalCounts came;
  private final List<Place> lostAt;
  private final List<Place> spared;

  /** The first interval that is not over. */
  private int open;

  private long cameBefore;
  private long lostBefore;

  /**
   * Looks at some places.
   *
   * @param came calls that came
   * @param lostAt where they can get lost
   * @param spared where those get lost that shall not count as having come
   */
  public Losses(IntervalCounts came, List<Place> lostAt, List<Place> spared) {
    this.came = came;
    this.lostAt = List.copyOf(lostAt);
    this.spared = List.copyOf(spared);
  }

  /** Returns what gets lost at one place. */
  public static Losses at(Place place) {
    return new Losses(place.came(), List.of(place), List.of());
  }

  /** Lets time pass. */
  void advance(long nowNanos) {
    int now =
        nowNanos >= came.intervals().endNanos()
            ? came.intervals().count()
            : came.intervals().index(nowNanos);
    for (; open < now; open++) {
      cameBefore += cameIn(open);
      lostBefore += lostIn(lostAt, open);
    }
  }

  /** Whether nothing is counted any more. */
  boolean isOver() {
    return open == came.intervals().count();
  }

  /** Calls that have come. */
  long came() {
    return cameBefore + (isOver() ? 0 : cameIn(open));
  }

  /** Those of them that got lost. */
  long lost() {
    return lostBefore + (isOver() ? 0 : lostIn(lostAt, open));
  }

  private long cameIn(int interval) {
    return came.at(interval) - lostIn(spared, interval);
  }

  private static long lostIn(List<Place> places, int interval) {
    long sum = 0;
    for (int i = 0; i < places.size(); i++) {
      sum += places.get(i).lost(interval);
    }
    return sum;
  }
}

package dev.stampede.models.demand.platform;

import dev.stampede.models.arrival.DemandCurve;
import java.util.List;
import java.util.TreeSet;

/**
 * What is to be expected of a crowd: in each part of a run so many people as there are in its
 * middle, each of whom does what a curve says.
 *
 * @param parts in their order; the first begins at 0, and the last never ends
 * @param ofEach what one of them does
 * @param usual how many there are while all is well
 */
record CrowdCurve(List<Part> parts, DemandCurve ofEach, double usual) implements DemandCurve {

  /**
   * A part of a run.
   *
   * @param startNanos when it begins
   * @param atStart how many people there are then
   * @param atEnd how many there are when the next begins
   */
  record Part(long startNanos, double atStart, double atEnd) {}

  /** Copies the list. */
  CrowdCurve {
    parts = List.copyOf(parts);
  }

  private long end(int part) {
    return part + 1 < parts.size() ? parts.get(part + 1).startNanos() : Long.MAX_VALUE;
  }

  private int partAt(long nanos) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (parts.get(middle).startNanos() <= nanos) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public double expected(long fromNanos, long toNanos) {
    double sum = 0;
    for (int i = partAt(fromNanos); i < parts.size(); i++) {
      long from = Math.max(fromNanos, parts.get(i).startNanos());
      long to = Math.min(toNanos, end(i));
      if (from >= to) {
        break;
      }
      sum += people(i, from / 2 + to / 2) * ofEach.expected(from, to);
    }
    return sum;
  }

  private double people(int part, long nanos) {
    Part at = parts.get(part);
    long end = end(part);
    if (end == Long.MAX_VALUE) {
      return at.atStart();
    }
    double share = (double) (nanos - at.startNanos()) / (end - at.startNanos());
    return at.atStart() + share * (at.atEnd() - at.atStart());
  }

  @Override
  public double perSecond(long nanos) {
    return people(partAt(nanos), nanos) * ofEach.perSecond(nanos);
  }

  @Override
  public double basePerSecond() {
    return usual * ofEach.basePerSecond();
  }

  @Override
  public List<Long> breakpoints(long untilNanos) {
    TreeSet<Long> times = new TreeSet<>(ofEach.breakpoints(untilNanos));
    parts.forEach(part -> times.add(part.startNanos()));
    return List.copyOf(times.headSet(untilNanos));
  }

  @Override
  public DemandCurve times(double factor) {
    return new CrowdCurve(parts, ofEach.times(factor), usual);
  }
}

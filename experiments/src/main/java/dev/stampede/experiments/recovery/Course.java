package dev.stampede.experiments.recovery;

import java.util.List;

/**
 * How much of the work that arrived in each interval of a run kept a promise.
 *
 * <p>Arrays are not copied, and must not be changed afterwards.
 */
public final class Course {

  private final long[] good;
  private final long[] known;
  private final long[] unfinished;

  /**
   * Creates a course; all arrays are of the same length.
   *
   * @param good work that kept the promise
   * @param known work whose end is known, not less
   * @param unfinished work whose end is not known
   */
  public Course(long[] good, long[] known, long[] unfinished) {
    if (good.length != known.length || good.length != unfinished.length) {
      throw new IllegalArgumentException("a course must have the same intervals for all its work");
    }
    this.good = good;
    this.known = known;
    this.unfinished = unfinished;
  }

  /** Work that kept the promise. */
  long good(int interval) {
    return good[interval];
  }

  /** Work that is judged. */
  long offered(int interval) {
    return known[interval];
  }

  /** Work that is judged and did not keep the promise. */
  long bad(int interval) {
    return known[interval] - good[interval];
  }

  /** Whether there is work whose end is not known. */
  public boolean isOpen() {
    for (long pieces : unfinished) {
      if (pieces > 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the course if all work fails whose end is not known. */
  public Course ifFailed() {
    return new Course(good, sum(known), new long[good.length]);
  }

  /** Returns the course if all work keeps the promise whose end is not known. */
  public Course ifKept() {
    return new Course(sum(good), sum(known), new long[good.length]);
  }

  /** Returns the sum of courses of the same intervals, at least one. */
  public static Course sum(List<Course> courses) {
    int intervals = courses.get(0).good.length;
    Course sum = new Course(new long[intervals], new long[intervals], new long[intervals]);
    for (Course course : courses) {
      for (int i = 0; i < intervals; i++) {
        sum.good[i] += course.good[i];
        sum.known[i] += course.known[i];
        sum.unfinished[i] += course.unfinished[i];
      }
    }
    return sum;
  }

  private long[] sum(long[] counts) {
    long[] sum = new long[counts.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = counts[i] + unfinished[i];
    }
    return sum;
  }
}

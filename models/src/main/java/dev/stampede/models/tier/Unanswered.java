package dev.stampede.models.tier;

import java.util.ArrayDeque;
import java.util.Arrays;

/** What a cache has asked about and has no answer to yet, first come, first served. */
final class Unanswered {

  /** Steps that are kept apart; later ones go into one. */
  private static final int MOST = 4096;

  private static final double NOTHING = 1e-12;

  private final int groups;
  private final ArrayDeque<Cohort> line = new ArrayDeque<>();
  private final ArrayDeque<Cohort> unused = new ArrayDeque<>();
  private double asks;

  /** What was asked in a step. */
  private static final class Cohort {
    double asks;

    /** Parts of each group that were first asked about then. */
    final double[] first;

    Cohort(int groups) {
      this.first = new double[groups];
    }
  }

  Unanswered(int groups) {
    this.groups = groups;
  }

  /** Questions that wait. */
  double asks() {
    return asks;
  }

  /**
   * Questions join the line.
   *
   * @param many of them
   * @param first parts of each group that are asked about for the first time
   * @param share of these that waits
   */
  void join(double many, double[] first, double share) {
    if (many <= NOTHING) {
      return;
    }
    Cohort last = line.peekLast();
    if (last == null || line.size() < MOST) {
      last = unused.isEmpty() ? new Cohort(groups) : unused.pop();
      line.add(last);
    }
    last.asks += many;
    asks += many;
    for (int i = 0; i < groups; i++) {
      last.first[i] += first[i] * share;
    }
  }

  /**
   * Questions leave the line.
   *
   * @param many of them
   * @param told takes the parts of each group that they were about
   */
  void leave(double many, double[] told) {
    Arrays.fill(told, 0);
    double left = many;
    for (Cohort cohort = line.peek(); cohort != null && left > 0; cohort = line.peek()) {
      double part = Math.min(1, left / cohort.asks);
      for (int i = 0; i < groups; i++) {
        told[i] += cohort.first[i] * part;
        cohort.first[i] *= 1 - part;
      }
      double gone = cohort.asks * part;
      left -= gone;
      asks = Math.max(0, asks - gone);
      cohort.asks -= gone;
      if (cohort.asks > NOTHING) {
        return;
      }
      cohort.asks = 0;
      Arrays.fill(cohort.first, 0);
      unused.push(line.remove());
    }
    if (line.isEmpty()) {
      asks = 0;
    }
  }

  /** Nobody wants to know any more; the questions stay. */
  void forget() {
    line.forEach(cohort -> Arrays.fill(cohort.first, 0));
  }
}

package dev.stampede.models.arrival;

import java.util.ArrayList;
import java.util.List;

/**
 * The multiple of a base rate that lifts make of it: where they overlap their increments add up,
 * but not below zero.
 *
 * @param lifts with peaks as multiples of the base rate
 */
public record Lifts(List<Lift> lifts) implements RateCurve {

  /** Copies the list. */
  public Lifts {
    lifts = List.copyOf(lifts);
  }

  /** Returns the sum of lifts that have rates of their own as peaks. */
  public static RateCurve added(List<Lift> crowds) {
    List<RateCurve> rates = new ArrayList<>();
    crowds.forEach(crowd -> rates.add(new Product(new Level(crowd.peak()), crowd)));
    return new Sum(rates);
  }

  @Override
  public double after(long nanos) {
    return Math.max(0, sumAfter(nanos));
  }

  @Override
  public double before(long nanos) {
    return Math.max(0, sumBefore(nanos));
  }

  /** Below zero where lulls take more than there is. */
  private double sumAfter(long nanos) {
    double multiple = 1;
    for (Lift lift : lifts) {
      multiple += (lift.peak() - 1) * lift.after(nanos);
    }
    return multiple;
  }

  private double sumBefore(long nanos) {
    double multiple = 1;
    for (Lift lift : lifts) {
      multiple += (lift.peak() - 1) * lift.before(nanos);
    }
    return multiple;
  }

  /** Where lulls overlap, their sum can fall through zero between two knots: it stays there. */
  @Override
  public long nextKnot(long nanos) {
    long knot = NEVER;
    for (Lift lift : lifts) {
      knot = Math.min(knot, lift.nextKnot(nanos));
    }
    if (knot == NEVER) {
      return NEVER;
    }
    double start = sumAfter(nanos);
    double end = sumBefore(knot);
    long zero = nanos + Math.round((knot - nanos) * (start / (start - end)));
    return start * end < 0 && zero > nanos ? Math.min(knot, zero) : knot;
  }

  /** Lulls are left out. */
  @Override
  public List<Lift> raising() {
    return lifts.stream().filter(lift -> lift.peak() > 1).toList();
  }

  @Override
  public double most() {
    double most = 1;
    for (Lift lift : lifts) {
      most += Math.max(0, lift.peak() - 1);
    }
    return most;
  }
}

package dev.stampede.models.market;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the other customers' calls at one provider in one trial, after the warm-up.
 *
 * @param all of them
 * @param classes what became of those of each class, which together are all; none where there are
 *     no classes
 */
public record MarketResult(MarketFigures all, List<OfClass> classes) implements Serializable {

  /**
   * The calls of a class of customers.
   *
   * @param name of the class
   */
  public record OfClass(String name, MarketFigures calls) implements Serializable {}

  /** Copies the list. */
  public MarketResult {
    classes = List.copyOf(classes);
  }

  /** A market without classes, limits and shedding. */
  public MarketResult(
      double offered,
      double served,
      double refused,
      double abandoned,
      double cut,
      double failedOver) {
    this(new MarketFigures(offered, served, refused, 0, 0, abandoned, cut, failedOver), List.of());
  }

  /** Calls that came. */
  public double offered() {
    return all.offered();
  }

  /** Calls served to their end. */
  public double served() {
    return all.served();
  }

  /** Calls refused, however. */
  public double refused() {
    return all.refused();
  }

  /** Calls that gave up in the queue. */
  public double abandoned() {
    return all.abandoned();
  }

  /** Calls cut off. */
  public double cut() {
    return all.cut();
  }

  /** Calls that its customers made elsewhere. */
  public double failedOver() {
    return all.failedOver();
  }

  /** Returns the sum of two, of markets with the same classes. */
  public MarketResult plus(MarketResult other) {
    List<OfClass> sums = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      OfClass one = classes.get(i);
      sums.add(new OfClass(one.name(), one.calls().plus(other.classes.get(i).calls())));
    }
    return new MarketResult(all.plus(other.all), sums);
  }
}

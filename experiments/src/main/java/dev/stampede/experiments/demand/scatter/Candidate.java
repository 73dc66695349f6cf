package dev.stampede.experiments.demand.scatter;

import dev.stampede.experiments.demand.RateCurve;
import java.util.List;

/**
 * A process that arrivals may have come from.
 *
 * @param shape how its rate moves
 * @param curve its rate
 * @param scatter how arrivals scatter about it
 * @param numbers that it took to fit both
 * @param information H. Akaike's criterion, of which the smallest is best: twice the parameters,
 *     less twice the logarithm of the likelihood
 * @param distance of the gaps from what they should be if it were the true process, in [0, 1]
 * @param dispersions its indices, in the order of the trace's
 * @param close whether distance and dispersions are such that it may stand for the trace
 */
public record Candidate(
    Shape shape,
    RateCurve curve,
    Scatter scatter,
    int numbers,
    double information,
    double distance,
    List<Double> dispersions,
    boolean close) {

  /** How a rate moves. */
  public enum Shape {
    /** Not at all. */
    CONSTANT("constant rate"),
    /** In a few long steps. */
    SLOW("slow rate"),
    /** Step by step as the trace went. */
    POINTS("moving rate"),
    /** Each day alike. */
    DAY("daily rhythm"),
    /** Each week alike. */
    WEEK("weekly rhythm");

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }
}

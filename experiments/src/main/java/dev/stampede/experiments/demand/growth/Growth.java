package dev.stampede.experiments.demand.growth;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A law fitted to users over time by least squares.
 *
 * @param kind which
 * @param parameters its numbers
 * @param at users by the day
 * @param error root of the mean square of what it is off by
 * @param information Akaike's criterion, of which the smallest is best
 */
public record Growth(
    Kind kind,
    List<Parameter> parameters,
    DoubleUnaryOperator at,
    double error,
    double information) {

  /** Which laws there are. */
  public enum Kind {
    /** The same all the time. */
    FLAT("flat"),
    /** Doubles, or halves, in equal times. */
    EXPONENTIAL("exponential"),
    /** Bass's law of adoption, of which the market is fitted, too. */
    BASS("Bass"),
    /** Rises to a peak, and falls to a level that stays. */
    TAIL("peak and tail");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * A number of a law.
   *
   * @param unit {@code days}, {@code /year}, {@code users}
   */
  public record Parameter(String name, double value, String unit) {}

  /** Returns a parameter by its name. */
  public double parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}

package dev.stampede.experiments.uncertain;

import dev.stampede.engine.random.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A positive quantity of which somebody says that it lies between two values with some confidence.
 * The rest lies outside of them, half at each side. Of a quantity without a limit the logarithm is
 * normal between and beyond (the usual choice for what is positive and known by its order of size:
 * A. O'Hagan et al., "Uncertain Judgements: Eliciting Experts' Probabilities", Wiley 2006, chapter
 * 6); of a share, the logarithm of its odds (J. Aitchison, S. M. Shen, "Logistic-normal
 * distributions: some properties and uses", Biometrika 67, 1980), so that it stays between 0 and 1.
 * With a middle value, which is the median, both halves are wide by themselves.
 *
 * @param low positive
 * @param mid between the ends; empty where nothing is said of it
 * @param high above {@code low}
 * @param confidence of lying between them, in (0, 1)
 * @param share whether it is a share, of which both ends are in (0, 1)
 */
public record Range(double low, OptionalDouble mid, double high, double confidence, boolean share) {

  /** Rejects what is out of range. */
  public Range {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be above 0% and below 100%");
    }
    if (!(low > 0)) {
      throw new IllegalArgumentException("low must be above 0");
    }
    if (!(low < high)) {
      throw new IllegalArgumentException("low must be below high");
    }
    if (share && !(high < 1)) {
      throw new IllegalArgumentException("high must be below 100%");
    }
    double middle = mid.orElse((low + high) / 2);
    if (!(low < middle && middle < high)) {
      throw new IllegalArgumentException("mid must be between low and high");
    }
  }

  /**
   * Returns the value that a share {@code u} of all values do not exceed: exactly {@code low} and
   * {@code high}, but for rounding, where {@code u} is half of what the confidence leaves.
   *
   * @param u in (0, 1)
   */
  public double quantile(double u) {
    double value = law().quantile(u);
    return share ? value / (1 + value) : value;
  }

  private Quantiles law() {
    double outside = (1 - confidence) / 2;
    List<Quantiles.Point> points = new ArrayList<>();
    points.add(new Quantiles.Point(outside, scaled(low)));
    mid.ifPresent(middle -> points.add(new Quantiles.Point(0.5, scaled(middle))));
    points.add(new Quantiles.Point(1 - outside, scaled(high)));
    return new Quantiles(points);
  }

  private double scaled(double value) {
    return share ? value / (1 - value) : value;
  }
}

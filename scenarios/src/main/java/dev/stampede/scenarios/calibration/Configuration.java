package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.Experts;
import dev.stampede.experiments.fit.OperatingPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine, and what was measured of it.
 *
 * @param name what tells it from the others of its table; may be empty if there are none
 * @param model its model, as the table names it; empty if it does not
 * @param points in the order of the table
 */
public record Configuration(String name, String model, List<OperatingPoint> points) {

  /** Returns the experts of the model, known or guessed by its name; {@link #doubts} says which. */
  public Experts experts() {
    return ModelExperts.of(model).experts();
  }

  /**
   * Returns what is odd about it.
   *
   * @param expertsGiven whether they need not be known
   */
  List<String> doubts(boolean expertsGiven) {
    List<String> doubts = new ArrayList<>();
    for (String doubt : Doubts.aboutPoints(points)) {
      doubts.add(name.isEmpty() ? doubt : name + ": " + doubt);
    }
    String doubt = ModelExperts.of(model).doubt();
    if (!expertsGiven && doubt != null) {
      doubts.add(doubt);
    }
    return doubts;
  }
}

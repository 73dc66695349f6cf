package dev.stampede.scenarios.calibration;

import dev.stampede.scenarios.fitting.Experts;
import dev.stampede.scenarios.fitting.OperatingPoint;
import java.util.List;

/**
 * An engine, and what was measured of it.
 *
 * @param name what tells it from the others of its table; may be empty if there are none
 * @param model its model, as the table names it; empty if it does not
 * @param points in the order of the table
 */
public record Configuration(String name, String model, List<OperatingPoint> points) {

  /**
   * Returns the experts of the model, if it is one of those known; otherwise those of a dense one.
   */
  public Experts experts() {
    return KnownExperts.of(model);
  }
}

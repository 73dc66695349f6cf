package dev.stampede.models.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.DemandCurve;
import java.util.function.LongConsumer;

/**
 * Nobody's in particular: what arrives as a process says.
 *
 * @param process by which it does
 */
public record AnyArrivals(ArrivalSpec process) implements Arriving {

  @Override
  public Arrivals open(Stage stage, LongConsumer born) {
    return new Births(process, stage, born);
  }

  @Override
  public DemandCurve expected() {
    return process.expected();
  }

  @Override
  public double peakPerSecond() {
    return process.peakPerSecond();
  }
}

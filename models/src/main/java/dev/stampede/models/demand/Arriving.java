package dev.stampede.models.demand;

import dev.stampede.models.arrival.DemandCurve;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** When what a use case is made of arrives, as a scenario says it. */
public interface Arriving {

  /**
   * Opens what arrives at a shard, before any of it has.
   *
   * @param born hears the number of what arrives now, among all of the use case, from 0 on
   */
  Arrivals open(Stage stage, LongConsumer born);

  /** How much is to be expected over time. */
  DemandCurve expected();

  /** An upper bound of what arrives in a second; infinite where none is known. */
  double peakPerSecond();

  /** The name of the crowd whose doing it is; null if it is nobody's in particular. */
  default @Nullable String crowd() {
    return null;
  }

  /** What arrives at a shard. */
  interface Arrivals {

    /** Begins; to be called once, before the run. */
    void start();

    /** Closes what the arrivals are read from. */
    void close();
  }
}

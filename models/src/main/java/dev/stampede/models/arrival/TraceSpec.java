package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;

/**
 * A recorded trace, replayed once.
 *
 * @param path the file, as the scenario names it
 * @param speed how many times faster than recorded, positive
 * @param source opens the trace at its start
 * @param recording what it holds
 */
public record TraceSpec(String path, double speed, TraceSource source, Recording recording)
    implements ArrivalSpec {

  /** Rejects a speed that is not positive. */
  public TraceSpec {
    Require.positive("speed", speed);
  }

  @Override
  public ArrivalProcess open(Chance chance) {
    return new TraceArrivals(source.open(), speed);
  }

  @Override
  public DemandCurve expected() {
    return new RecordedDemand(recording, speed, 1);
  }

  /** Infinite: how close together its rows are is not known. */
  @Override
  public double peakPerSecond() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public MeanTokens meanTokens() {
    return recording.tokens();
  }
}

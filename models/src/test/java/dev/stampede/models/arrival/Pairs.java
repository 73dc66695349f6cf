package dev.stampede.models.arrival;

import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;

/**
 * A kind of arrivals that the house does not have, in one class: two pieces of work together, at
 * regular intervals from time 0 on, with lengths of their own.
 *
 * @param everyNanos length of the intervals
 */
record Pairs(long everyNanos) implements ArrivalSpec {

  @Override
  public ArrivalProcess open(Chance chance) {
    return new ArrivalProcess() {

      private long arrived;

      @Override
      public long next() {
        return arrived++ / 2 * everyNanos;
      }

      @Override
      public void skip() {
        arrived++;
      }

      @Override
      public void shape(Request request, RequestSpec spec) {
        request.inputTokens = 100;
        request.outputTokens = 51;
        spec.shapeCached(request);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public DemandCurve expected() {
    return CurveDemand.constant(peakPerSecond());
  }

  @Override
  public double peakPerSecond() {
    return 2e9 / everyNanos;
  }

  @Override
  public MeanTokens meanTokens() {
    return new MeanTokens(100, 51);
  }
}

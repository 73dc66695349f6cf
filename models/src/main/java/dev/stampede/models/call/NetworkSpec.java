package dev.stampede.models.call;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.check.Require;

/**
 * How long messages are on their way between a gateway and a server. Each call has a time for its
 * way there and another, independent one for the way back; all that is told of it takes these, so
 * that neither its cancellation nor its answer overtakes anything of the same call. Calls may
 * overtake each other.
 *
 * @param oneWay seconds on one way
 */
public record NetworkSpec(Distribution oneWay) {

  /** Returns a time that never varies; not negative. */
  public static NetworkSpec always(long nanos) {
    Require.notNegative("network", nanos);
    return new NetworkSpec(new Distribution.Constant(Seconds.of(nanos)));
  }

  /** The shortest time that can be drawn: what gateway and server may rely on. */
  public long leastNanos() {
    return oneWay.quantileNanos(RandomKey.LEAST);
  }

  /** The longest time that can be drawn, a hundred years at most. */
  public long mostNanos() {
    return oneWay.quantileNanos(RandomKey.MOST);
  }

  /** Whether calls differ. */
  public boolean varies() {
    return leastNanos() != mostNanos();
  }
}

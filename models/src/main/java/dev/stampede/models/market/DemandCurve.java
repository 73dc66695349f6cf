package dev.stampede.models.market;

/** How many calls a market makes over time. */
@FunctionalInterface
public interface DemandCurve {

  /** No call ever: for a provider whose only other customers are those who fail over to it. */
  DemandCurve NONE = (fromNanos, toNanos) -> 0;

  /** Returns the calls expected from a time to a later one. */
  double expected(long fromNanos, long toNanos);
}

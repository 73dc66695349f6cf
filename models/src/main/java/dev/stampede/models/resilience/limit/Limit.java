package dev.stampede.models.resilience.limit;

/** A limit on the calls inside. */
public interface Limit {

  /** The limit at a time. */
  int limit(long nowNanos);

  /**
   * A call has ended.
   *
   * @param startNanos when it began
   * @param rttNanos how long it took, positive
   * @param inside calls inside when it began, itself included
   * @param dropped whether it ended in a way that tells of overload
   */
  void sample(long nowNanos, long startNanos, long rttNanos, int inside, boolean dropped);
}

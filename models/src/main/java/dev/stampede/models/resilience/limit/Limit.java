package dev.stampede.models.resilience.limit;

/** A limit on the calls inside. */
public interface Limit {

  /** Time alone does not change it. */
  long UNCHANGED = Long.MAX_VALUE;

  /** The limit at a time. */
  int limit(long nowNanos);

  /** When it grows next without a call that ends, after now, or {@link #UNCHANGED}. */
  default long nextChangeNanos(long nowNanos) {
    return UNCHANGED;
  }

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

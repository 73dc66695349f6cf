package dev.stampede.models.resilience.throttle;

/** Decides whether a request goes through, by the fate of those before it. */
public sealed interface Throttle permits AdaptiveThrottle, AdmissionControl {

  /** Share of the requests to be refused now, in [0, 1]. */
  double refusedShare(long nowNanos);

  /** Counts a request that was refused here. */
  void refused(long nowNanos);

  /** Counts a request that is sent. */
  void sent(long nowNanos);

  /** Counts how a request that was sent ended; one that was given up does not end. */
  void ended(long nowNanos, boolean accepted);
}

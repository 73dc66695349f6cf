package dev.stampede.models.tier;

import dev.stampede.models.check.Require;

/**
 * Machines that look at all of their cluster again and again, as agents on nodes do that list what
 * the cluster's control plane knows. A sweep makes calls in proportion to the number of machines,
 * so all sweeps together make machines² calls_per_machine / every of them a second. Sweeps of many
 * machines are not in step: their calls are a Poisson stream.
 *
 * @param machines of the cluster, positive
 * @param everyNanos from one sweep of a machine to the next, positive
 * @param callsPerMachine calls of a sweep for each machine that there is, positive: 0.002 where a
 *     page of the answer has 500 machines
 * @param fromNanos when the first machine begins, not negative
 * @param rolloutNanos how long it takes from then until all do, linearly; 0 for at once
 * @param untilNanos when all end, after {@code fromNanos}
 */
public record SweepsSpec(
    int machines,
    long everyNanos,
    double callsPerMachine,
    long fromNanos,
    long rolloutNanos,
    long untilNanos) {

  /** They go on to the end of the run. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /** Rejects numbers out of range, and an end before the begin. */
  public SweepsSpec {
    Require.positive("machines", machines);
    Require.positive("every", everyNanos);
    Require.positive("calls_per_machine", callsPerMachine);
    Require.notNegative("from", fromNanos);
    Require.notNegative("rollout", rolloutNanos);
    Require.that(untilNanos > fromNanos, "until", untilNanos / 1e9 + " s", "be after from");
  }

  /** Calls a second when all machines sweep. */
  public double callsPerSecond() {
    return (double) machines * machines * callsPerMachine / (everyNanos / 1e9);
  }

  /** Returns the share of the machines that sweep at a time between begin and end, in [0, 1]. */
  double share(long nowNanos) {
    return rolloutNanos == 0 ? 1 : Math.min(1, (double) (nowNanos - fromNanos) / rolloutNanos);
  }
}

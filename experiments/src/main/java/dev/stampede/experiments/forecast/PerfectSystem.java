package dev.stampede.experiments.forecast;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.demand.UseCaseSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What no system can beat that has the same capacity: it serves a use case as if there was no
 * other, on all rungs of its ladder at once, without chance, and gives up at once what will be too
 * late. Work flows like a liquid: of what comes, what can be served neither now nor within the time
 * that it may wait is lost. As that loss is a convex function of what comes, chance only adds to
 * it, so that in the mean no simulation loses less.
 */
public final class PerfectSystem {

  /** Parts of a run that are looked at, beside those that jumps make. */
  private static final int PARTS = 1_000;

  /** More in a second than anything that is simulated; finite, so that it can be added up. */
  private static final double BOUNDLESS = 1e15;

  /** Ends of the parts, ascending, after their common start at 0. */
  private final long[] nanos;

  private final double[] offered;
  private final double[] capacity;
  private final double burst;
  private final long warmupNanos;

  private PerfectSystem(TrialSpec trial, DemandCurve demand, Supply supply) {
    long end = trial.durationNanos();
    TreeSet<Long> times = new TreeSet<>(demand.breakpoints(end));
    times.addAll(supply.breakpoints(end));
    times.add(trial.horizon().warmupNanos());
    for (int i = 1; i <= PARTS; i++) {
      times.add(Math.round((double) end * i / PARTS));
    }
    this.nanos = times.stream().filter(t -> t > 0 && t <= end).mapToLong(t -> t).toArray();
    this.offered = new double[nanos.length];
    this.capacity = new double[nanos.length];
    this.burst = supply.burst();
    this.warmupNanos = trial.horizon().warmupNanos();
    for (int i = 0; i < nanos.length; i++) {
      long from = start(i);
      offered[i] =
          supply.uncached() * demand.expected(from, nanos[i]) / Seconds.of(nanos[i] - from);
      capacity[i] = Math.min(BOUNDLESS, supply.perSecond(from + (nanos[i] - from) / 2));
    }
  }

  /**
   * Returns that of a use case; empty where what comes depends on what becomes of it: people who
   * wait for answers, agents, and work that comes back.
   */
  public static Optional<PerfectSystem> of(
      TrialSpec trial, ArchitectureSpec compared, UseCaseSpec useCase) {
    if (useCase.source().isClosedLoop()
        || useCase.source().isOfAgents()
        || useCase.resubmission() != null
        || useCase.rework() != null) {
      return Optional.empty();
    }
    ArchitectureSpec serving = new ProviderLoad(trial).serving(useCase, compared);
    Supply supply = new Supply(trial, serving, useCase);
    return Optional.of(new PerfectSystem(trial, useCase.source().expected(), supply));
  }

  /** How many parts of the run are looked at; those of the warm-up are among them. */
  public int parts() {
    return nanos.length;
  }

  private long start(int part) {
    return part == 0 ? 0 : nanos[part - 1];
  }

  /** Returns the share of the time that counts which a part is; 0 in the warm-up. */
  public double weight(int part) {
    return start(part) < warmupNanos
        ? 0
        : (double) (nanos[part] - start(part)) / (nanos[nanos.length - 1] - warmupNanos);
  }

  /** Returns how much work that no cache answers comes in a second of a part. */
  public double offered(int part) {
    return offered[part];
  }

  /** Returns how much can be served in a second of a part; 1e15 for any number. */
  public double capacity(int part) {
    return capacity[part];
  }

  /**
   * Returns the share of the work that is served, in [0, 1].
   *
   * @param waitSeconds how long work may wait, at least 0
   */
  public double servedShare(double waitSeconds) {
    double lost = 0;
    double all = 0;
    double backlog = 0;
    double[] waits = served(waitSeconds);
    for (int i = 0; i < nanos.length; i++) {
      double seconds = Seconds.of(nanos[i] - start(i));
      backlog = Math.max(0, backlog + (offered[i] - capacity[i]) * seconds);
      double tooLate = Math.max(0, backlog - burst - waits[i]);
      backlog -= tooLate;
      if (weight(i) > 0) {
        lost += tooLate;
        all += offered[i] * seconds;
      }
    }
    return all == 0 ? 1 : Math.max(0, 1 - lost / all);
  }

  /** For each part, how much can be served in the time after it that work may wait. */
  private double[] served(double waitSeconds) {
    double[] ends = Arrays.stream(nanos).mapToDouble(Seconds::of).toArray();
    double[] until = new double[nanos.length];
    double sum = 0;
    for (int i = 0; i < nanos.length; i++) {
      sum += capacity[i] * Seconds.of(nanos[i] - start(i));
      until[i] = sum;
    }
    double[] served = new double[nanos.length];
    int k = 0;
    for (int i = 0; i < nanos.length; i++) {
      double limit = ends[i] + waitSeconds;
      while (k < nanos.length - 1 && ends[k] < limit) {
        k++;
      }
      served[i] = until[k] - until[i] + capacity[k] * (limit - ends[k]);
    }
    return served;
  }
}

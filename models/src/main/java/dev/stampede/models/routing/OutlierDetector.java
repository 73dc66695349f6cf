package dev.stampede.models.routing;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.routing.OutlierSpec.LocalOrigin;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Envoy's outlier detection. What is easily got wrong: the number of ejections is limited over the
 * whole pool, and one too many is not made up for later; an ejected endpoint comes back at a sweep,
 * at once with its whole share; the time that it stays away grows with each ejection and shrinks
 * with each sweep that finds it well, of which the one that brings it back is none; any success
 * sets the counts of errors in a row to zero. Where errors of local origin count apart, a
 * connection that is taken up is such a success, so that timeouts are in a row only while none
 * begins.
 *
 * <p>Sweeps need no events: those that are due are made when somebody asks.
 */
final class OutlierDetector implements Fitness {

  private final OutlierSpec spec;
  private final DoubleSupplier random;
  private final Host[] hosts;
  private final Answer outside = new Answer();
  private int ejected;
  private long nextSweep;

  /**
   * Makes a detector that has seen nothing.
   *
   * @param books one for each endpoint
   * @param random numbers in (0, 1)
   */
  OutlierDetector(OutlierSpec spec, List<GuardBooks> books, DoubleSupplier random) {
    this.spec = spec;
    this.random = random;
    this.hosts = new Host[books.size()];
    for (int i = 0; i < hosts.length; i++) {
      hosts[i] = new Host(books.get(i));
    }
    this.nextSweep = spec.intervalNanos();
  }

  /** How calls ended since the last sweep. */
  private static final class Rate {
    int calls;
    int successes;

    double successes() {
      return (double) successes / calls;
    }

    void clear() {
      calls = 0;
      successes = 0;
    }
  }

  /** What is known of an endpoint. */
  private static final class Host {
    final GuardBooks books;
    final Rate server = new Rate();
    final Rate local = new Rate();
    int errors;
    int gatewayErrors;
    int localErrors;
    boolean ejected;
    long ejectedAt;
    long jitterNanos;
    int multiplier;

    Host(GuardBooks books) {
      this.books = books;
    }

    Rate rate(boolean isLocal) {
      return isLocal ? local : server;
    }
  }

  @Override
  public boolean isOut(int endpoint, long nowNanos) {
    sweepUntil(nowNanos);
    return hosts[endpoint].ejected;
  }

  @Override
  public void ended(int endpoint, long nowNanos, Answer answer) {
    if (answer.status.isOwnRefusal()) {
      return; // on its way, which tells nothing of the endpoint
    }
    sweepUntil(nowNanos);
    Host host = hosts[endpoint];
    if (!answer.isOk()) {
      host.books.failed(nowNanos);
    }
    LocalOrigin local = spec.localOrigin();
    if (local != null && ErrorKind.isSilence(answer)) {
      failedLocally(host, nowNanos, local);
      return;
    }
    host.server.calls++;
    if (!ErrorKind.isServerError(answer)) {
      host.server.successes++;
      host.errors = 0;
      host.gatewayErrors = 0;
      return;
    }
    if (!ErrorKind.isGatewayError(answer)) {
      host.gatewayErrors = 0;
    } else if (++host.gatewayErrors == spec.consecutiveGatewayFailure() && !host.ejected) {
      eject(host, nowNanos, spec.enforcingGatewayFailure());
      host.gatewayErrors = 0;
    }
    if (++host.errors == spec.consecutive5xx() && !host.ejected) {
      eject(host, nowNanos, spec.enforcing5xx());
      host.errors = 0;
    }
  }

  private void failedLocally(Host host, long nowNanos, LocalOrigin local) {
    host.local.calls++;
    if (++host.localErrors == local.consecutive() && !host.ejected) {
      eject(host, nowNanos, local.enforcingConsecutive());
      host.localErrors = 0;
    }
  }

  @Override
  public void connected(int endpoint, long nowNanos) {
    sweepUntil(nowNanos);
    Host host = hosts[endpoint];
    host.local.calls++;
    host.local.successes++;
    host.localErrors = 0;
  }

  /** Where errors count apart the server was well when its headers came. */
  @Override
  public void brokeOff(int endpoint, long nowNanos, Answer answer) {
    if (spec.localOrigin() != null) {
      ended(endpoint, nowNanos, outside.set(Status.OK));
    }
    ended(endpoint, nowNanos, answer);
  }

  /** The same as a 504; one that was streaming was well when its headers came. */
  @Override
  public void timedOut(int endpoint, long nowNanos, boolean streaming) {
    ended(endpoint, nowNanos, outside.set(streaming ? Status.OK : Status.TIMEOUT));
  }

  private void eject(Host host, long nowNanos, double enforcing) {
    boolean room =
        (ejected + 1.0) / hosts.length <= spec.maxEjectionShare()
            || (spec.alwaysEjectOne() && ejected == 0);
    if (!room || enforcing == 0 || (enforcing < 1 && random.getAsDouble() >= enforcing)) {
      return;
    }
    host.ejected = true;
    host.ejectedAt = nowNanos;
    host.books.opened(nowNanos);
    ejected++;
    if (host.multiplier * (double) spec.baseEjectionNanos()
        < spec.maxEjectionNanos() + (double) spec.baseEjectionNanos()) {
      host.multiplier++;
    }
    host.jitterNanos =
        spec.maxEjectionJitterNanos() == 0
            ? 0
            : Math.round(spec.maxEjectionJitterNanos() * random.getAsDouble());
  }

  private void sweepUntil(long nowNanos) {
    while (nextSweep <= nowNanos) {
      sweep(nextSweep);
      nextSweep += spec.intervalNanos();
    }
  }

  private void sweep(long nowNanos) {
    for (Host host : hosts) {
      if (!host.ejected) {
        host.multiplier = Math.max(0, host.multiplier - 1);
      } else if (nowNanos - host.ejectedAt >= ejectionNanos(host)) {
        host.ejected = false;
        host.books.closed(nowNanos);
        host.errors = 0;
        host.gatewayErrors = 0;
        host.localErrors = 0;
        ejected--;
      }
    }
    compareSuccesses(nowNanos, false, spec.enforcingSuccessRate());
    compareFailures(nowNanos, false, spec.enforcingFailureShare());
    LocalOrigin local = spec.localOrigin();
    if (local != null) {
      compareSuccesses(nowNanos, true, local.enforcingSuccessRate());
      compareFailures(nowNanos, true, local.enforcingFailureShare());
    }
    for (Host host : hosts) {
      host.server.clear();
      host.local.clear();
    }
  }

  private double ejectionNanos(Host host) {
    double backedOff = (double) host.multiplier * spec.baseEjectionNanos();
    return Math.min(backedOff, (double) spec.maxEjectionNanos()) + host.jitterNanos;
  }

  private boolean isJudged(Host host, boolean isLocal, int enough) {
    return !host.ejected && host.rate(isLocal).calls >= enough;
  }

  private int judged(boolean isLocal, int enough) {
    int judged = 0;
    for (Host host : hosts) {
      judged += isJudged(host, isLocal, enough) ? 1 : 0;
    }
    return judged;
  }

  private void compareSuccesses(long nowNanos, boolean isLocal, double enforcing) {
    int enough = spec.successRateCalls();
    int judged = judged(isLocal, enough);
    if (judged < spec.successRateHosts()) {
      return;
    }
    double sum = 0;
    for (Host host : hosts) {
      sum += isJudged(host, isLocal, enough) ? host.rate(isLocal).successes() : 0;
    }
    double mean = sum / judged;
    double squares = 0;
    for (Host host : hosts) {
      double off = isJudged(host, isLocal, enough) ? host.rate(isLocal).successes() - mean : 0;
      squares += off * off;
    }
    double least = mean - spec.successRateStdevFactor() * Math.sqrt(squares / judged);
    for (Host host : hosts) {
      if (isJudged(host, isLocal, enough) && host.rate(isLocal).successes() < least) {
        eject(host, nowNanos, enforcing);
      }
    }
  }

  private void compareFailures(long nowNanos, boolean isLocal, double enforcing) {
    int enough = spec.failureCalls();
    if (judged(isLocal, enough) < spec.failureHosts()) {
      return;
    }
    for (Host host : hosts) {
      if (isJudged(host, isLocal, enough)
          && 1 - host.rate(isLocal).successes() >= spec.failureShare()) {
        eject(host, nowNanos, enforcing);
      }
    }
  }
}

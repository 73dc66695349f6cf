package dev.stampede.models.routing;

import dev.stampede.models.attribution.GuardBooks;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Envoy's outlier detection. What is easily got wrong: the number of ejections is limited over the
 * whole pool, and one too many is not made up for later; an ejected endpoint comes back at a sweep,
 * at once with its whole share; the time that it stays away grows with each ejection and shrinks
 * with each sweep that finds it well, of which the one that brings it back is none; any success
 * sets the counts of errors in a row to zero.
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

  /** What is known of an endpoint. */
  private static final class Host {
    final GuardBooks books;
    int errors;
    int gatewayErrors;
    int calls;
    int successes;
    boolean ejected;
    long ejectedAt;
    long jitterNanos;
    int multiplier;

    Host(GuardBooks books) {
      this.books = books;
    }

    double successRate() {
      return (double) successes / calls;
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
    host.calls++;
    if (!answer.isOk()) {
      host.books.failed(nowNanos);
    }
    if (!ErrorKind.isServerError(answer)) {
      host.successes++;
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
        ejected--;
      }
    }
    compareSuccessRates(nowNanos);
    compareFailures(nowNanos);
    for (Host host : hosts) {
      host.calls = 0;
      host.successes = 0;
    }
  }

  private double ejectionNanos(Host host) {
    double backedOff = (double) host.multiplier * spec.baseEjectionNanos();
    return Math.min(backedOff, (double) spec.maxEjectionNanos()) + host.jitterNanos;
  }

  private void compareSuccessRates(long nowNanos) {
    int judged = 0;
    double sum = 0;
    for (Host host : hosts) {
      if (!host.ejected && host.calls >= spec.successRateCalls()) {
        judged++;
        sum += host.successRate();
      }
    }
    if (judged < spec.successRateHosts()) {
      return;
    }
    double mean = sum / judged;
    double squares = 0;
    for (Host host : hosts) {
      if (!host.ejected && host.calls >= spec.successRateCalls()) {
        squares += (host.successRate() - mean) * (host.successRate() - mean);
      }
    }
    double least = mean - spec.successRateStdevFactor() * Math.sqrt(squares / judged);
    for (Host host : hosts) {
      if (!host.ejected && host.calls >= spec.successRateCalls() && host.successRate() < least) {
        eject(host, nowNanos, spec.enforcingSuccessRate());
      }
    }
  }

  private void compareFailures(long nowNanos) {
    int judged = 0;
    for (Host host : hosts) {
      judged += !host.ejected && host.calls >= spec.failureCalls() ? 1 : 0;
    }
    if (judged < spec.failureHosts()) {
      return;
    }
    for (Host host : hosts) {
      if (!host.ejected
          && host.calls >= spec.failureCalls()
          && 1 - host.successRate() >= spec.failureShare()) {
        eject(host, nowNanos, spec.enforcingFailureShare());
      }
    }
  }
}

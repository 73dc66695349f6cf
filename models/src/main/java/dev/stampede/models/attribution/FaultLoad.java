package dev.stampede.models.attribution;

/** Counts the calls that are sent to a provider while a fault strikes it. */
public final class FaultLoad {

  private final String provider;
  private final FaultWindows faults;
  private int window;
  private long calls;
  private long succeeded;

  FaultLoad(String provider, FaultWindows faults) {
    this.provider = provider;
    this.faults = faults;
  }

  /** Counts calls that are no attempts, and so for nobody. */
  public static FaultLoad unlisted() {
    return new FaultLoad("", FaultWindows.NONE);
  }

  /** Whether a fault strikes the provider at a time that is not before the last one asked for. */
  public boolean strikes(long nowNanos) {
    while (window < faults.count() && nowNanos >= faults.end(window)) {
      window++;
    }
    return window < faults.count() && nowNanos >= faults.start(window);
  }

  /** A call was sent in a fault. */
  public void sent() {
    calls++;
  }

  /** A call that was sent in a fault ended well. */
  public void succeeded() {
    succeeded++;
  }

  FaultLoadResult result(long nowNanos) {
    return new FaultLoadResult(provider, faults.nanosUntil(nowNanos), calls, succeeded);
  }
}

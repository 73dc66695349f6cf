package dev.stampede.experiments.trial;

/** A wish that something end soon. May be expressed and looked at by any thread; it stays. */
public final class Cancellation {

  private volatile boolean requested;

  /** Asks for the end. */
  public void request() {
    requested = true;
  }

  /** Whether anybody has asked. */
  public boolean isRequested() {
    return requested;
  }
}

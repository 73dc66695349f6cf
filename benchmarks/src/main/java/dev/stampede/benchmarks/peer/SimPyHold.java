package dev.stampede.benchmarks.peer;

import dev.stampede.benchmarks.model.HoldModel;

/**
 * The hold model on SimPy: a process for each event, which draws exponential times with Python's
 * own generator.
 */
public final class SimPyHold implements HoldModel, AutoCloseable {

  private final SimPy python;
  private long asked;
  private double held;

  /** Starts all processes. */
  public SimPyHold(int pending) {
    python = new SimPy("hold", Integer.toString(pending), Long.toString(SPACING_NANOS));
  }

  @Override
  public void run(int holds) {
    asked += holds;
    held = python.run(holds);
  }

  /** Checks the number of events: Poisson, so 5 % is 15 standard deviations for 10^5. */
  @Override
  public void check() {
    if (Math.abs(held / asked - 1) > 0.05) {
      throw new IllegalStateException("%.0f holds, not about %d".formatted(held, asked));
    }
  }

  @Override
  public void close() {
    python.close();
  }
}

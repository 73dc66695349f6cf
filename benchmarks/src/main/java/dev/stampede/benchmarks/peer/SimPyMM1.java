package dev.stampede.benchmarks.peer;

import dev.stampede.benchmarks.model.QueueModel;

/** An M/M/1 queue on SimPy, after the bank of its tutorial: a process for each customer. */
public final class SimPyMM1 implements QueueModel, AutoCloseable {

  private final SimPy python = new SimPy("mm1", Double.toString(UTILIZATION));
  private double meanWait;

  @Override
  public void run(int customers) {
    meanWait = python.run(customers);
  }

  @Override
  public double meanWaitInServices() {
    return meanWait;
  }

  @Override
  public void close() {
    python.close();
  }
}

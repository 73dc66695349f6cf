package dev.stampede.benchmarks.peer;

import java.util.concurrent.locks.LockSupport;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.RunState;

/** A DSOL simulator with its default event list, made ready to run. */
final class DsolClock {

  private static final long POLL_NANOS = 100_000;

  private final DevsSimulator<Double> simulator = new DevsSimulator<>("benchmark");

  DsolClock() {
    simulator.initialize(
        new EmptyModel(simulator), new SingleReplication<>("run", 0.0, 0.0, Double.MAX_VALUE));
  }

  DevsSimulator<Double> simulator() {
    return simulator;
  }

  double now() {
    return simulator.getSimulatorTime();
  }

  /** Waits until the simulator's own thread has come to a stop. */
  void await() {
    while (simulator.getRunState() != RunState.STOPPED) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** The events are scheduled from outside. */
  private static final class EmptyModel extends AbstractDsolModel<Double, DevsSimulator<Double>> {
    private static final long serialVersionUID = 1L;

    EmptyModel(DevsSimulator<Double> simulator) {
      super(simulator);
    }

    @Override
    public void constructModel() {}
  }
}

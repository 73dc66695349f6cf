package dev.stampede.benchmarks.peer;

import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.RunState;

/**
 * A DSOL simulator with its default event list, made ready to run. Its own loop runs in the
 * caller's thread: DSOL would wake a thread of its own, which takes a millisecond and, when it
 * misses the call, a second.
 */
final class DsolClock extends DevsSimulator<Double> {

  private static final long serialVersionUID = 1L;

  DsolClock() {
    super("benchmark");
    initialize(new EmptyModel(this), new SingleReplication<>("run", 0.0, 0.0, Double.MAX_VALUE));
  }

  double now() {
    return getSimulatorTime();
  }

  /** Runs until {@link #stop} is called, or to a time. */
  void runHere(double until) {
    runUntilTime = until;
    runUntilIncluding = true;
    runState = RunState.STARTED;
    run();
    runState = RunState.STOPPED;
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

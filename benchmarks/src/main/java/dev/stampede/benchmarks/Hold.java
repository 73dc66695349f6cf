package dev.stampede.benchmarks;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;

/** The hold model on Stampede's engine: each pending event is a timer that is set again. */
final class Hold {

  /** Simulated time between any two events, on average. */
  private static final long SPACING_NANOS = 1000;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess process = simulation.process("hold");
  private final RandomStream increments = process.random("increments");
  private final double meanNanos;

  Hold(int pending) {
    meanNanos = (double) pending * SPACING_NANOS;
    for (int i = 0; i < pending; i++) {
      hold(new Item(this));
    }
  }

  /** Runs for as long as a number of holds takes on average. */
  void run(int holds) {
    simulation.run(simulation.now() + holds * SPACING_NANOS);
  }

  private void hold(Item item) {
    item.timer.set((long) (increments.nextExponential() * meanNanos));
  }

  private static final class Item {
    private final Timer timer;

    Item(Hold model) {
      timer = model.process.timer(model::hold, this);
    }
  }
}

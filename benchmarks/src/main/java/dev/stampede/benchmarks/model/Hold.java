package dev.stampede.benchmarks.model;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomStreams;

/** The hold model on Stampede's engine: each pending event is a timer that is set again. */
public final class Hold implements HoldModel {

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess process = simulation.process("hold");
  private final int pending;
  private final Increments increments;
  private long held;
  private long target;

  /** Schedules all events. */
  public Hold(int pending, String law) {
    this.pending = pending;
    increments = new Increments(law, (double) pending * SPACING_NANOS);
    for (int i = 0; i < pending; i++) {
      Item item = new Item(this);
      item.timer.set(increments.next());
    }
  }

  /** Runs up to the time that the target should be reached at, until it is. */
  @Override
  public void run(int holds) {
    target += holds;
    while (held < target) {
      long events = Math.max(target - held, pending / 100); // not one by one between ties
      simulation.run(simulation.now() + (events + 1) * SPACING_NANOS);
    }
  }

  @Override
  public void check() {
    if (simulation.events() != held) {
      throw new IllegalStateException(
          "the engine counts %d events, the model %d".formatted(simulation.events(), held));
    }
    increments.check(pending, held, (double) simulation.now());
  }

  private void hold(Item item) {
    held++;
    item.timer.set(increments.next());
  }

  private static final class Item {
    private final Timer timer;

    Item(Hold model) {
      timer = model.process.timer(model::hold, this);
    }
  }
}

package dev.stampede.models.start;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Machines that start, without anything that they would serve. */
final class StartYard {

  final Simulation simulation;
  final LogicalProcess process;
  final StartQueue queue;
  final List<Start> starts = new ArrayList<>();

  /** When each machine serves that does, in seconds, by its number. */
  final TreeMap<Integer, Double> serving = new TreeMap<>();

  /** Opens a queue for a run of a number of seconds. */
  StartYard(StartsSpec spec, int replication, double seconds, double warmup) {
    simulation = new Simulation(new RandomStreams(1, replication));
    process = simulation.process("yard");
    Intervals intervals = new Intervals(Sketch.nanos(seconds), 1);
    Horizon horizon = Horizon.of(intervals, Sketch.nanos(warmup));
    queue = Objects.requireNonNull(StartQueue.of(spec, process, "p", horizon));
  }

  StartYard(StartsSpec spec) {
    this(spec, 0, 10_000, 0);
  }

  static StartsSpec spec(int atOnce, Distribution each, double timeout, GivenUp givenUp) {
    long nanos = timeout == 0 ? StartsSpec.ENDLESS : Sketch.nanos(timeout);
    return new StartsSpec(atOnce, each, nanos, givenUp, Sketch.always(0));
  }

  /** Adds a machine. */
  Start machine() {
    int number = starts.size();
    Start start = queue.start(() -> serving.put(number, (double) process.now() / Sketch.SECOND));
    starts.add(start);
    return start;
  }

  /** Does something at a time, in seconds. */
  StartYard at(double second, Runnable what) {
    process.timer(what).set(Sketch.nanos(second));
    return this;
  }

  /** So many machines more start at a time, each with a boot of some seconds. */
  StartYard begin(double second, int machines, double boot) {
    List<Start> some = new ArrayList<>();
    for (int i = 0; i < machines; i++) {
      some.add(machine());
    }
    return at(second, () -> some.forEach(start -> start.begin(0, Sketch.nanos(boot))));
  }

  /** Lets the time pass to a second. */
  StartYard until(double second) {
    simulation.run(Sketch.nanos(second));
    return this;
  }

  /** The times at which machines serve, by their numbers. */
  List<Double> times() {
    return List.copyOf(serving.values());
  }

  /** What the books say at a second. */
  StartsResult result(double second) {
    return Objects.requireNonNull(StartQueue.result(queue, Sketch.nanos(second)));
  }
}

package dev.stampede.engine;

import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One simulation: its processes, its clock and its random numbers. Simulations share nothing; each
 * is used by one thread, except for {@link #stop()} and {@link #progressNanos()}.
 */
public final class Simulation {

  private final RandomStreams streams;
  private final EventLoop loop = new EventLoop();
  private final List<LogicalProcess> processes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private volatile boolean stopped;
  private volatile long progressNanos;

  /** Makes an empty simulation at time 0. */
  public Simulation(RandomStreams streams) {
    this.streams = streams;
  }

  /**
   * Adds a process.
   *
   * @param name unique in the simulation: it names the process's random streams; a name that is
   *     taken is rejected
   */
  public LogicalProcess process(String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("there is a process named '%s' already".formatted(name));
    }
    if (processes.size() == LogicalProcess.MAX_PROCESSES) {
      throw new IllegalStateException(
          "a simulation can have %d processes".formatted(LogicalProcess.MAX_PROCESSES));
    }
    LogicalProcess process = new LogicalProcess(this, loop, name, processes.size());
    processes.add(process);
    return process;
  }

  /**
   * Handles every event up to and including a time, and sets the clock to it.
   *
   * @param untilNanos not before the time reached so far
   * @return false if {@link #stop()} ended the run early
   * @throws SimulationException if a process fails
   */
  public boolean run(long untilNanos) {
    if (untilNanos < loop.now()) {
      throw new IllegalArgumentException(
          "untilNanos (%d) lies before the time reached (%d)".formatted(untilNanos, loop.now()));
    }
    boolean more = true;
    while (more && !stopped) {
      more = loop.runBatch(untilNanos);
      progressNanos = loop.now();
    }
    return !more;
  }

  /** Runs like {@link #run(long)}. */
  public boolean run(long untilNanos, int workers) {
    return run(untilNanos);
  }

  /** Ends a run soon, from any thread. */
  public void stop() {
    stopped = true;
  }

  /** The time reached, for any thread to watch; may lag behind. */
  public long progressNanos() {
    return progressNanos;
  }

  /** Nanoseconds since the start. */
  public long now() {
    return loop.now();
  }

  /** The source of this simulation's random numbers. */
  public RandomStreams streams() {
    return streams;
  }

  /** Events handled so far. */
  public long events() {
    return processes.stream().mapToLong(LogicalProcess::events).sum();
  }

  /** A hash over the name of each process and every event it handled, in its order. */
  public Digest digest() {
    Digest digest = Digest.EMPTY;
    for (LogicalProcess process : processes) {
      digest = digest.with(process.name()).with(process.events()).with(process.digest());
    }
    return digest;
  }
}

package dev.stampede.engine;

import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One simulation: its processes, its clock and its random numbers. Simulations share nothing; each
 * is used by one thread, except for {@link #stop()} and {@link #progressNanos()}. While it runs,
 * handlers ask their own process for the time, as others may be ahead or behind.
 */
public final class Simulation {

  private final RandomStreams streams;
  private final List<LogicalProcess> processes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Partitions partitions = new Partitions();
  private final Balancer balancer = new Balancer(processes, partitions);
  private boolean running;
  private volatile boolean stopped;
  private volatile long progressNanos;

  /** Makes an empty simulation at time 0. */
  public Simulation(RandomStreams streams) {
    this.streams = streams;
  }

  /**
   * Adds a process. A handler cannot do that.
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
    changeStructure();
    LogicalProcess process = new LogicalProcess(this, partitions.first(), name, processes.size());
    processes.add(process);
    return process;
  }

  /**
   * Asks for a process to be executed in a certain partition when the simulation is run by several
   * workers; otherwise it is placed automatically. This changes the speed of a run, never its
   * results.
   *
   * @param process of this simulation; others are rejected
   * @param partition not negative, or it is rejected; taken modulo the number of workers
   */
  public void place(LogicalProcess process, int partition) {
    if (partition < 0) {
      throw new IllegalArgumentException(
          "partition (%d) must not be negative".formatted(partition));
    }
    if (process.simulation() != this) {
      throw new IllegalArgumentException(
          "process %s belongs to another simulation".formatted(process.name()));
    }
    changeStructure();
    process.placeAt(partition);
  }

  /** Takes note that processes, links or places are no longer what they were. */
  void changeStructure() {
    if (running) {
      throw new IllegalStateException("the structure of the model is fixed while it runs");
    }
    balancer.forget();
  }

  /**
   * Handles every event up to and including a time, and sets the clock to it.
   *
   * @param untilNanos not before the time reached so far
   * @return false if {@link #stop()} ended the run early
   * @throws SimulationException if a process fails; a simulation that failed cannot go on
   */
  public boolean run(long untilNanos) {
    return run(untilNanos, 1);
  }

  /**
   * The same on several threads, with the same results to the last bit. A simulation can be run on,
   * by another number of workers if need be.
   *
   * @param untilNanos not before the time reached so far
   * @param workers the most threads to use, at least 1; the calling thread is one of them
   * @return false if {@link #stop()} ended the run early
   * @throws SimulationException if a process fails: the first failure that one worker alone would
   *     have met
   * @throws IllegalArgumentException if processes joined by links without lookahead were placed on
   *     different partitions
   */
  public boolean run(long untilNanos, int workers) {
    if (untilNanos < now()) {
      throw new IllegalArgumentException(
          "untilNanos (%d) lies before the time reached (%d)".formatted(untilNanos, now()));
    }
    if (workers < 1) {
      throw new IllegalArgumentException("workers (%d) must be at least 1".formatted(workers));
    }
    running = true;
    try {
      return workers == 1 ? runTogether(untilNanos, Long.MAX_VALUE) : runApart(untilNanos, workers);
    } catch (SimulationException | Error e) {
      stopped = true;
      throw e;
    } finally {
      running = false;
    }
  }

  /** Returns true when all is done, and false after a stop or so many events. */
  private boolean runTogether(long untilNanos, long mostEvents) {
    balancer.placeTogether();
    EventLoop loop = partitions.first();
    long before = loop.handled();
    boolean more = true;
    while (more && !stopped && loop.handled() - before < mostEvents) {
      more = loop.runBatch(untilNanos);
      progressNanos = loop.now();
    }
    return !more;
  }

  private boolean runApart(long untilNanos, int workers) {
    balancer.check(workers);
    long missing = balancer.eventsToMeasure();
    if (missing > 0 && runTogether(untilNanos, missing)) {
      return true;
    }
    if (stopped) {
      return false;
    }
    balancer.place(workers);
    Worker.End end = prepare(untilNanos).execute();
    while (end == Worker.End.REVIEW) {
      balancer.review();
      end = prepare(untilNanos).execute();
    }
    partitions.alignClocks();
    return end == Worker.End.DONE;
  }

  /** Prepares a stretch with the present placement. */
  PartitionedRun prepare(long untilNanos) {
    return new PartitionedRun(this, partitions, untilNanos, balancer.interval());
  }

  /** Ends a run soon, from any thread. */
  public void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  void showProgress(long timeNanos) {
    progressNanos = timeNanos;
  }

  /** The time reached, for any thread to watch; may lag behind. */
  public long progressNanos() {
    return progressNanos;
  }

  /** Nanoseconds since the start. */
  public long now() {
    return partitions.now();
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

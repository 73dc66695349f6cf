package dev.stampede.engine;

import java.util.List;

/**
 * Places processes on partitions by measured load: after a first stretch on one partition, and
 * again where the load has shifted so much that it pays.
 */
final class Balancer {

  /** Enough to tell the heavy processes from the light ones, and over in some milliseconds. */
  private static final long EVENTS_TO_MEASURE = 50_000;

  /** Events of the busiest worker until the first review: some tenths of a second. */
  private static final long FIRST_INTERVAL = 2_000_000;

  /** The interval doubles up to this while reviews change nothing. */
  private static final long LONGEST_INTERVAL = 32 * FIRST_INTERVAL;

  /** Estimated cost, of the present one, from which another placement is worth the move. */
  private static final double WORTH_MOVING = 0.9;

  private final List<LogicalProcess> processes;
  private final Partitions partitions;
  private Load before;
  private Placement placement;
  private int workers;
  private long interval = FIRST_INTERVAL;

  Balancer(List<LogicalProcess> processes, Partitions partitions) {
    this.processes = processes;
    this.partitions = partitions;
    this.before = loadUntilNow();
    this.placement = Placement.together(processes);
  }

  private Load loadUntilNow() {
    return Load.untilNow(processes, partitions.now());
  }

  /** The processes or their links have changed: the next run must place them anew. */
  void forget() {
    workers = 0;
  }

  /** Places all processes on one partition. */
  void placeTogether() {
    if (partitions.count() > 1) {
      settle(Placement.together(processes), 1);
    }
  }

  /**
   * Checks the places asked for.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  void check(int newWorkers) {
    if (workers != newWorkers) {
      Groups.of(processes, newWorkers);
    }
  }

  /** Events that one partition should handle first, to show where the load is. */
  long eventsToMeasure() {
    boolean anyFree = processes.stream().anyMatch(LogicalProcess::isPlacedFreely);
    return anyFree ? EVENTS_TO_MEASURE - loadUntilNow().events() : 0;
  }

  /** Places the processes for a number of workers, unless they are and it is too early for more. */
  void place(int newWorkers) {
    Load all = loadUntilNow();
    Load recent = all.since(before);
    if (workers != newWorkers) {
      Load load = recent.events() < EVENTS_TO_MEASURE ? all : recent;
      settle(Placement.of(processes, load, newWorkers), newWorkers);
    } else if (recent.events() > interval) {
      review();
    }
  }

  /** Places the processes anew if the load since the last time says that it pays. */
  void review() {
    Load all = loadUntilNow();
    Load recent = all.since(before);
    Placement better = Placement.of(processes, recent, workers);
    List<Outlet<?>> links = Placement.links(processes);
    if (better.cost(links, recent) < WORTH_MOVING * placement.cost(links, recent)) {
      settle(better, workers);
    } else {
      before = all;
      interval = Math.min(2 * interval, LONGEST_INTERVAL);
    }
  }

  private void settle(Placement newPlacement, int newWorkers) {
    partitions.place(processes, newPlacement);
    placement = newPlacement;
    workers = newWorkers;
    before = loadUntilNow();
    interval = FIRST_INTERVAL;
  }

  /** Events of the busiest worker until the next review. */
  long interval() {
    return interval;
  }
}

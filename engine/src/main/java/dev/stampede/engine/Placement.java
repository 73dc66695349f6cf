package dev.stampede.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Which partition each process is executed in. It can only change how long a run takes, never what
 * comes out.
 *
 * <p>A run takes as long as its busiest partition, and pays for every window: so events should be
 * shared out evenly, and links between partitions should have a large lookahead. Processes with no
 * lookahead between them must stay together. Beyond that, every power of two is tried as the
 * lookahead below which processes stay together, and the placement that would have cost least for a
 * measured load wins. That may be the one that puts all on one partition.
 */
final class Placement {

  private final int[] partitions;
  private final int count;

  private Placement(int[] partitions) {
    this.partitions = partitions;
    this.count = Arrays.stream(partitions).max().orElse(0) + 1;
  }

  /** All processes on one partition. */
  static Placement together(List<LogicalProcess> processes) {
    return new Placement(new int[processes.size()]);
  }

  /**
   * Finds a good placement for a load.
   *
   * @param workers the most partitions to use
   * @throws IllegalArgumentException if processes that must stay together were asked to be apart
   */
  static Placement of(List<LogicalProcess> processes, Load load, int workers) {
    Groups groups = Groups.of(processes, workers);
    List<Outlet<?>> links = links(processes);
    long magnitudes = 0; // bit b is set if there are lookaheads of b bits
    for (Outlet<?> link : links) {
      magnitudes |= 1L << magnitude(link);
    }
    Placement best = new Placement(Packing.pack(groups, load, workers));
    if (processes.stream().allMatch(LogicalProcess::isPlacedFreely)) {
      best = best.orCheaper(together(processes), links, load);
    }
    for (int magnitude = 1; magnitude < Long.SIZE; magnitude++) {
      if ((magnitudes & 1L << magnitude) != 0) {
        for (Outlet<?> link : links) {
          if (magnitude(link) == magnitude) {
            groups.join(link);
          }
        }
        best = best.orCheaper(new Placement(Packing.pack(groups, load, workers)), links, load);
      }
    }
    return best;
  }

  static List<Outlet<?>> links(List<LogicalProcess> processes) {
    return processes.stream().<Outlet<?>>flatMap(p -> p.outlets().stream()).toList();
  }

  private static int magnitude(Outlet<?> link) {
    return Long.SIZE - Long.numberOfLeadingZeros(link.lookaheadNanos());
  }

  private Placement orCheaper(Placement other, List<Outlet<?>> links, Load load) {
    return other.cost(links, load) < cost(links, load) ? other : this;
  }

  /** Number of partitions; each has a process, but for a simulation without any. */
  int count() {
    return count;
  }

  /** The partition of a process. */
  int of(LogicalProcess process) {
    return partitions[process.id()];
  }

  /** Least lookahead of a link between partitions; {@code Long.MAX_VALUE} if there is none. */
  long lookahead(List<Outlet<?>> links) {
    long least = Long.MAX_VALUE;
    for (Outlet<?> link : links) {
      if (of(link.from()) != of(link.to())) {
        least = Math.min(least, link.lookaheadNanos());
      }
    }
    return least;
  }

  /** Estimates what a load costs with this placement, in events handled one after the other. */
  long cost(List<Outlet<?>> links, Load load) {
    long[] shares = new long[count];
    for (int process = 0; process < partitions.length; process++) {
      shares[partitions[process]] += load.of(process);
    }
    long largest = Arrays.stream(shares).max().orElse(0);
    return largest + Worker.MEETING_COST * load.windows(lookahead(links));
  }
}

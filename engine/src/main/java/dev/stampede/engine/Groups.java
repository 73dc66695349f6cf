package dev.stampede.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Processes that are to be placed together: disjoint sets (R. E. Tarjan, "Efficiency of a good but
 * not linear set union algorithm", Journal of the ACM 22(2), 1975), each with the partition that a
 * caller asked for, if any.
 */
final class Groups {

  static final int ANY = -1;

  private final int[] parents;

  /** For the root of a group the process whose partition was asked for, or {@link #ANY}. */
  private final int[] placed;

  private final List<LogicalProcess> processes;
  private final int workers;

  private Groups(List<LogicalProcess> processes, int workers) {
    this.processes = processes;
    this.workers = workers;
    this.parents = new int[processes.size()];
    this.placed = new int[processes.size()];
    Arrays.setAll(parents, id -> id);
    Arrays.setAll(placed, id -> processes.get(id).isPlacedFreely() ? ANY : id);
  }

  /**
   * Returns the groups that links without lookahead join.
   *
   * @throws IllegalArgumentException if two processes of a group were asked to be apart
   */
  static Groups of(List<LogicalProcess> processes, int workers) {
    Groups groups = new Groups(processes, workers);
    for (Outlet<?> link : Placement.links(processes)) {
      if (link.lookaheadNanos() == 0 && !groups.join(link)) {
        throw groups.contradiction(link);
      }
    }
    return groups;
  }

  int processes() {
    return parents.length;
  }

  /** The process that stands for the group of a process. */
  int find(int process) {
    int root = process;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  /** The partition asked for by the group of a process, or {@link #ANY}. */
  int partition(int process) {
    int by = placed[find(process)];
    return by == ANY ? ANY : processes.get(by).place() % workers;
  }

  /** Joins the groups at the ends of a link, unless they were asked to be apart. */
  boolean join(Outlet<?> link) {
    int a = find(link.from().id());
    int b = find(link.to().id());
    if (partition(a) != ANY && partition(b) != ANY && partition(a) != partition(b)) {
      return false;
    }
    int root = Math.min(a, b);
    parents[Math.max(a, b)] = root;
    placed[root] = placed[a] == ANY ? placed[b] : placed[a];
    return true;
  }

  private IllegalArgumentException contradiction(Outlet<?> link) {
    int one = placed[find(link.from().id())];
    int other = placed[find(link.to().id())];
    LogicalProcess a = processes.get(Math.min(one, other));
    LogicalProcess b = processes.get(Math.max(one, other));
    return new IllegalArgumentException(
        "%s is placed on partition %d and %s on partition %d, but links without lookahead join them"
            .formatted(a.name(), a.place() % workers, b.name(), b.place() % workers));
  }
}

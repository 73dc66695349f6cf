package dev.stampede.engine;

import java.util.ArrayList;
import java.util.List;

/** The partitions of a simulation: one until it is run on several workers. */
final class Partitions {

  private final List<Partition> all = new ArrayList<>(List.of(new Partition(new EventLoop(0))));
  private long lookahead = Long.MAX_VALUE;

  int count() {
    return all.size();
  }

  List<Partition> all() {
    return all;
  }

  /** Least lookahead of a link between two of them; {@code Long.MAX_VALUE} if there is none. */
  long lookahead() {
    return lookahead;
  }

  /** The loop that new processes start on. */
  EventLoop first() {
    return all.get(0).loop();
  }

  /** The time that all have reached; the latest if a stop or a failure cut a window short. */
  long now() {
    return all.stream().mapToLong(partition -> partition.loop().now()).max().orElseThrow();
  }

  /** Takes in what has been sent between partitions, at no matter what time of the run. */
  void deliver() {
    all.forEach(Partition::handOver);
    all.forEach(Partition::receive);
  }

  /** Sets all clocks to the latest. */
  void alignClocks() {
    long now = now();
    all.forEach(partition -> partition.loop().advanceTo(now));
  }

  /** Gives each process a place, and takes its pending events there. */
  void place(List<LogicalProcess> processes, Placement placement) {
    deliver();
    long now = now();
    List<Partition> old = List.copyOf(all);
    all.clear();
    for (int i = 0; i < placement.count(); i++) {
      all.add(new Partition(new EventLoop(now)));
    }
    for (LogicalProcess process : processes) {
      process.moveTo(all.get(placement.of(process)).loop());
    }
    old.forEach(partition -> partition.loop().moveEventsToTheirProcesses());
    List<Outlet<?>> links = Placement.links(processes);
    lookahead = placement.lookahead(links);
    openChannels(links, placement);
  }

  private void openChannels(List<Outlet<?>> links, Placement placement) {
    Channel[][] channels = new Channel[count()][count()];
    for (Outlet<?> link : links) {
      int from = placement.of(link.from());
      int to = placement.of(link.to());
      if (from != to && channels[from][to] == null) {
        channels[from][to] = all.get(from).open(all.get(to));
      }
      link.goThrough(channels[from][to]);
    }
  }
}

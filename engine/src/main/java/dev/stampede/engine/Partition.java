package dev.stampede.engine;

import java.util.ArrayList;
import java.util.List;

/** A share of the processes, with the event loop that executes them and the channels to others. */
final class Partition {

  private final EventLoop loop;
  private final List<Channel> incoming = new ArrayList<>();
  private final List<Channel> outgoing = new ArrayList<>();

  Partition(EventLoop loop) {
    this.loop = loop;
  }

  EventLoop loop() {
    return loop;
  }

  /** Opens a channel to another partition. */
  Channel open(Partition to) {
    Channel channel = new Channel();
    outgoing.add(channel);
    to.incoming.add(channel);
    return channel;
  }

  /** Takes in what other partitions have handed over. */
  void receive() {
    for (Channel channel : incoming) {
      channel.drainTo(loop);
    }
  }

  /**
   * Hands over what was sent to other partitions.
   *
   * @return the time of the next event here, or of the earliest message handed over
   */
  long handOver() {
    long earliest = loop.nextTime();
    for (Channel channel : outgoing) {
      earliest = Math.min(earliest, channel.flush());
    }
    return earliest;
  }
}

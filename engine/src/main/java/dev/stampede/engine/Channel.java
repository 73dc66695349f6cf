package dev.stampede.engine;

import org.jctools.queues.SpscUnboundedArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way of messages from one partition to another. The sender's worker fills batches and the
 * receiver's empties them; full ones go over one queue and come back over another, so nothing is
 * allocated once there are as many as the largest window needs. Both queues are unbounded: neither
 * end ever waits for the other, however much a window sends.
 */
final class Channel extends Padding {

  /** What {@link #flush} returns when nothing was sent. */
  static final long NOTHING_SENT = Long.MAX_VALUE;

  /** Batches in a link of a queue: 16,384 messages in a window before it takes a second one. */
  private static final int QUEUE_CHUNK = 64;

  private final SpscUnboundedArrayQueue<Batch> filled = new SpscUnboundedArrayQueue<>(QUEUE_CHUNK);
  private final SpscUnboundedArrayQueue<Batch> emptied = new SpscUnboundedArrayQueue<>(QUEUE_CHUNK);
  private Batch filling = new Batch();
  private long earliest = NOTHING_SENT;

  /** Sends a message; called by the sender's worker only. */
  void send(long time, long order, EventTarget target, @Nullable Object payload) {
    if (filling.isFull()) {
      handOver();
    }
    filling.add(time, order, target, payload);
    earliest = Math.min(earliest, time);
  }

  /**
   * Hands over what has been sent; called by the sender's worker at the end of a window.
   *
   * @return the earliest time of a message sent since the last call, or {@link #NOTHING_SENT}
   */
  long flush() {
    if (!filling.isEmpty()) {
      handOver();
    }
    long time = earliest;
    earliest = NOTHING_SENT;
    return time;
  }

  private void handOver() {
    filled.offer(filling);
    Batch next = emptied.poll();
    filling = next == null ? new Batch() : next;
  }

  /** Moves all messages handed over so far to a loop; called by the receiver's worker only. */
  void drainTo(EventLoop loop) {
    for (Batch batch = filled.poll(); batch != null; batch = filled.poll()) {
      batch.emptyInto(loop);
      emptied.offer(batch);
    }
  }
}

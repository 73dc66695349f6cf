package dev.stampede.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.stampede.engine.random.RandomStreams;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What comes out of a {@link Channel} while it is being filled. */
final class ChannelStress {

  private ChannelStress() {}

  private static final class Parcel {
    private int content; // plain: the channel alone makes it visible
  }

  /** A batch arrives as a whole or not yet, with all that its sender wrote; then it is reused. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "1, 1", "3, 3"},
      expect = ACCEPTABLE,
      desc = "whole batches")
  @State
  public static class Sending {
    private final Channel channel = new Channel();
    private final EventLoop loop = new EventLoop(0);
    private final Inbox<Parcel> inbox;
    private int arrived;
    private int intact;

    /** Makes a receiver that counts. */
    public Sending() {
      LogicalProcess receiver = new Simulation(new RandomStreams(1, 0)).process("receiver");
      inbox = receiver.inbox(this::arrive);
    }

    private void arrive(Parcel parcel) {
      arrived++;
      intact += parcel.content == arrived ? 1 : 0;
    }

    private void send(int content) {
      Parcel parcel = new Parcel();
      parcel.content = content;
      channel.send(content, content, inbox, parcel);
    }

    /** Sends a batch of one and a batch of two. */
    @Actor
    public void sender() {
      send(1);
      channel.flush();
      send(2);
      send(3);
      channel.flush();
    }

    /** Handles what has arrived. */
    @Actor
    public void receiver(II_Result result) {
      channel.drainTo(loop);
      loop.runBatch(10);
      result.r1 = arrived;
      result.r2 = intact;
    }
  }
}

package dev.stampede.experiments.fit;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.batching.Inference;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Sequence;

/**
 * A benchmark of a simulated engine with a fixed number of clients, each of which asks again as
 * soon as it is answered. As in InferenceMAX (2025), all begin at once, there are ten requests for
 * each client, and lengths are spread evenly over 80 % to 100 % of those named.
 */
public final class ClosedLoop {

  private static final int REQUESTS_PER_CLIENT = 10;
  private static final double SPREAD = 0.2;
  private static final double NANOS = 1e9;

  private final OperatingPoint point;
  private final LogicalProcess process;
  private final RandomStream random;
  private final Inference engine;
  private int begun;
  private int ended;
  private double firstTokenSeconds;
  private double tokenSeconds;

  private ClosedLoop(ReplicaSpec replica, OperatingPoint point, Simulation simulation) {
    this.point = point;
    this.process = simulation.process("benchmark");
    this.random = process.random("lengths");
    this.engine = Engines.stepping(replica, 1, process, (sequence, unused) -> left(sequence));
    Outlet<Sequence> clients = process.outlet(process.inbox(this::ask), 0);
    for (int i = 0; i < point.concurrency(); i++) {
      clients.send(new Sequence(new Client()));
    }
  }

  /** Who waits for an answer. */
  private static final class Client {
    private long askedNanos;
  }

  /**
   * Returns what would be measured of an engine.
   *
   * @param point with the clients and the lengths; what was measured there is not looked at
   * @throws IllegalArgumentException if a request does not fit into the engine's cache
   */
  public static OperatingPoint run(ReplicaSpec replica, OperatingPoint point) {
    long longest = (long) point.promptTokens() + point.outputTokens();
    if (longest > replica.kvCapacityTokens()) {
      throw new IllegalArgumentException(
          "a request of %d tokens does not fit into a cache of %d"
              .formatted(longest, replica.kvCapacityTokens()));
    }
    Simulation simulation = new Simulation(new RandomStreams(1, 0));
    ClosedLoop loop = new ClosedLoop(replica, point, simulation);
    simulation.run(Long.MAX_VALUE);
    return new OperatingPoint(
        point.concurrency(),
        point.promptTokens(),
        point.outputTokens(),
        loop.firstTokenSeconds / loop.ended,
        loop.tokenSeconds / loop.ended);
  }

  private void ask(Sequence sequence) {
    begun++;
    ((Client) sequence.owner).askedNanos = process.now();
    sequence.promptTokens = Math.max(1, length(point.promptTokens()));
    sequence.outputTokens = Math.max(2, length(point.outputTokens()));
    if (!engine.accept(sequence)) {
      throw new IllegalStateException("an engine without a bound on its queue refuses work");
    }
  }

  private int length(int longest) {
    return (int) Math.round(longest * (1 - SPREAD * random.nextUniform()));
  }

  private void left(Sequence sequence) {
    long asked = ((Client) sequence.owner).askedNanos;
    ended++;
    firstTokenSeconds += (sequence.firstTokenNanos - asked) / NANOS;
    tokenSeconds +=
        (process.now() - sequence.firstTokenNanos) / NANOS / (sequence.outputTokens - 1);
    if (begun < point.concurrency() * REQUESTS_PER_CLIENT) {
      ask(sequence);
    }
  }
}

package dev.stampede.benchmarks.model;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.measure.Latency;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.Inference;
import dev.stampede.models.batching.Occupancy;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.Sequence;
import dev.stampede.models.batching.StepCost;
import java.util.ArrayDeque;

/**
 * Replicas of a model of 8 billion parameters on an H100 each, as one engine, with 15 requests a
 * second for each of them; prompts of 600 and answers of 250 tokens in the mean, exponentially
 * distributed. Time to the first token and in all are recorded.
 */
public final class Replicas {

  private static final double PER_SECOND = 15;
  private static final double PROMPT = 600;
  private static final double ANSWER = 250;
  private static final StepCost COST = StepCost.dense(0.0068, 4.5e-6, 7.6e-8, 2e-5, 0);
  private static final long HORIZON_NANOS = 1L << 60;

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess process = simulation.process("replicas");
  private final RandomStream random = process.random("requests");
  private final Timer arrival = process.timer(this::arrive);
  private final Latency firstTokens = new Latency();
  private final Latency answers = new Latency();
  private final ArrayDeque<Request> unused = new ArrayDeque<>();
  private final Inference inference;
  private final double pauseNanos;
  private long arrived;
  private long ended;
  private long outputTokens;
  private double decodeNanos;

  private static final class Request {
    final Sequence sequence = new Sequence(this);
    long arrivalNanos;
  }

  /** Schedules the first arrival. */
  public Replicas(int replicas) {
    pauseNanos = 1e9 / PER_SECOND / replicas;
    ReplicaSpec replica = new ReplicaSpec(COST, 256, 8192, 430_000, 0);
    Horizon horizon = Horizon.of(Intervals.covering(HORIZON_NANOS, HORIZON_NANOS), 0);
    Occupancy occupancy = new Occupancy(process, new Gauge(horizon), new Gauge(horizon), 1000);
    inference =
        new BatchingSpec(
                BatchingSpec.Detail.LEAPS,
                replica,
                replicas,
                Integer.MAX_VALUE,
                false,
                Routing.POOLED,
                null)
            .build(process, this::left, occupancy);
    arrival.set(0);
  }

  /** Runs until so many more have arrived, in the mean. */
  public void run(int requests) {
    simulation.run(simulation.now() + (long) (requests * pauseNanos));
  }

  private void arrive() {
    arrival.set((long) (random.nextExponential() * pauseNanos));
    Request request = unused.isEmpty() ? new Request() : unused.pop();
    request.arrivalNanos = process.now();
    request.sequence.promptTokens = 1 + (int) (random.nextExponential() * PROMPT);
    request.sequence.outputTokens = 1 + (int) (random.nextExponential() * ANSWER);
    arrived += inference.accept(request.sequence) ? 1 : 0;
  }

  private void left(Sequence sequence, boolean complete) {
    Request request = (Request) sequence.owner;
    long now = process.now();
    firstTokens.record(sequence.firstTokenNanos - request.arrivalNanos);
    answers.record(now - request.arrivalNanos);
    decodeNanos += now - sequence.firstTokenNanos;
    outputTokens += sequence.outputTokens - 1;
    ended++;
    unused.push(request);
  }

  /** Checks the time for a token against that of an engine whose work is a liquid. */
  public void check() {
    double perToken = decodeNanos / 1e9 / outputTokens;
    double busy =
        PER_SECOND
            * ((COST.beta() + COST.gamma() * (PROMPT + ANSWER)) * ANSWER + COST.delta() * PROMPT);
    double liquid = COST.alpha() / (1 - busy);
    if (ended > arrived || !(Math.abs(perToken / liquid - 1) < 0.1)) {
      throw new IllegalStateException(
          "%d of %d requests had %.5f s for each token, not %.5f s"
              .formatted(ended, arrived, perToken, liquid));
    }
  }
}

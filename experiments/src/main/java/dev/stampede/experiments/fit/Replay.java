package dev.stampede.experiments.fit;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.batching.Inference;
import dev.stampede.models.batching.Sequence;
import java.util.Arrays;
import java.util.List;

/** Sends the requests of a log to a simulated engine, at the times that they came. */
public final class Replay {

  private static final double NANOS = 1e9;

  private final LogicalProcess process;
  private final Inference engine;
  private final List<LoggedRequest> log;
  private final RequestTimes[] times;

  private Replay(
      FittedEngine fitted, Limits limits, List<LoggedRequest> log, Simulation simulation) {
    this.log = log;
    this.times = new RequestTimes[log.size()];
    this.process = simulation.process("replay");
    this.engine =
        Engines.stepping(
            limits.replica(fitted),
            limits.replicas(),
            process,
            (sequence, unused) -> left(sequence));
    Outlet<Sequence> arrivals = process.outlet(process.inbox(this::arrive), 0);
    for (int i = 0; i < times.length; i++) {
      LoggedRequest request = log.get(i);
      Sequence sequence = new Sequence(i);
      sequence.promptTokens = request.promptTokens();
      sequence.outputTokens = request.outputTokens();
      arrivals.send(request.arrivalNanos(), sequence);
    }
  }

  /**
   * Returns how long each request takes, in the order of the log.
   *
   * @param limits of the engines; a request goes to the one with the fewest
   * @param log requests, each of which fits into an engine's cache
   */
  public static List<RequestTimes> run(
      FittedEngine engine, Limits limits, List<LoggedRequest> log) {
    Simulation simulation = new Simulation(new RandomStreams(1, 0));
    Replay replay = new Replay(engine, limits, log, simulation);
    simulation.run(Long.MAX_VALUE);
    return Arrays.asList(replay.times);
  }

  private void arrive(Sequence sequence) {
    if (!engine.accept(sequence)) {
      throw new IllegalArgumentException(
          "request %s does not fit into the engine's cache".formatted(sequence.owner));
    }
  }

  private void left(Sequence sequence) {
    int index = (Integer) sequence.owner;
    long arrived = log.get(index).arrivalNanos();
    times[index] =
        RequestTimes.of(
            (sequence.firstTokenNanos - arrived) / NANOS,
            (process.now() - arrived) / NANOS,
            sequence.outputTokens);
  }
}

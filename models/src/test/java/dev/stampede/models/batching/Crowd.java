package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayDeque;
import java.util.function.ToIntFunction;

/** Poisson arrivals at an engine, in any number: only sums are kept. */
final class Crowd {

  private static final long HORIZON = 1L << 60;

  private final Simulation simulation;
  private final LogicalProcess process;
  private final RandomStream random;
  private final Inference inference;
  private final Timer arrival;
  private final double rate;
  private final ToIntFunction<RandomStream> prompt;
  private final ToIntFunction<RandomStream> output;
  private final ArrayDeque<Sequence> unused = new ArrayDeque<>();
  private final long most;
  private final long notCounted;

  long arrived;
  long refused;
  long ended;
  private long counted;
  private long sojournNanos;

  /**
   * Makes one.
   *
   * @param most arrivals in all, of which the first tenth does not count
   */
  Crowd(
      BatchingSpec spec,
      int replication,
      double rate,
      long most,
      ToIntFunction<RandomStream> prompt,
      ToIntFunction<RandomStream> output) {
    simulation = new Simulation(new RandomStreams(20261126, replication));
    process = simulation.process("crowd");
    random = process.random("all");
    Horizon horizon = Horizon.of(Intervals.covering(HORIZON, HORIZON), 0);
    Occupancy occupancy = new Occupancy(process, new Gauge(horizon), new Gauge(horizon), 1000);
    inference = spec.build(process, this::left, occupancy);
    this.rate = rate;
    this.most = most;
    this.notCounted = most / 10;
    this.prompt = prompt;
    this.output = output;
    arrival = process.timer(this::arrive);
    arrival.set(0);
  }

  static int exponential(RandomStream random, double mean) {
    return 1 + (int) (random.nextExponential() * mean);
  }

  private void arrive() {
    Sequence s = unused.isEmpty() ? new Sequence(new long[2]) : unused.pop();
    s.promptTokens = prompt.applyAsInt(random);
    s.outputTokens = output.applyAsInt(random);
    s.key = arrived;
    long[] times = (long[]) s.owner;
    times[0] = process.now();
    times[1] = arrived++;
    if (!inference.accept(s)) {
      unused.push(s);
      refused += times[1] >= notCounted ? 1 : 0;
    }
    if (arrived < most) {
      arrival.set(Math.round(random.nextExponential() / rate * 1e9));
    }
  }

  private void left(Sequence s, boolean complete) {
    long[] times = (long[]) s.owner;
    ended++;
    if (times[1] >= notCounted) {
      counted++;
      sojournNanos += process.now() - times[0];
    }
    unused.push(s);
  }

  Crowd run() {
    simulation.run(HORIZON);
    return this;
  }

  void runFor(double seconds) {
    simulation.run(simulation.now() + Math.round(seconds * 1e9));
  }

  Inference inference() {
    return inference;
  }

  double meanSojourn() {
    return sojournNanos / 1e9 / counted;
  }

  double refusedShare() {
    return (double) refused / (most - notCounted);
  }
}

package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.batching.BatchingSpec.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** An engine by itself, with sequences that come when they are told to. */
final class Replay {

  static final int UNBOUNDED = Integer.MAX_VALUE;
  private static final long END = 10_000_000_000_000L;
  private static final long INTERVAL = 7_000_000_000L;
  private static final long WARM_UP = 10_000_000_000L;

  /** What is asked, and what became of it; times in nanoseconds. */
  static final class Row {
    final long arrival;
    final int prompt;
    final int output;
    int cached;
    int priority;
    long cancel = Sequence.NEVER;

    boolean accepted;
    boolean complete;
    long started;
    long first;
    long end = Sequence.NEVER;

    Row(double seconds, int prompt, int output) {
      this(Math.round(seconds * 1e9), prompt, output);
    }

    private Row(long arrival, int prompt, int output) {
      this.arrival = arrival;
      this.prompt = prompt;
      this.output = output;
    }

    Row cached(int tokens) {
      cached = tokens;
      return this;
    }

    Row priority(int of) {
      priority = of;
      return this;
    }

    double ttft() {
      return (first - arrival) / 1e9;
    }

    double e2e() {
      return (end - arrival) / 1e9;
    }

    double tpot() {
      return (end - first) / 1e9 / (output - 1);
    }
  }

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess process = simulation.process("engine");
  private final List<Row> rows;
  private final List<Sequence> sequences = new ArrayList<>();
  private final Inference inference;
  private final Timer arrival = process.timer(this::arrive);
  private final Gauge queued;
  private final Gauge busy;
  private int place;

  Replay(BatchingSpec spec, List<Row> rows) {
    this.rows = rows;
    Horizon horizon = Horizon.of(Intervals.covering(END, INTERVAL), WARM_UP);
    queued = new Gauge(horizon);
    busy = new Gauge(horizon);
    Occupancy occupancy = new Occupancy(process, queued, busy, 1000);
    inference = spec.build(process, this::left, occupancy);
    arrival.set(rows.get(0).arrival);
  }

  /** Does something to the engine at a time. */
  Replay at(double seconds, Runnable action) {
    process.timer(action).set(Math.round(seconds * 1e9));
    return this;
  }

  /** All that have been offered so far, in order. */
  List<Sequence> sequences() {
    return sequences;
  }

  Inference inference() {
    return inference;
  }

  long queued() {
    return queued.level();
  }

  long busy() {
    return busy.level();
  }

  /** How full it has been over time until now, in thousandths. */
  Gauge fullness() {
    busy.advance(process.now());
    return busy;
  }

  /** Lets all sequences end, and returns them as they were given. */
  List<Row> run() {
    simulation.run(END);
    return rows;
  }

  void runUntil(double seconds) {
    simulation.run(Math.round(seconds * 1e9));
  }

  private void arrive() {
    Row row = rows.get(place);
    Sequence sequence = new Sequence(row);
    sequence.key = RandomKey.derive(7, place);
    sequence.promptTokens = row.prompt;
    sequence.cachedTokens = row.cached;
    sequence.outputTokens = row.output;
    sequence.priority = row.priority;
    sequences.add(sequence);
    row.accepted = inference.accept(sequence);
    if (row.accepted && row.cancel != Sequence.NEVER) {
      Timer cancel = process.timer(this::cancel, sequence);
      cancel.set(Math.max(0, row.cancel - process.now()));
    }
    if (++place < rows.size()) {
      arrival.set(rows.get(place).arrival - process.now());
    }
  }

  private void cancel(Sequence sequence) {
    if (sequence.isInside()) {
      inference.cancel(sequence);
    }
  }

  private void left(Sequence sequence, boolean complete) {
    Row row = (Row) sequence.owner;
    if (row.end != Sequence.NEVER) {
      throw new AssertionError("a sequence was handed back twice");
    }
    row.complete = complete;
    row.started = sequence.startedNanos;
    row.first = sequence.firstTokenNanos;
    row.end = process.now();
  }

  static List<Row> run(BatchingSpec spec, List<Row> rows) {
    return new Replay(spec, fresh(rows)).run();
  }

  /** The same questions, without answers. */
  static List<Row> fresh(List<Row> rows) {
    List<Row> fresh = new ArrayList<>();
    for (Row row : rows) {
      Row copy = new Row(row.arrival, row.prompt, row.output);
      copy.cached = row.cached;
      copy.priority = row.priority;
      copy.cancel = row.cancel;
      fresh.add(copy);
    }
    return fresh;
  }

  static BatchingSpec spec(Detail detail, ReplicaSpec replica, int queueLimit) {
    return new BatchingSpec(detail, replica, 1, queueLimit, false, Routing.POOLED, null);
  }

  static BatchingSpec spec(Detail detail, ReplicaSpec replica) {
    return spec(detail, replica, UNBOUNDED);
  }

  /** Mean, p50, p90 and p99 of a figure of those that are complete. */
  static double[] figures(List<Row> rows, ToDoubleFunction<Row> figure) {
    double[] sorted = rows.stream().filter(r -> r.complete).mapToDouble(figure).sorted().toArray();
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    return new double[] {sum / sorted.length, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99)};
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double rest = place - below;
    return rest == 0 ? sorted[below] : sorted[below] * (1 - rest) + sorted[below + 1] * rest;
  }
}

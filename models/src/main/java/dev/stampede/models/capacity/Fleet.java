package dev.stampede.models.capacity;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.start.Start;
import dev.stampede.models.start.StartQueue;
import java.util.ArrayDeque;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of a provider: those that serve, those that are starting, and the autoscaler that
 * says how many there should be. Where there are too many, those that are starting go first, the
 * latest before the others; those that serve finish what they have.
 */
public final class Fleet {

  /** What is known of the load of a provider. */
  @FunctionalInterface
  public interface Gauges {

    /**
     * Returns a metric summed over all replicas and over time since the start of the run, in its
     * unit times nanoseconds. A utilization counts in units, not in replicas.
     */
    double integral(Metric metric, long nowNanos);
  }

  /**
   * What the replicas work for.
   *
   * @param gauges what is known of its load
   * @param resized takes the number of replicas that serve whenever it changes
   * @param horizon what of the run counts
   * @param starts the queue that replicas pass before they start; null for none
   */
  public record Scaled(
      Gauges gauges, IntConsumer resized, Horizon horizon, @Nullable StartQueue starts) {}

  /** A replica that is starting. */
  private final class Replica {
    final Start start = new Start(process, queue, this::serve);

    void serve() {
      starting.remove(this);
      unused.push(this);
      ready++;
      resized.accept(ready);
    }
  }

  private final LogicalProcess process;
  private final ScalingSpec spec;
  private final Gauges gauges;
  private final IntConsumer resized;
  private final Autoscaler autoscaler;
  private final RandomStream chance;
  private final @Nullable StartQueue queue;
  private final Timer decision;
  private final MetricFeed feed;

  /** Replicas that serve or are starting. */
  private final Gauge rented;

  private final ArrayDeque<Replica> starting = new ArrayDeque<>();
  private final ArrayDeque<Replica> unused = new ArrayDeque<>();
  private int ready;
  private long measuredNanos;
  private double measured;

  /**
   * Puts replicas to work.
   *
   * @param ready replicas that serve at the start of the run
   * @param chance where the times that replicas take to start come from
   */
  public Fleet(
      LogicalProcess process, ScalingSpec spec, int ready, RandomStream chance, Scaled scaled) {
    this.process = process;
    this.spec = spec;
    this.ready = ready;
    this.gauges = scaled.gauges();
    this.resized = scaled.resized();
    this.autoscaler = spec.autoscaler().open();
    this.chance = chance;
    this.queue = scaled.starts();
    this.feed = new MetricFeed(spec.metricLagNanos());
    this.rented = new Gauge(scaled.horizon());
    rented.change(0, ready);
    this.decision = process.timer(this::decide);
    decision.set(autoscaler.nextNanos());
  }

  private void decide() {
    long now = process.now();
    int current = ready + starting.size();
    int wanted = autoscaler.desired(now, feed.read(now, measure(now)), current, ready);
    for (int i = current; i < wanted; i++) {
      start();
    }
    remove(current - wanted);
    rented.change(now, ready + starting.size() - rented.level());
    if (autoscaler.nextNanos() != Long.MAX_VALUE) {
      decision.set(autoscaler.nextNanos() - now);
    }
  }

  /**
   * Returns the time that replicas were there up to now, over all of them, in nanoseconds: each
   * from the decision to start it until the decision that it goes.
   */
  public double rentedNanos(long nowNanos) {
    rented.advance(nowNanos);
    return rented.counted().toDouble();
  }

  /** The metric's mean since the last measurement, in thousandths. */
  private long measure(long now) {
    Metric metric = spec.autoscaler().metric();
    double integral = gauges.integral(metric, now);
    double mean = now == measuredNanos ? 0 : (integral - measured) / (now - measuredNanos);
    measured = integral;
    measuredNanos = now;
    double total = metric == Metric.UTILIZATION ? mean / spec.unitsPerReplica() : mean;
    return Math.round(total * 1000);
  }

  private void start() {
    Replica replica = unused.isEmpty() ? new Replica() : unused.pop();
    starting.addLast(replica);
    replica.start.begin(0, startNanos());
  }

  private long startNanos() {
    double seconds = 0;
    for (Distribution phase : spec.start()) {
      seconds += phase.quantile(chance.nextUniform());
    }
    return Seconds.toNanos(seconds);
  }

  private void remove(int replicas) {
    int left = replicas;
    for (; left > 0 && !starting.isEmpty(); left--) {
      Replica replica = starting.removeLast();
      replica.start.withdraw();
      unused.push(replica);
    }
    if (left > 0) {
      ready -= left;
      resized.accept(ready);
    }
  }
}

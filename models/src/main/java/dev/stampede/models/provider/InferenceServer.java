package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.Inference;
import dev.stampede.models.batching.MarketBatch;
import dev.stampede.models.batching.Occupancy;
import dev.stampede.models.batching.Sequence;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Replicas of a model: makes sequences of calls, and answers of sequences. A subclass may let
 * others use them, too.
 */
class InferenceServer implements Engine {

  /** Slow enough for standing still, and finite: an hour of it is 4 ms of work. */
  private static final double STANDSTILL = 1e6;

  private final LogicalProcess process;
  private final Listener listener;
  private final Load load;
  private final Inference inference;
  private final ArrayDeque<Job> unused = new ArrayDeque<>();
  private int replicas;

  InferenceServer(LogicalProcess process, Listener listener, BatchingSpec spec, Load load) {
    this(process, listener, spec, load, null);
  }

  /** Opens the replicas to a market; null without. */
  InferenceServer(
      LogicalProcess process,
      Listener listener,
      BatchingSpec spec,
      Load load,
      @Nullable MarketBatch market) {
    this.process = process;
    this.listener = listener;
    this.load = load;
    this.replicas = spec.replicas();
    Occupancy occupancy = new Occupancy(process, load.queued(), load.busy(), Load.PARTS);
    this.inference =
        market == null
            ? spec.build(process, this::left, occupancy)
            : spec.build(process, this::left, occupancy, market);
  }

  @Override
  public boolean accept(Call call) {
    Job job = job(call);
    load.inside().change(process.now(), 1);
    boolean taken = inference.accept(job.sequence());
    if (!taken) {
      release(job);
    }
    return taken;
  }

  @Override
  public void cancel(Call call) {
    Job job = call.job;
    if (job != null) {
      inference.cancel(job.sequence());
      answer(job);
    }
  }

  @Override
  public void cutAll() {
    inference.cutAll();
  }

  @Override
  public void slowDown(double factor) {
    inference.slowDown(Math.min(factor, STANDSTILL));
  }

  @Override
  public void resize(int units) {
    replicas = units;
    inference.resize(units);
    showCapacity();
  }

  @Override
  public Load load() {
    return load;
  }

  /** Replicas that are to go count while they are at work. */
  private void showCapacity() {
    double atWork = (double) load.busy().level() / Load.PARTS;
    load.capacityIs(process.now(), Math.max(replicas, atWork));
  }

  private void left(Sequence sequence, boolean complete) {
    Job job = (Job) sequence.owner;
    listener.left(answer(job), complete ? Status.OK : Status.CUT);
  }

  private Call answer(Job job) {
    Sequence sequence = job.sequence();
    Call call = job.call();
    call.answer.startedNanos = sequence.startedNanos;
    if (sequence.firstTokenNanos <= process.now()) {
      call.answer.firstTokenNanos = sequence.firstTokenNanos;
    }
    return release(job);
  }

  private Job job(Call call) {
    Job job = unused.poll();
    if (job == null) {
      job = new Job();
      job.sequence = new Sequence(job);
    }
    Sequence sequence = job.sequence();
    sequence.key = call.key;
    sequence.priority = call.priority;
    sequence.promptTokens = Math.max(1, call.inputTokens);
    sequence.cachedTokens = call.cachedInputTokens;
    sequence.outputTokens = Math.max(1, call.outputTokens);
    sequence.observer = call.listener();
    job.call = call;
    call.job = job;
    return job;
  }

  private Call release(Job job) {
    Call call = job.call();
    load.inside().change(process.now(), -1);
    call.job = null;
    job.call = null;
    unused.push(job);
    showLeaving();
    return call;
  }

  /** Takes note of what has left replicas that are to go. */
  final void showLeaving() {
    if (load.capacity().level() > (long) replicas * Load.PARTS) {
      showCapacity();
    }
  }
}

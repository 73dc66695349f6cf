package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.Inference;
import dev.stampede.models.batching.MarketBatch;
import dev.stampede.models.batching.Occupancy;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Sequence;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.queue.LinkedQueue;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
  private final ReplicaSpec replica;
  private final Inference inference;
  private final List<Job> made = new ArrayList<>();
  private final ArrayDeque<Job> unused = new ArrayDeque<>();
  private final Holdup holdup;

  /** Calls that may have to go because they wait, in the order in which they would. */
  private final LinkedQueue<Job> timingOut = new LinkedQueue<>();

  private final Timer nextTimeout;
  private final long timeoutNanos;
  private AddedTime added = AddedTime.NONE;
  private int replicas;

  /** Starts replicas for our calls alone. */
  InferenceServer(EngineSite site, BatchingSpec spec) {
    this(site, spec, null);
  }

  /**
   * Starts replicas.
   *
   * @param market who else uses them; null for nobody
   */
  InferenceServer(EngineSite site, BatchingSpec spec, @Nullable MarketBatch market) {
    this.process = site.process();
    this.nextTimeout = process.timer(this::timeOut);
    this.holdup = new Holdup(process, this::goesOn);
    long longest = site.longestWaitNanos();
    this.timeoutNanos =
        longest == EngineSite.ENDLESS ? EngineSite.ENDLESS : longest + spec.replica().frontNanos();
    this.listener = site.listener();
    this.load = Load.of(site.horizon(), spec.replicas());
    this.replica = spec.replica();
    this.replicas = spec.replicas();
    Occupancy occupancy = new Occupancy(process, load.queued(), load.busy(), Load.PARTS);
    this.inference =
        market == null
            ? spec.build(process, this::left, occupancy)
            : spec.build(process, this::left, occupancy, market);
  }

  @Override
  public boolean accept(Call call) {
    long nanos = added.nanos(call);
    if (nanos == 0) {
      return takeIn(enter(call));
    }
    if (!fits(call)) {
      return false;
    }
    Job job = enter(call);
    job.heldNanos = nanos;
    holdup.add(job, nanos);
    return true;
  }

  private Job enter(Call call) {
    Job job = job(call);
    job.heldNanos = 0;
    load.inside().change(process.now(), 1);
    return job;
  }

  /** Whether there is room shows when a call has been held up. */
  private void goesOn(Job job) {
    Call call = job.call();
    if (!takeIn(job)) {
      listener.left(call, Status.OVERLOADED);
    }
  }

  private boolean takeIn(Job job) {
    boolean taken = inference.accept(job.sequence());
    if (!taken) {
      release(job);
    } else if (timeoutNanos != EngineSite.ENDLESS) {
      job.timesOut = true;
      job.endNanos = process.now() + timeoutNanos;
      timingOut.add(job);
      if (!nextTimeout.isSet()) {
        nextTimeout.set(timeoutNanos);
      }
    }
    return taken;
  }

  @Override
  public boolean fits(Call call) {
    return replica.fits(promptTokens(call), outputTokens(call));
  }

  /** Looks at those whose time is up: who has been in a step before may stay. */
  private void timeOut() {
    long now = process.now();
    Job job = timingOut.first();
    while (job != null && job.endNanos <= now) {
      leaveTimeouts(job);
      if (job.sequence().startedNanos == Sequence.NEVER) {
        inference.cancel(job.sequence());
        listener.left(answer(job), Status.TIMEOUT);
      }
      job = timingOut.first();
    }
    if (job != null) {
      nextTimeout.set(job.endNanos - now);
    }
  }

  private void leaveTimeouts(Job job) {
    timingOut.remove(job);
    job.timesOut = false;
  }

  @Override
  public void cancel(Call call) {
    Job job = ServedCall.of(call).job;
    if (job != null) {
      takeOut(job);
    }
  }

  private Call takeOut(Job job) {
    if (job.held) {
      holdup.remove(job);
      return release(job);
    }
    inference.cancel(job.sequence());
    return answer(job);
  }

  @Override
  public void cutAll() {
    inference.cutAll();
    for (Job job = holdup.any(); job != null; job = holdup.any()) {
      listener.left(takeOut(job), Status.CUT);
    }
  }

  @Override
  public void cut(Predicate<Call> calls) {
    for (Job job : made) {
      if (job.call != null && calls.test(job.call)) {
        listener.left(takeOut(job), Status.CUT);
      }
    }
  }

  @Override
  public void slowDown(double factor) {
    inference.slowDown(Math.min(factor, STANDSTILL));
    holdup.stop(Double.isInfinite(factor));
  }

  /** It passes in the front end, before any step. */
  @Override
  public void addTime(AddedTime time) {
    added = time;
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

  @Override
  public @Nullable SharedCapacity shared() {
    return null;
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
    boolean started = sequence.startedNanos != Sequence.NEVER;
    call.answer.startedNanos = started ? sequence.startedNanos - job.heldNanos : Sequence.NEVER;
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
      made.add(job);
    }
    Sequence sequence = job.sequence();
    sequence.key = call.key;
    sequence.priority = call.priority;
    sequence.promptTokens = promptTokens(call);
    sequence.cachedTokens = call.cachedInputTokens;
    sequence.outputTokens = outputTokens(call);
    sequence.observer = ServedCall.listener(call);
    job.call = call;
    ServedCall.of(call).job = job;
    return job;
  }

  private static int promptTokens(Call call) {
    return Math.max(1, call.inputTokens);
  }

  private static int outputTokens(Call call) {
    return Math.max(1, call.outputTokens);
  }

  private Call release(Job job) {
    if (job.timesOut) {
      leaveTimeouts(job);
    }
    Call call = job.call();
    load.inside().change(process.now(), -1);
    ServedCall.of(call).job = null;
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

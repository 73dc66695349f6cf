package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Processor sharing by a clock of work, at whose pace every call inside gets on. Only the earliest
 * end needs a timer. A subclass may let others share the speed, too.
 */
class SharedServer implements Engine {

  private final LogicalProcess process;
  private final Listener listener;
  private final Distribution workSeconds;
  private final Handling handling;
  private final double unit;
  private final int limit;
  private final Load load;
  private final Timer nextEnd;
  private final WorkClock clock;

  private final JobHeap jobs = new JobHeap();
  private final List<Job> made = new ArrayList<>();
  private final ArrayDeque<Job> unused = new ArrayDeque<>();
  private final Holdup holdup;
  private AddedTime added = AddedTime.NONE;
  private double capacity;
  private double slowness = 1;
  private long sinceNanos;
  private long arrivals;
  private long busy;

  SharedServer(EngineSite site, SharingSpec spec) {
    this.process = site.process();
    this.listener = site.listener();
    this.workSeconds = spec.service();
    this.handling = site.handling();
    this.capacity = spec.capacity();
    this.unit = spec.capacity() / spec.units();
    this.limit = spec.limit();
    this.load = Load.of(site.horizon(), spec.capacity());
    this.nextEnd = process.timer(this::finishEarliest);
    this.clock = new WorkClock(process);
    this.holdup = new Holdup(process, this::goesOn);
  }

  @Override
  public boolean accept(Call call) {
    if (!hasRoomFor(call)) {
      return false;
    }
    advance();
    Job job = job();
    job.call = call;
    ServedCall.of(call).job = job;
    call.answer.startedNanos = process.now();
    handling.begins(call);
    load.inside().change(process.now(), 1);
    long nanos = added.nanos(call);
    if (nanos > 0) {
      holdup.add(job, nanos);
    } else {
      begin(job);
    }
    settle();
    return true;
  }

  private Job job() {
    if (!unused.isEmpty()) {
      return unused.pop();
    }
    Job job = new Job();
    made.add(job);
    return job;
  }

  private void goesOn(Job job) {
    advance();
    begin(job);
    settle();
  }

  private void begin(Job job) {
    job.arrival = arrivals++;
    clock.begin(job, workSeconds.quantileNanos(handling.chance(job.call())));
    jobs.add(job);
  }

  @Override
  public void cancel(Call call) {
    Job job = ServedCall.of(call).job;
    if (job != null) {
      advance();
      takeOut(job);
      settle();
    }
  }

  @Override
  public void cutAll() {
    advance();
    while (jobs.size() > 0) {
      listener.left(takeOut(jobs.first()), Status.CUT);
    }
    for (Job job = holdup.any(); job != null; job = holdup.any()) {
      listener.left(takeOut(job), Status.CUT);
    }
    settle();
  }

  @Override
  public void cut(Predicate<Call> calls) {
    advance();
    for (Job job : made) {
      if (job.call != null && calls.test(job.call)) {
        listener.left(takeOut(job), Status.CUT);
      }
    }
    settle();
  }

  @Override
  public void slowDown(double factor) {
    advance();
    slowness = factor;
    holdup.stop(Double.isInfinite(factor));
    settle();
  }

  /** Who is held up has a place, and takes nothing of the speed. */
  @Override
  public void addTime(AddedTime time) {
    added = time;
  }

  @Override
  public void resize(int units) {
    advance();
    capacity = units * unit;
    load.capacityIs(process.now(), capacity);
    settle();
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public @Nullable SharedCapacity shared() {
    return null;
  }

  private void finishEarliest() {
    advance();
    while (jobs.size() > 0 && clock.hasReached(jobs.first())) {
      Call call = takeOut(jobs.first());
      call.answer.firstTokenNanos = process.now();
      listener.left(call, Status.OK);
    }
    settle();
  }

  /** True if a call that comes now is let in. */
  boolean hasRoomFor(Call call) {
    return jobs.size() + holdup.size() < limit;
  }

  /** Nanoseconds of work that each call attains in a nanosecond, slowness aside. */
  double unslowedPace() {
    return Math.min(1, capacity / jobs.size());
  }

  /** Capacity in use. */
  double inUse() {
    return Math.min(jobs.size(), capacity);
  }

  /** Takes note of the time that has passed, before anything changes. */
  void passed(long nanos) {}

  private void setPace() {
    clock.pace(jobs.size() == 0 ? 0 : unslowedPace() / slowness);
  }

  /** Lets time pass up to now. */
  final void advance() {
    long now = process.now();
    clock.advance();
    passed(now - sinceNanos);
    sinceNanos = now;
    setPace(); // with others inside it changes as time passes
  }

  /** Calls inside. */
  final int calls() {
    return jobs.size();
  }

  /** Work done in a second. */
  final double capacity() {
    return capacity;
  }

  /** How many times longer than normal everything takes. */
  final double slowness() {
    return slowness;
  }

  /** Sets the timer and the gauge for the calls that are inside now. */
  final void settle() {
    long nowBusy = Math.round(inUse() * Load.PARTS);
    load.busy().change(process.now(), nowBusy - busy);
    busy = nowBusy;
    setPace();
    if (jobs.size() == 0) {
      nextEnd.cancel();
      clock.restart();
    } else if (clock.standsStill()) {
      nextEnd.cancel();
    } else {
      nextEnd.set(clock.nanosUntil(jobs.first()));
    }
  }

  private Call takeOut(Job job) {
    if (job.held) {
      holdup.remove(job);
    } else {
      jobs.remove(job);
    }
    load.inside().change(process.now(), -1);
    Call call = job.call();
    ServedCall.of(call).job = null;
    job.call = null;
    unused.push(job);
    return call;
  }
}

package dev.stampede.models.server;

import dev.stampede.engine.Handler;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.queue.WaitingLine;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Equal servers with one call at a time each, and a waiting line before them. A subclass may let
 * others use the servers, too.
 */
class ServerPool implements Engine {

  private final LogicalProcess process;
  private final Listener listener;
  private final Service service;
  private final Progress progress;
  private final Holdup holdup;
  private final WaitingLine<Job> line;
  private final @Nullable Distribution patience;
  private final long timeoutNanos;
  private final Load load;

  /** Whether the load is this pool's alone, so that it says what capacity there is. */
  private final boolean ownLoad;

  private final @Nullable Staffing staffing;

  private final List<Job> made = new ArrayList<>();
  private final ArrayDeque<Job> unused = new ArrayDeque<>();

  /** One for all timers, which is then always at hand. */
  private final Handler<Job> expiry = this::expired;

  private AddedTime added = AddedTime.NONE;
  private int servers;
  private int busy;

  /** What a pool is of an engine: all of it, or one of several with a load in common. */
  private record Share(EngineSite site, Load load, boolean isWhole) {}

  ServerPool(
      EngineSite site,
      Service service,
      int servers,
      QueueSpec queue,
      @Nullable StaffingSpec staffing) {
    this(
        new Share(site, Load.of(site.horizon(), servers), true), service, servers, queue, staffing);
  }

  private ServerPool(
      Share share,
      Service service,
      int servers,
      QueueSpec lineSpec,
      @Nullable StaffingSpec staffing) {
    EngineSite site = share.site();
    this.process = site.process();
    this.listener = site.listener();
    this.service = service;
    this.holdup = new Holdup(process, this::goesOn);
    this.progress = service.progress(process, this::expired);
    this.servers = servers;
    this.line = new WaitingLine<>(lineSpec.discipline(), lineSpec.queueLimit());
    this.patience = lineSpec.patience();
    this.timeoutNanos = lineSpec.timeoutNanos();
    this.ownLoad = share.isWhole();
    this.load = share.load();
    this.staffing = staffing == null ? null : new Staffing(staffing, servers, this, process);
  }

  /**
   * Returns one of several pools of an engine.
   *
   * @param load of all of them; the engine says what capacity there is
   */
  static ServerPool among(
      EngineSite site, Service service, int servers, QueueSpec queue, Load load) {
    return new ServerPool(new Share(site, load, false), service, servers, queue, null);
  }

  /** Calls that wait. */
  int waiting() {
    return line.size();
  }

  /** The first of those that wait with a priority, where that matters, or of all; null for none. */
  final @Nullable Job firstOf(int priority) {
    return line.first(priority);
  }

  @Override
  public boolean accept(Call call) {
    boolean free = isFree();
    if (!free && !hasRoomFor(call)) {
      return false;
    }
    Job job = job(call);
    load.inside().change(process.now(), 1);
    if (free) {
      start(job);
      progress.settle(occupancy());
    } else {
      load.queued().change(process.now(), 1);
      line.add(job, process.now(), call.tenant, call.priority);
      joined(job);
      limitWait(job);
      if (staffing != null) {
        staffing.waiting(line.size());
      }
    }
    return true;
  }

  private void limitWait(Job job) {
    long longest =
        patience == null
            ? EngineSite.ENDLESS
            : patience.quantileNanos(Draw.QUEUE_PATIENCE.uniform(job.call().key));
    job.timesOut = timeoutNanos < longest;
    long wait = Math.min(longest, timeoutNanos);
    if (wait != EngineSite.ENDLESS) {
      job.timer().set(wait);
    }
  }

  @Override
  public void cancel(Call call) {
    Job job = ServedCall.of(call).job;
    if (job != null) {
      takeOut(job);
      fillServers();
    }
  }

  @Override
  public void abandon(Call call) {
    Job job = ServedCall.of(call).job;
    if (job != null) {
      job.abandon();
    }
  }

  @Override
  public void cutAll() {
    for (Job job = line.next(process.now()); job != null; job = line.next(process.now())) {
      listener.left(takeOut(job), Status.CUT);
    }
    for (Job job = inService(); job != null; job = inService()) {
      listener.left(takeOut(job), Status.CUT);
    }
    progress.settle(occupancy());
  }

  private @Nullable Job inService() {
    Job job = progress.any();
    return job == null ? holdup.any() : job;
  }

  @Override
  public void cut(Predicate<Call> calls) {
    for (Job job : made) {
      if (job.call != null && calls.test(job.call)) {
        listener.left(takeOut(job), Status.CUT);
      }
    }
    fillServers();
  }

  @Override
  public void slowDown(double factor) {
    progress.slowDown(factor);
    holdup.stop(Double.isInfinite(factor));
  }

  @Override
  public void addTime(AddedTime time) {
    added = time;
  }

  @Override
  public void resize(int units) {
    servers = units;
    showCapacity(Math.max(servers, busy));
    fillServers();
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public @Nullable SharedCapacity shared() {
    return null;
  }

  private void showCapacity(int units) {
    if (ownLoad) {
      load.capacityIs(process.now(), units);
    }
  }

  private void start(Job job) {
    job.inService = true;
    job.startedNanos = process.now();
    busy++;
    load.busy().change(process.now(), Load.PARTS);
    service.begins(job.call());
    lookForOwner(job);
    long nanos = added.nanos(job.call());
    if (nanos > 0) {
      holdup.add(job, nanos);
    } else {
      serve(job);
    }
  }

  /** A person finds after a while that the owner is not there any more, and ends it. */
  private void lookForOwner(Job job) {
    long found = job.call().foundNanos(job.startedNanos);
    if (found != Long.MAX_VALUE) {
      Timer timer = job.found;
      if (timer == null) {
        timer = process.timer(expiry, job);
        job.found = timer;
      }
      timer.set(found - job.startedNanos);
    }
  }

  private void goesOn(Job job) {
    serve(job);
    progress.settle(occupancy());
  }

  private void serve(Job job) {
    progress.begin(job, staffing == null ? 1 : staffing.slowness(line.size()), occupancy());
  }

  /** Share of the servers that are busy; while some are to go, all are. */
  private double occupancy() {
    return busy >= servers ? 1 : (double) busy / servers;
  }

  /** Service, or patience, has ended. */
  void expired(Job job) {
    Status waited = job.timesOut ? Status.TIMEOUT : Status.GAVE_UP;
    Status status = job.inService ? Status.OK : waited;
    Call call = takeOut(job);
    fillServers();
    listener.left(call, status);
  }

  /** Starts what may start. */
  final void fillServers() {
    long now = process.now();
    while (hasServerForFirst()) {
      Job next = line.next(now);
      if (next == null) {
        break;
      }
      if (line.drops(next, now)) {
        listener.left(takeOut(next), Status.OVERLOADED);
        continue;
      }
      takeFromLine(next);
      start(next);
    }
    progress.settle(occupancy());
  }

  private void takeFromLine(Job job) {
    job.timer().cancel();
    leaves(job);
    line.remove(job);
    load.queued().change(process.now(), -1);
  }

  /** True if a call that comes now starts at once. */
  boolean isFree() {
    return busy < servers;
  }

  /** True if a call that must wait may. */
  boolean hasRoomFor(Call call) {
    return !line.isFull();
  }

  /** True if the first call of the line may start. */
  boolean hasServerForFirst() {
    return busy < servers;
  }

  /** A call has joined the line. */
  void joined(Job job) {}

  /** A call is about to leave the line. */
  void leaves(Job job) {}

  /** Calls in service. */
  final int busy() {
    return busy;
  }

  /** Servers that there are. */
  final int servers() {
    return servers;
  }

  private Call takeOut(Job job) {
    long now = process.now();
    if (job.inService) {
      job.call().answer.startedNanos = job.startedNanos;
      if (job.found != null) {
        job.found.cancel();
      }
      if (job.held) {
        holdup.remove(job);
      } else {
        progress.end(job);
      }
      busy--;
      load.busy().change(now, -Load.PARTS);
      if (busy >= servers) {
        showCapacity(busy); // a server that was to go has finished
      }
    } else {
      takeFromLine(job);
    }
    return release(job);
  }

  private Job job(Call call) {
    Job job = unused.poll();
    if (job == null) {
      job = new Job();
      job.timer = process.timer(expiry, job);
      made.add(job);
    }
    job.call = call;
    job.inService = false;
    ServedCall.of(call).job = job;
    return job;
  }

  private Call release(Job job) {
    Call call = job.call();
    load.inside().change(process.now(), -1);
    ServedCall.of(call).job = null;
    job.call = null;
    unused.push(job);
    return call;
  }
}

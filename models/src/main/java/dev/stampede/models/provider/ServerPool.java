package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.WaitingLine;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Equal servers with one call at a time each, and a waiting line before them. A subclass may let
 * others use the servers, too.
 */
class ServerPool implements Engine {

  private final LogicalProcess process;
  private final Listener listener;
  private final Service service;
  private final WaitingLine<Job> line;
  private final @Nullable Distribution patience;
  private final Load load;
  private final @Nullable Staffing staffing;

  private final JobList inService = new JobList();
  private final ArrayDeque<Job> unused = new ArrayDeque<>();
  private int servers;
  private int busy;
  private double slowness = 1;
  private boolean stalled;
  private long stalledSince;

  ServerPool(
      LogicalProcess process,
      Listener listener,
      Service service,
      int servers,
      int queueLimit,
      Discipline discipline,
      @Nullable Distribution patience,
      @Nullable StaffingSpec staffing,
      Load load) {
    this.process = process;
    this.listener = listener;
    this.service = service;
    this.servers = servers;
    this.line = new WaitingLine<>(discipline, queueLimit);
    this.patience = patience;
    this.load = load;
    this.staffing = staffing == null ? null : new Staffing(staffing, servers, this, process);
  }

  /** Calls that wait. */
  int waiting() {
    return line.size();
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
    } else {
      load.queued().change(process.now(), 1);
      line.add(job, process.now(), call.tenant, call.priority);
      joined(job);
      if (patience != null) {
        job.timer().set(patience.quantileNanos(Draw.QUEUE_PATIENCE.uniform(call.key)));
      }
      if (staffing != null) {
        staffing.waiting(line.size());
      }
    }
    return true;
  }

  @Override
  public void cancel(Call call) {
    Job job = call.job;
    if (job != null) {
      takeOut(job);
      fillServers();
    }
  }

  @Override
  public void abandon(Call call) {
    Job job = call.job;
    if (job != null) {
      job.abandon();
    }
  }

  @Override
  public void cutAll() {
    for (Job job = line.next(process.now()); job != null; job = line.next(process.now())) {
      listener.left(takeOut(job), Status.CUT);
    }
    for (Job job = inService.first(); job != null; job = inService.first()) {
      listener.left(takeOut(job), Status.CUT);
    }
  }

  @Override
  public void slowDown(double factor) {
    if (stalled) {
      resume();
    }
    if (Double.isInfinite(factor)) {
      stall();
    } else {
      stretch(factor / slowness);
      slowness = factor;
    }
  }

  /** From here on the times of what is in service are as if time had stopped now. */
  private void stall() {
    stalled = true;
    stalledSince = process.now();
    for (Job job = inService.first(); job != null; job = job.next) {
      job.timer().cancel();
      Watch listener = job.call().listener();
      if (listener != null) {
        listener.standsStill();
      }
    }
  }

  private void resume() {
    stalled = false;
    long lost = process.now() - stalledSince;
    for (Job job = inService.first(); job != null; job = job.next) {
      job.endNanos += lost;
      if (job.firstTokenNanos >= stalledSince) {
        job.firstTokenNanos += lost;
      }
      job.timer().set(job.endNanos - process.now());
      goesOn(job, 1);
    }
  }

  private void stretch(double factor) {
    if (factor == 1) {
      return;
    }
    long now = process.now();
    for (Job job = inService.first(); job != null; job = job.next) {
      job.endNanos = now + Service.stretched(job.endNanos - now, factor);
      if (job.firstTokenNanos > now) {
        job.firstTokenNanos = now + Service.stretched(job.firstTokenNanos - now, factor);
      }
      job.timer().set(job.endNanos - now);
      goesOn(job, factor);
    }
  }

  private static void goesOn(Job job, double factor) {
    Watch listener = job.call().listener();
    if (listener != null && job.endNanos > job.firstTokenNanos) {
      listener.goesOn(job.firstTokenNanos, job.endNanos, factor);
    }
  }

  @Override
  public void resize(int units) {
    servers = units;
    load.capacityIs(process.now(), Math.max(servers, busy));
    fillServers();
  }

  @Override
  public Load load() {
    return load;
  }

  private void start(Job job) {
    Call call = job.call();
    long now = process.now();
    job.inService = true;
    job.startedNanos = now;
    service.begins(call);
    long firstToken = service.firstTokenNanos(call);
    long total = firstToken + service.streamNanos(call);
    long clock = stalled ? stalledSince : now;
    double stretch = staffing == null ? slowness : slowness * staffing.slowness(line.size());
    job.firstTokenNanos = clock + Service.stretched(firstToken, stretch);
    job.endNanos = clock + Service.stretched(total, stretch);
    busy++;
    load.busy().change(now, Load.PARTS);
    inService.add(job);
    if (!stalled) {
      job.timer().set(job.endNanos - now);
    }
    Watch listener = call.listener();
    if (listener != null && total > firstToken) {
      listener.streams(job.firstTokenNanos, job.endNanos, stalled);
    }
  }

  /** Service, or patience, has ended. */
  void expired(Job job) {
    Status status = job.inService ? Status.OK : Status.GAVE_UP;
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
        return;
      }
      if (line.drops(next, now)) {
        listener.left(takeOut(next), Status.OVERLOADED);
        continue;
      }
      takeFromLine(next);
      start(next);
    }
  }

  private void takeFromLine(Job job) {
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
    job.timer().cancel();
    if (job.inService) {
      inService.remove(job);
      busy--;
      load.busy().change(now, -Load.PARTS);
      if (busy >= servers) {
        load.capacityIs(now, busy); // a server that was to go has finished
      }
      Call call = job.call();
      call.answer.startedNanos = job.startedNanos;
      if (stalled ? job.firstTokenNanos < stalledSince : job.firstTokenNanos <= now) {
        call.answer.firstTokenNanos = job.firstTokenNanos;
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
      job.timer = process.timer(this::expired, job);
    }
    job.call = call;
    job.inService = false;
    call.job = job;
    return job;
  }

  private Call release(Job job) {
    Call call = job.call();
    load.inside().change(process.now(), -1);
    call.job = null;
    job.call = null;
    unused.push(job);
    return call;
  }
}

package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.Users;
import dev.stampede.models.market.BirthDeathQueue;
import dev.stampede.models.market.Crowded;
import dev.stampede.models.market.Impatience;
import dev.stampede.models.market.QueueBounds;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Equal servers that a market passes with our calls, on the way to another engine. All together are
 * a {@link BirthDeathQueue}, which is looked at from time to time; each of our calls meets one of
 * the numbers inside that it gives a probability to, by a draw from its key. So it is refused, is
 * served at once, or waits until so many before it have started, and the pace of that is the
 * queue's at any time.
 *
 * <p>Ours are in the queue with the rate at which they came over some seconds. Apart from that they
 * do not wait for one another.
 */
final class CrowdedPool implements Engine, Crowded {

  /** Nanoseconds on the clock of the line that one start takes. */
  private static final double NANOS_PER_START = 1e6;

  private static final double NANOS_PER_SECOND = 1e9;

  /** Our rate is a mean over this time: what chance does to it is in the queue's chain already. */
  private static final double SMOOTHING_SECONDS = 10;

  private final LogicalProcess process;
  private final Listener listener;
  private final Handling handling;
  private final int number;
  private final Progress progress;
  private final Holdup holdup;
  private final @Nullable Distribution patience;
  private final BirthDeathQueue queue;
  private final Load load;
  private final WorkClock clock;
  private final JobHeap line = new JobHeap();
  private final Timer nextStart;
  private final List<Job> made = new ArrayList<>();
  private final ArrayDeque<Job> unused = new ArrayDeque<>();

  private AddedTime added = AddedTime.NONE;
  private int servers;
  private double slowness = 1;
  private double addedSeconds;
  private long sinceNanos;
  private long came;
  private double perSecond;
  private long joined;

  CrowdedPool(EngineSite site, ServersSpec spec, EngineSite.Crowd crowd) {
    this.process = site.process();
    this.listener = site.listener();
    this.handling = site.handling();
    this.number = Draw.numberOf(site.name());
    this.servers = spec.servers();
    this.holdup = new Holdup(process, this::serve);
    this.progress = new Service.OfAnyLaw(spec.service(), handling).progress(process, this::expired);
    this.patience = spec.patience();
    this.queue =
        new BirthDeathQueue(
            servers,
            spec.service(),
            new QueueBounds(
                spec.queueLimit() == EngineSpec.UNBOUNDED
                    ? Double.POSITIVE_INFINITY
                    : spec.queueLimit(),
                crowd.places(),
                crowd.timeoutNanos() == EngineSite.ENDLESS
                    ? Double.POSITIVE_INFINITY
                    : Seconds.of(crowd.timeoutNanos()),
                new Impatience(
                    patience == null ? 0 : 1 / patience.mean(), crowd.givingUpPerSecond())));
    this.load = Load.of(site.horizon(), servers);
    this.clock = new WorkClock(process);
    this.nextStart = process.timer(this::startDue);
  }

  @Override
  public BirthDeathQueue pass(double calls) {
    long now = process.now();
    if (now > sinceNanos) {
      double seconds = Seconds.of(now - sinceNanos);
      perSecond += (came / seconds - perSecond) * -StrictMath.expm1(-seconds / SMOOTHING_SECONDS);
      queue.advance(calls + perSecond * seconds, seconds);
      sinceNanos = now;
      came = 0;
      settle();
    }
    return queue;
  }

  @Override
  public BirthDeathQueue queue() {
    return queue;
  }

  @Override
  public boolean accept(Call call) {
    came++;
    double before = queue.startsBefore(Draw.CROWD.key(call.key, number));
    if (before < 0) {
      return false;
    }
    Job job = job(call);
    load.inside().change(process.now(), 1);
    if (before == 0) {
      start(job);
    } else {
      load.queued().change(process.now(), 1);
      clock.advance();
      job.arrival = joined++;
      clock.begin(job, Math.round(Math.min(before * NANOS_PER_START, Service.LONGEST_NANOS)));
      line.add(job);
      if (patience != null) {
        job.timer().set(patience.quantileNanos(Draw.QUEUE_PATIENCE.uniform(call.key)));
      }
      settle();
    }
    return true;
  }

  @Override
  public void cancel(Call call) {
    Job job = ServedCall.of(call).job;
    if (job != null) {
      takeOut(job);
      settle();
    }
  }

  @Override
  public void cutAll() {
    queue.cut(1);
    cut(call -> true);
  }

  @Override
  public void cut(Users users) {
    queue.cut(users.share());
    cut(users::has);
  }

  @Override
  public void cut(Predicate<Call> calls) {
    for (Job job : made) {
      if (job.call != null && calls.test(job.call)) {
        listener.left(takeOut(job), Status.CUT);
      }
    }
    settle();
  }

  @Override
  public void slowDown(double factor) {
    slowness = factor;
    progress.slowDown(factor);
    holdup.stop(Double.isInfinite(factor));
    condition();
  }

  @Override
  public void addTime(AddedTime time) {
    added = time;
    addedSeconds = time.meanSeconds();
    condition();
  }

  @Override
  public void resize(int units) {
    servers = units;
    condition();
  }

  private void condition() {
    queue.condition(servers, slowness, addedSeconds);
    load.capacityIs(process.now(), servers);
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

  @Override
  public Crowded crowded() {
    return this;
  }

  private void startDue() {
    clock.advance();
    while (line.size() > 0 && clock.hasReached(line.first())) {
      Job job = line.first();
      takeFromLine(job);
      start(job);
    }
    settle();
  }

  private void start(Job job) {
    job.inService = true;
    job.startedNanos = process.now();
    handling.begins(job.call());
    long nanos = added.nanos(job.call());
    if (nanos > 0) {
      holdup.add(job, nanos);
    } else {
      serve(job);
    }
  }

  private void serve(Job job) {
    progress.begin(job, 1, 1);
  }

  /** Service, or patience, has ended. */
  private void expired(Job job) {
    Status status = job.inService ? Status.OK : Status.GAVE_UP;
    Call call = takeOut(job);
    if (status == Status.GAVE_UP) {
      settle();
    }
    listener.left(call, status);
  }

  private void takeFromLine(Job job) {
    job.timer().cancel();
    line.remove(job);
    load.queued().change(process.now(), -1);
  }

  private Call takeOut(Job job) {
    if (!job.inService) {
      clock.advance();
      takeFromLine(job);
    } else {
      job.call().answer.startedNanos = job.startedNanos;
      if (job.held) {
        holdup.remove(job);
      } else {
        progress.end(job);
      }
    }
    load.inside().change(process.now(), -1);
    Call call = job.call();
    ServedCall.of(call).job = null;
    job.call = null;
    unused.push(job);
    return call;
  }

  /** The line moves at the pace of the queue; what is busy shows in the load. */
  private void settle() {
    long busy = Math.round(queue.busy() * Load.PARTS);
    load.busy().change(process.now(), busy - load.busy().level());
    clock.advance();
    clock.pace(line.size() == 0 ? 0 : queue.startsPerSecond() * NANOS_PER_START / NANOS_PER_SECOND);
    if (line.size() == 0) {
      clock.restart();
    }
    if (clock.standsStill()) {
      nextStart.cancel();
    } else {
      nextStart.set(clock.nanosUntil(line.first()));
    }
  }

  private Job job(Call call) {
    Job job = unused.poll();
    if (job == null) {
      job = new Job();
      job.timer = process.timer(this::expired, job);
      made.add(job);
    }
    job.call = call;
    job.inService = false;
    ServedCall.of(call).job = job;
    return job;
  }
}

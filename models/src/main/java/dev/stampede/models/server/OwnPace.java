package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.call.Call;
import dev.stampede.models.queue.LinkedQueue;
import org.jspecify.annotations.Nullable;

/** Every call gets on at its own pace: when its service begins it is known when it ends. */
final class OwnPace implements Progress {

  private final LogicalProcess process;
  private final Service service;
  private final LinkedQueue<Job> jobs = new LinkedQueue<>();
  private double slowness = 1;
  private boolean stalled;
  private long stalledSince;

  /** Makes one for jobs whose timers tell when they are done. */
  OwnPace(LogicalProcess process, Service service) {
    this.process = process;
    this.service = service;
  }

  @Override
  public void begin(Job job, double stretch, double occupancy) {
    Call call = job.call();
    long now = process.now();
    long firstToken = service.firstTokenNanos(call);
    long total = firstToken + service.streamNanos(call);
    long clock = stalled ? stalledSince : now;
    double times = slowness * stretch;
    job.firstTokenNanos = clock + Service.stretched(firstToken, times);
    job.endNanos = clock + Service.stretched(total, times);
    jobs.add(job);
    if (!stalled) {
      job.timer().set(job.endNanos - now);
    }
    Watch listener = ServedCall.listener(call);
    if (listener != null && total > firstToken) {
      listener.streams(job.firstTokenNanos, job.endNanos, stalled);
    }
  }

  @Override
  public void end(Job job) {
    job.timer().cancel();
    jobs.remove(job);
    Call call = job.call();
    if (stalled ? job.firstTokenNanos < stalledSince : job.firstTokenNanos <= process.now()) {
      call.answer.firstTokenNanos = job.firstTokenNanos;
    }
  }

  @Override
  public @Nullable Job any() {
    return jobs.first();
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
    for (Job job = jobs.first(); job != null; job = job.next()) {
      job.timer().cancel();
      Watch listener = ServedCall.listener(job.call());
      if (listener != null) {
        listener.standsStill();
      }
    }
  }

  private void resume() {
    stalled = false;
    long lost = process.now() - stalledSince;
    for (Job job = jobs.first(); job != null; job = job.next()) {
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
    for (Job job = jobs.first(); job != null; job = job.next()) {
      job.endNanos = now + Service.stretched(job.endNanos - now, factor);
      if (job.firstTokenNanos > now) {
        job.firstTokenNanos = now + Service.stretched(job.firstTokenNanos - now, factor);
      }
      job.timer().set(job.endNanos - now);
      goesOn(job, factor);
    }
  }

  private static void goesOn(Job job, double factor) {
    Watch listener = ServedCall.listener(job.call());
    if (listener != null && job.endNanos > job.firstTokenNanos) {
      listener.goesOn(job.firstTokenNanos, job.endNanos, factor);
    }
  }
}

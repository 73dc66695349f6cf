package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.queue.LinkedQueue;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;

/** Where admitted calls are held until a quota lets them go on. */
final class HoldingArea {

  private final LogicalProcess process;
  private final Engine.Listener listener;
  private final LinkedQueue<Job> held = new LinkedQueue<>();
  private final ArrayDeque<Job> unused = new ArrayDeque<>();

  /**
   * Makes an empty one.
   *
   * @param listener takes calls that may go on (OK), or were cut off (CUT)
   */
  HoldingArea(LogicalProcess process, Engine.Listener listener) {
    this.process = process;
    this.listener = listener;
  }

  /** Holds a call for a time. */
  void hold(Call call, long nanos) {
    Job job = unused.poll();
    if (job == null) {
      job = new Job();
      job.timer = process.timer(this::release, job);
    }
    job.call = call;
    call.job = job;
    call.held = true;
    held.add(job);
    job.timer().set(nanos);
  }

  private void release(Job job) {
    listener.left(takeOut(job), Status.OK);
  }

  /** Takes a call out that is held. */
  void cancel(Call call) {
    Job job = call.job;
    if (job != null) {
      takeOut(job);
    }
  }

  /** Cuts all calls off. */
  void cutAll() {
    for (Job job = held.first(); job != null; job = held.first()) {
      listener.left(takeOut(job), Status.CUT);
    }
  }

  private Call takeOut(Job job) {
    Call call = job.call();
    job.timer().cancel();
    held.remove(job);
    call.job = null;
    call.held = false;
    job.call = null;
    unused.push(job);
    return call;
  }
}

package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.call.Call;
import dev.stampede.models.call.CallEvents;
import dev.stampede.models.work.Answer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Streams that all slow down as the pool fills, from one moment to the next, each in proportion to
 * its own speed. So a clock of work that they share tells whose ends first, and whatever happens
 * costs the logarithm of their number. A call first waits for its first token, whose time depends
 * on how full the pool is when its service begins; those who wait for it have another clock.
 */
final class CommonPace implements Progress {

  private final LogicalProcess process;
  private final Service service;
  private final SlowdownSpec slowdown;
  private final Consumer<Job> done;
  private final WorkClock prefill;
  private final WorkClock stream;
  private final Timer nextFirstToken;
  private final Timer nextEnd;
  private final JobHeap prefilling = new JobHeap();
  private final JobHeap streaming = new JobHeap();
  private double slowness = 1;
  private double occupancy;
  private double streamPace;

  /** Below this pace somebody who listens may hear of silence; 0 while nobody listens. */
  private double audiblePace;

  /** Up to then silence may be heard that began at such a pace. */
  private long audibleUntilNanos;

  private long longestSilenceNanos;
  private long begun;

  /**
   * Makes one for a pool.
   *
   * @param done hears of each call that has all its tokens, and calls {@link #end}
   */
  CommonPace(LogicalProcess process, Service service, SlowdownSpec slowdown, Consumer<Job> done) {
    this.process = process;
    this.service = service;
    this.slowdown = slowdown;
    this.done = done;
    this.prefill = new WorkClock(process);
    this.stream = new WorkClock(process);
    this.nextFirstToken = process.timer(this::firstTokens);
    this.nextEnd = process.timer(this::ends);
  }

  @Override
  public void begin(Job job, double stretch, double occupancyNow) {
    prefill.advance();
    job.firstTokenNanos = Answer.NEVER;
    job.arrival = begun++;
    double times = stretch * slowdown.firstToken(occupancyNow);
    prefill.begin(job, Service.stretched(service.firstTokenNanos(job.call()), times));
    prefilling.add(job);
  }

  private void firstTokens() {
    prefill.advance();
    stream.advance();
    while (prefilling.size() > 0 && prefill.hasReached(prefilling.first())) {
      Job job = prefilling.first();
      prefilling.remove(job);
      job.firstTokenNanos = process.now();
      stream.begin(job, service.streamNanos(job.call()));
      streaming.add(job);
      tellOfBegin(job);
    }
    settle(occupancy);
  }

  private void tellOfBegin(Job job) {
    Watch listener = ServedCall.listener(job.call());
    if (listener != null && job.call().outputTokens > 1) {
      long silence = listener.silenceNanos();
      if (silence != CallEvents.NEVER) {
        audiblePace = Math.max(audiblePace, gapNanos(job) / silence);
        longestSilenceNanos = Math.max(longestSilenceNanos, silence);
      }
      listener.streams(process.now(), endNanos(job, streamPace), false);
    }
  }

  /** Work from one token to the next. */
  private double gapNanos(Job job) {
    return (double) service.streamNanos(job.call()) / (job.call().outputTokens - 1);
  }

  private long endNanos(Job job, double pace) {
    return process.now() + Math.round(Math.min(stream.left(job) / pace, Service.LONGEST_NANOS));
  }

  /**
   * Tells those who listen that the pace changes, if anybody can hear it. When the last token came
   * is reckoned at the pace up to now.
   */
  private void tellOfPace(double before, double pace) {
    long now = process.now();
    boolean slow = before < audiblePace || pace < audiblePace;
    if (!slow && now >= audibleUntilNanos) {
      return;
    }
    audibleUntilNanos = slow ? now + longestSilenceNanos : audibleUntilNanos;
    for (int i = 0; i < streaming.size(); i++) {
      Job job = streaming.get(i);
      Watch listener = ServedCall.listener(job.call());
      if (listener != null && job.call().outputTokens > 1) {
        double known = before == 0 ? pace : before;
        listener.paceWas(endNanos(job, known), gapNanos(job) / known);
        if (pace == 0) {
          listener.standsStill();
        } else {
          listener.goesOn(job.firstTokenNanos, endNanos(job, pace), known / pace);
        }
      }
    }
  }

  private void ends() {
    stream.advance();
    while (streaming.size() > 0 && stream.hasReached(streaming.first())) {
      done.accept(streaming.first());
    }
    settle(occupancy);
  }

  @Override
  public void end(Job job) {
    Call call = job.call();
    if (job.firstTokenNanos == Answer.NEVER) {
      prefill.advance();
      prefilling.remove(job);
      if (prefill.hasReached(job)) { // in this very nanosecond
        call.answer.firstTokenNanos = process.now();
      }
    } else {
      stream.advance();
      streaming.remove(job);
      call.answer.firstTokenNanos = job.firstTokenNanos;
    }
  }

  @Override
  public @Nullable Job any() {
    if (streaming.size() > 0) {
      return streaming.first();
    }
    return prefilling.size() > 0 ? prefilling.first() : null;
  }

  @Override
  public void slowDown(double factor) {
    slowness = factor;
    settle(occupancy);
  }

  @Override
  public void settle(double occupancyNow) {
    occupancy = occupancyNow;
    double pace = 1 / (slowness * slowdown.furtherTokens(occupancy));
    go(prefill, 1 / slowness, prefilling, nextFirstToken);
    go(stream, pace, streaming, nextEnd);
    if (pace != streamPace) {
      tellOfPace(streamPace, pace);
      streamPace = pace;
    }
  }

  private static void go(WorkClock clock, double pace, JobHeap jobs, Timer next) {
    clock.advance();
    clock.pace(jobs.size() == 0 ? 0 : pace);
    if (jobs.size() == 0) {
      clock.restart();
    }
    if (clock.standsStill()) {
      next.cancel();
    } else {
      next.set(clock.nanosUntil(jobs.first()));
    }
  }
}

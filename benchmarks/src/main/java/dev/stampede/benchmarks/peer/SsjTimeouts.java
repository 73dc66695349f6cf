package dev.stampede.benchmarks.peer;

import dev.stampede.benchmarks.model.Increments;
import dev.stampede.benchmarks.model.TimeoutModel;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** Calls with timeouts on SSJ: two events a call, one of which is cancelled. */
public final class SsjTimeouts implements TimeoutModel {

  private final Simulator simulator = new Simulator();
  private final Increments answers;
  private final double timeoutNanos;
  private long ended;
  private long expired;
  private long target;

  /** Starts as many calls as keep a number of events pending, an even one. */
  public SsjTimeouts(int pending) {
    answers = new Increments("exponential", TimeoutModel.meanAnswerNanos(pending));
    timeoutNanos = TimeoutModel.timeoutNanos(pending);
    simulator.init();
    for (int i = 0; i < pending / 2; i++) {
      new Call().start();
    }
  }

  @Override
  public void run(int calls) {
    target += calls;
    simulator.start();
  }

  @Override
  public long ended() {
    return ended;
  }

  @Override
  public long expired() {
    return expired;
  }

  private final class Call {
    private final Event answer =
        new Event(simulator) {
          @Override
          public void actions() {
            timeout.cancel();
            end();
          }
        };

    private final Event timeout =
        new Event(simulator) {
          @Override
          public void actions() {
            answer.cancel();
            expired++;
            end();
          }
        };

    void start() {
      answer.schedule((double) answers.next());
      timeout.schedule(timeoutNanos);
    }

    private void end() {
      start();
      if (++ended == target) {
        simulator.stop();
      }
    }
  }
}

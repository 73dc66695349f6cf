package dev.stampede.benchmarks.model;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomStreams;

/** Calls with timeouts on Stampede's engine: two timers a call. */
public final class Timeouts implements TimeoutModel {

  private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final LogicalProcess process = simulation.process("calls");
  private final Increments answers;
  private final long timeoutNanos;
  private long ended;
  private long expired;
  private long target;

  /** Starts as many calls as keep a number of events pending, an even one. */
  public Timeouts(int pending) {
    answers = new Increments("exponential", TimeoutModel.meanAnswerNanos(pending));
    timeoutNanos = TimeoutModel.timeoutNanos(pending);
    for (int i = 0; i < pending / 2; i++) {
      start(new Call(this));
    }
  }

  @Override
  public void run(int calls) {
    target += calls;
    while (ended < target) {
      simulation.run(simulation.now() + (target - ended) * SPACING_NANOS);
    }
  }

  @Override
  public long ended() {
    return ended;
  }

  @Override
  public long expired() {
    return expired;
  }

  private void start(Call call) {
    call.answer.set(answers.next());
    call.timeout.set(timeoutNanos);
  }

  private void answered(Call call) {
    call.timeout.cancel();
    ended++;
    start(call);
  }

  private void expired(Call call) {
    call.answer.cancel();
    expired++;
    ended++;
    start(call);
  }

  private static final class Call {
    private final Timer answer;
    private final Timer timeout;

    Call(Timeouts model) {
      answer = model.process.timer(model::answered, this);
      timeout = model.process.timer(model::expired, this);
    }
  }
}

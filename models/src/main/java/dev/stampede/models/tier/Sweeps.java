package dev.stampede.models.tier;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.RandomStream;
import java.util.function.Consumer;

/**
 * The calls of sweeps, one after the other: those of all machines, of which each is made if its
 * machine sweeps yet.
 */
final class Sweeps {

  /** A call that nobody waits for. */
  static final class SweepCall extends TieredCall {}

  private final SweepsSpec spec;
  private final LogicalProcess process;
  private final RandomStream chance;
  private final Consumer<TieredCall> calls;
  private final Timer next;

  /**
   * Begins when it is time.
   *
   * @param calls takes them
   */
  Sweeps(SweepsSpec spec, LogicalProcess process, RandomStream chance, Consumer<TieredCall> calls) {
    this.spec = spec;
    this.process = process;
    this.chance = chance;
    this.calls = calls;
    this.next = process.timer(this::come);
    await(spec.fromNanos());
  }

  private void await(long fromNanos) {
    long at = fromNanos + Seconds.toNanos(chance.nextExponential() / spec.callsPerSecond());
    if (at < spec.untilNanos()) {
      next.set(at - process.now());
    }
  }

  private void come() {
    if (chance.nextUniform() < spec.share(process.now())) {
      SweepCall call = new SweepCall();
      call.key = chance.nextLong();
      call.owner = call.key;
      calls.accept(call);
    }
    await(process.now());
  }
}

package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.provider.FaultSpec.Brownout;
import dev.stampede.models.provider.FaultSpec.Effect;
import dev.stampede.models.provider.FaultSpec.Outage;
import dev.stampede.models.provider.FaultSpec.Slow;
import dev.stampede.models.work.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** The faults of a provider as they come and go. Several may be active at a time. */
final class ActiveFaults {

  private final Runnable cutAll;
  private final DoubleConsumer slowDown;
  private final List<FaultSpec> active = new ArrayList<>();
  private int status;
  private long errorLatencyNanos;

  /**
   * Schedules the faults.
   *
   * @param cutAll breaks off what is under way
   * @param slowDown makes everything take a number of times as long
   */
  ActiveFaults(
      LogicalProcess process, List<FaultSpec> faults, Runnable cutAll, DoubleConsumer slowDown) {
    this.cutAll = cutAll;
    this.slowDown = slowDown;
    for (FaultSpec fault : faults) {
      process.timer(this::begin, fault).set(fault.atNanos());
      process.timer(this::end, fault).set(fault.endNanos());
    }
  }

  private void begin(FaultSpec fault) {
    active.add(fault);
    if (fault.effect() instanceof Outage) {
      cutAll.run();
    }
    slowDown.accept(slowness());
  }

  private void end(FaultSpec fault) {
    active.remove(fault);
    slowDown.accept(slowness());
  }

  private double slowness() {
    double factor = 1;
    for (FaultSpec fault : active) {
      if (fault.effect() instanceof Slow slow) {
        factor *= slow.factor();
      }
    }
    return factor;
  }

  /** Whether a fault strikes a call; then {@link #status} and its latency say how. */
  boolean strike(Call call) {
    for (int i = 0; i < active.size(); i++) {
      FaultSpec fault = active.get(i);
      Effect effect = fault.effect();
      if (effect instanceof Outage outage) {
        return answer(outage.status(), outage.errorLatencyNanos());
      }
      if (effect instanceof Brownout brownout
          && Draw.FAULT.uniform(call.key, numberOf(fault)) < brownout.errors()) {
        return answer(brownout.status(), brownout.errorLatencyNanos());
      }
    }
    return false;
  }

  /** Share of all calls that the faults strike. */
  double errors() {
    double spared = 1;
    for (FaultSpec fault : active) {
      if (fault.effect() instanceof Brownout brownout) {
        spared *= 1 - brownout.errors();
      } else if (fault.effect() instanceof Outage) {
        spared = 0;
      }
    }
    return 1 - spared;
  }

  /** From the id, not the place, so that another fault does not change whom this one strikes. */
  private static int numberOf(FaultSpec fault) {
    return fault.id().hashCode() & Integer.MAX_VALUE;
  }

  private boolean answer(int newStatus, long newErrorLatencyNanos) {
    status = newStatus;
    errorLatencyNanos = newErrorLatencyNanos;
    return true;
  }

  /** HTTP status of the latest strike. */
  int status() {
    return status;
  }

  /** Time until the error of the latest strike is sent. */
  long errorLatencyNanos() {
    return errorLatencyNanos;
  }
}

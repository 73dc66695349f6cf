package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.server.StaffingSpec.CallIn;
import dev.stampede.models.server.StaffingSpec.Shift;
import dev.stampede.models.server.StaffingSpec.Stress;
import java.util.List;

/** Tells a pool how many servers it has: sends them on and off shift, and calls more in. */
final class Staffing {

  private final ServerPool pool;
  private final List<Shift> shifts;
  private final StaffingSpec spec;
  private final Timer nextShift;
  private final Timer callIn;
  private int shift;
  private int onShift;
  private int calledIn;

  Staffing(StaffingSpec spec, int servers, ServerPool pool, LogicalProcess process) {
    this.spec = spec;
    this.pool = pool;
    this.shifts = spec.shifts();
    this.onShift = servers;
    this.nextShift = process.timer(this::changeShift);
    this.callIn = process.timer(this::changeCallIn);
    if (!shifts.isEmpty()) {
      nextShift.set(shifts.get(0).fromNanos());
    }
  }

  private void changeShift() {
    Shift now = shifts.get(shift++);
    onShift = now.servers();
    if (shift < shifts.size()) {
      nextShift.set(shifts.get(shift).fromNanos() - now.fromNanos());
    }
    pool.resize(onShift + calledIn);
  }

  /** Is told how many wait, each time that there are more. */
  void waiting(int number) {
    CallIn reserve = spec.callIn();
    if (reserve != null && calledIn == 0 && !callIn.isSet() && number >= reserve.waiting()) {
      callIn.set(reserve.afterNanos());
    }
  }

  private void changeCallIn() {
    CallIn reserve = spec.callIn();
    if (reserve == null) {
      return;
    }
    boolean come = calledIn == 0 || pool.waiting() >= reserve.waiting();
    calledIn = come ? reserve.servers() : 0;
    if (come) {
      callIn.set(reserve.stayNanos());
    }
    pool.resize(onShift + calledIn);
  }

  /** How many times as long service takes that begins when so many wait. */
  double slowness(int waiting) {
    Stress stress = spec.stress();
    return stress == null ? 1 : stress.slowness(waiting);
  }
}

package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Latency;
import dev.stampede.models.call.Call;
import dev.stampede.models.provider.ProviderCall.Stage;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.Load;
import dev.stampede.models.work.Status;

/** A front door at work: servers of its own with a queue of its own, and books of its own. */
final class FrontDoor {

  private final String provider;
  private final FrontDoorSpec spec;
  private final LogicalProcess process;
  private final Engine.Listener passed;
  private final Engine servers;
  private final Horizon horizon;
  private final Latency waiting = new Latency();
  private final ExactSum timesInside = new ExactSum();
  private long entered;
  private long left;
  private long admitted;
  private long refused;

  /**
   * Opens a front door.
   *
   * @param passed takes each call that has passed (OK), or was cut off at the door (CUT)
   */
  FrontDoor(
      String provider,
      FrontDoorSpec spec,
      LogicalProcess process,
      Horizon horizon,
      Engine.Listener passed) {
    this.provider = provider;
    this.spec = spec;
    this.process = process;
    this.passed = passed;
    this.horizon = horizon;
    EngineSite site = new EngineSite(process, this::leaves, horizon, EngineSite.ENDLESS, null);
    this.servers = site.frontDoor(spec.servers(), spec.service(), spec.queueLimit());
  }

  /** Lets a call in; false if there is no room. */
  boolean accept(Call call) {
    ProviderCall ours = ProviderCall.of(call);
    ours.admittedNanos = process.now();
    int counts = horizon.counts(process.now()) ? 1 : 0;
    if (!servers.accept(call)) {
      refused += counts;
      return false;
    }
    admitted += counts;
    ours.stage = Stage.DOOR;
    entered++;
    timesInside.add(-process.now());
    return true;
  }

  private void leaves(Call call, Status status) {
    ProviderCall ours = ProviderCall.of(call);
    leaves(ours);
    if (status == Status.OK && horizon.counts(process.now())) {
      waiting.record(call.answer.startedNanos - ours.admittedNanos);
    }
    call.answer.set(status); // its times were the door's
    passed.left(call, status);
  }

  private void leaves(ProviderCall ours) {
    ours.stage = Stage.OUT;
    left++;
    timesInside.add(process.now());
  }

  /** Takes a call out that is at the door. */
  void cancel(Call call) {
    servers.cancel(call);
    leaves(ProviderCall.of(call));
    call.answer.set(Status.CUT);
  }

  /** Cuts all calls off. */
  void cutAll() {
    servers.cutAll();
  }

  /** HTTP status of what is answered when there is no room. */
  int fullStatus() {
    return spec.fullStatus();
  }

  /** Checks that no call got lost at the door, and Little's law; returns what its books say. */
  FrontDoorResult result(long nowNanos) {
    Load load = servers.load();
    load.advance(nowNanos);
    String what = "the front door of " + provider;
    Balance.conserved(what, entered, left, load.inside().level());
    timesInside.addProduct(nowNanos, load.inside().level());
    Balance.littlesLaw(what, load.inside().whole(), timesInside);
    return new FrontDoorResult(admitted, refused, waiting);
  }
}

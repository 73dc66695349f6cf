package dev.stampede.models.provider;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;

/** The line between a gateway and a server: calls and cancellations there, answers back. */
public final class Line {

  private final Outlet<Call> calls;
  private final Outlet<Call> cancellations;
  private final Outlet<Call> answers;
  private final long networkNanos;
  private final boolean cancelStopsWork;

  Line(
      LogicalProcess gateway,
      Inbox<Call> gatewayAnswers,
      LogicalProcess server,
      Inbox<Call> serverCalls,
      Inbox<Call> serverCancellations,
      long networkNanos,
      boolean cancelStopsWork) {
    this.calls = gateway.outlet(serverCalls, networkNanos);
    this.cancellations = gateway.outlet(serverCancellations, networkNanos);
    this.answers = server.outlet(gatewayAnswers, networkNanos);
    this.networkNanos = networkNanos;
    this.cancelStopsWork = cancelStopsWork;
  }

  /** The gateway sends a call. */
  public void call(Call call) {
    call.line = this;
    calls.send(call);
  }

  /**
   * The gateway takes a call back; its answer still comes, for nobody. A server that would not stop
   * work is not even told.
   */
  public void cancel(Call call) {
    if (cancelStopsWork) {
      cancellations.send(call);
    }
  }

  /** Time on the way to the server, and again on the way back. */
  public long networkNanos() {
    return networkNanos;
  }

  /** The server answers a call. */
  void answer(Call call) {
    answers.send(call);
  }

  /** The server answers a call after a while. */
  void answer(Call call, long delayNanos) {
    answers.send(networkNanos + delayNanos, call);
  }
}

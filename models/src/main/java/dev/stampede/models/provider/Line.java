package dev.stampede.models.provider;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import org.jspecify.annotations.Nullable;

/** The line between a gateway and a server: calls and cancellations there, answers back. */
public final class Line {

  private final Outlet<Call> calls;
  private final Outlet<Call> cancellations;
  private final Outlet<Call> answers;
  private final Interest interest;
  private final @Nullable Outlet<Call> connected;
  private final @Nullable Outlet<Call> firstTokens;
  private final @Nullable Outlet<Call> silences;
  private final long networkNanos;
  private final boolean cancelStopsWork;

  Line(
      LogicalProcess gateway,
      Inbox<Call> gatewayAnswers,
      NewsInbox news,
      LogicalProcess server,
      Inbox<Call> serverCalls,
      Inbox<Call> serverCancellations,
      long networkNanos,
      boolean cancelStopsWork) {
    this.calls = gateway.outlet(serverCalls, networkNanos);
    this.cancellations = gateway.outlet(serverCancellations, networkNanos);
    this.answers = server.outlet(gatewayAnswers, networkNanos);
    this.interest = news.interest();
    this.connected = interest.connected() ? server.outlet(news.connected(), networkNanos) : null;
    this.firstTokens =
        interest.firstToken() ? server.outlet(news.firstToken(), networkNanos) : null;
    this.silences =
        interest.silenceNanos() == Interest.NEVER
            ? null
            : server.outlet(news.silent(), networkNanos);
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

  /** Whether the gateway wants to hear anything of the tokens of its calls. */
  boolean isListenedTo() {
    return firstTokens != null || silences != null;
  }

  /** What the gateway wants to hear of its calls. */
  Interest interest() {
    return interest;
  }

  /** The server takes the connection of a call up. */
  void connected(Call call) {
    if (connected != null) {
      connected.send(call);
    }
  }

  /** The server has sent the first token of a call. */
  void firstToken(Call call) {
    if (firstTokens != null) {
      firstTokens.send(call);
    }
  }

  /** The stream of a call has been silent for too long, or will have been after a while. */
  void silent(Call call, long delayNanos) {
    if (silences != null) {
      silences.send(networkNanos + delayNanos, call);
    }
  }

  /** The server answers a call. */
  void answer(Call call) {
    answer(call, 0);
  }

  /** The server answers a call after a while. */
  void answer(Call call, long delayNanos) {
    if (call.visit != null) {
      call.visit.answered();
    }
    answers.send(networkNanos + delayNanos, call);
  }
}

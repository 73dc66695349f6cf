package dev.stampede.models.call;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.work.Draw;
import org.jspecify.annotations.Nullable;

/** The link between a gateway and a server: calls and cancellations there, answers back. */
public final class Link {

  /**
   * The end where calls are made.
   *
   * @param answers where it hears the answers
   * @param events where it hears of its calls before that
   */
  public record Gateway(LogicalProcess process, Inbox<Call> answers, CallEventInboxes events) {}

  /**
   * The end where calls are served.
   *
   * @param calls where calls come in
   * @param cancellations where it hears that calls are taken back
   * @param heedsCancellations whether it wants to hear that
   */
  public record Server(
      LogicalProcess process,
      Inbox<Call> calls,
      Inbox<Call> cancellations,
      boolean heedsCancellations) {}

  private final Outlet<Call> calls;
  private final Outlet<Call> cancellations;
  private final Outlet<Call> answers;
  private final CallEvents events;
  private final @Nullable Outlet<Call> connected;
  private final @Nullable Outlet<Call> firstTokens;
  private final @Nullable Outlet<Call> silences;
  private final LogicalProcess from;
  private final Distribution oneWay;
  private final long leastNanos;
  private final boolean varies;
  private final boolean heedsCancellations;

  /**
   * Joins two ends.
   *
   * @param network times on the way
   */
  public Link(Gateway gateway, Server server, NetworkSpec network) {
    this.oneWay = network.oneWay();
    this.leastNanos = network.leastNanos();
    this.varies = network.varies();
    this.from = gateway.process();
    LogicalProcess to = server.process();
    CallEventInboxes heard = gateway.events();
    this.calls = from.outlet(server.calls(), leastNanos);
    this.cancellations = from.outlet(server.cancellations(), leastNanos);
    this.answers = to.outlet(gateway.answers(), leastNanos);
    this.events = heard.events();
    this.connected = events.connected() ? to.outlet(heard.connected(), leastNanos) : null;
    this.firstTokens = events.firstToken() ? to.outlet(heard.firstToken(), leastNanos) : null;
    this.silences =
        events.silenceNanos() == CallEvents.NEVER ? null : to.outlet(heard.silent(), leastNanos);
    this.heedsCancellations = server.heedsCancellations();
  }

  /** The gateway sends a call. */
  public void call(Call call) {
    call.link = this;
    call.thereNanos = varies ? drawn(Draw.WAY_THERE, call) : leastNanos;
    call.backNanos = varies ? drawn(Draw.WAY_BACK, call) : leastNanos;
    calls.send(call.thereNanos, call);
  }

  /**
   * The gateway takes a call back; its answer still comes, for nobody. A server that would not stop
   * work is not even told.
   */
  public void cancel(Call call) {
    if (heedsCancellations) {
      if (varies) {
        call.restsUntilNanos = from.now() + call.thereNanos;
      }
      cancellations.send(call.thereNanos, call);
    }
  }

  private long drawn(Draw way, Call call) {
    return Math.max(leastNanos, oneWay.quantileNanos(way.uniform(call.key)));
  }

  /** Whether the gateway wants to hear anything of the tokens of its calls. */
  public boolean isListenedTo() {
    return firstTokens != null || silences != null;
  }

  /** What the gateway wants to hear of its calls. */
  public CallEvents events() {
    return events;
  }

  /** The server takes the connection of a call up. */
  public void connected(Call call) {
    if (connected != null) {
      connected.send(call.backNanos, call);
    }
  }

  /** The server has sent the first token of a call. */
  public void firstToken(Call call) {
    if (firstTokens != null) {
      firstTokens.send(call.backNanos, call);
    }
  }

  /** The stream of a call has been silent for too long, or will have been after a while. */
  public void silent(Call call, long delayNanos) {
    if (silences != null) {
      silences.send(call.backNanos + delayNanos, call);
    }
  }

  /** The server answers a call. */
  public void answer(Call call) {
    answer(call, 0);
  }

  /** The server answers a call after a while. */
  public void answer(Call call, long delayNanos) {
    call.answered();
    answers.send(call.backNanos + delayNanos, call);
  }
}

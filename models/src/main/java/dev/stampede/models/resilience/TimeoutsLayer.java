package dev.stampede.models.resilience;

import dev.stampede.models.provider.CallNews;

/** Gives up on what is inside when it is too late for what should have come next. */
final class TimeoutsLayer extends Layer {

  private static final int CONNECTING = 0;
  private static final int CONNECTED = 1;
  private static final int STREAMING = 2;

  private final TimeoutsSpec spec;
  private final boolean minds;
  private final Layer next;

  /**
   * Makes a layer.
   *
   * @param told the silence after which its calls tell of one: the shortest that any layer around
   *     them allows
   */
  TimeoutsLayer(TimeoutsSpec spec, long told, Layer next) {
    this.spec = spec;
    this.minds = spec.betweenTokensNanos() == told;
    this.next = next;
  }

  /** The invocation's {@code count} is how far it has come. */
  @Override
  public void start(Flow flow, Invocation self) {
    self.nanos = flow.now();
    wait(flow, self);
    flow.enter(next, self);
  }

  private void wait(Flow flow, Invocation self) {
    long limit = spec.totalNanos();
    if (self.count < STREAMING) {
      limit = Math.min(limit, spec.firstTokenNanos());
    }
    if (self.count == CONNECTING) {
      limit = Math.min(limit, spec.connectNanos());
    }
    if (limit == TimeoutsSpec.NONE) {
      flow.stopTimer(self);
    } else {
      flow.setTimer(self, limit - (flow.now() - self.nanos));
    }
  }

  @Override
  public void hears(Flow flow, Invocation self, Invocation inner, CallNews news) {
    if (news == CallNews.SILENT && minds) {
      flow.timeOut(self);
      return;
    }
    int reached = news == CallNews.CONNECTED ? CONNECTED : STREAMING;
    if (reached > self.count) {
      self.count = reached;
      wait(flow, self);
    }
    flow.report(self, news);
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    flow.timeOut(self);
  }
}

package dev.stampede.models.resilience.timeout;

import dev.stampede.models.call.CallNews;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Cause;

/** Gives up on what is inside when it is too late for what should have come next. */
final class TimeoutsLayer extends Layer {

  private static final int CONNECTING = 0;
  private static final int CONNECTED = 1;
  private static final int STREAMING = 2;

  private static final Cause TOTAL = new Cause(Cause.Kind.TIMEOUT, "total");
  private static final Cause FIRST_TOKEN = new Cause(Cause.Kind.TIMEOUT, "first_token");
  private static final Cause BETWEEN_TOKENS = new Cause(Cause.Kind.TIMEOUT, "between_tokens");

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
    long limit = limit(self.count);
    if (limit == TimeoutsSpec.NONE) {
      flow.stopTimer(self);
    } else {
      flow.setTimer(self, limit - (flow.now() - self.nanos));
    }
  }

  private long limit(int reached) {
    long limit = spec.totalNanos();
    if (reached < STREAMING) {
      limit = Math.min(limit, spec.firstTokenNanos());
    }
    return reached == CONNECTING ? Math.min(limit, spec.connectNanos()) : limit;
  }

  /** Of several that end at a time the one that waits for most. */
  private Cause which(int reached) {
    long limit = limit(reached);
    if (limit == spec.totalNanos()) {
      return TOTAL;
    }
    return limit == spec.firstTokenNanos() ? FIRST_TOKEN : Cause.NOT_CONNECTED;
  }

  @Override
  public void onNews(Flow flow, Invocation self, Invocation inner, CallNews news) {
    if (news == CallNews.SILENT && minds) {
      flow.timeOut(self, BETWEEN_TOKENS);
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
    flow.timeOut(self, which(self.count));
  }
}

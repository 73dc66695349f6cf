package dev.stampede.models.resilience.retry;

import dev.stampede.models.call.CallNews;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.budget.RetryBudget;
import dev.stampede.models.resilience.retry.HedgeSpec.Commit;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import org.jspecify.annotations.Nullable;

/**
 * Sends further attempts beside those that are out. What an attempt costs it counts like a retry.
 */
final class HedgeLayer extends Layer {

  private final HedgeSpec spec;
  private final @Nullable RecentLatency latency;
  private final @Nullable RetryBudget budget;
  private final Layer next;

  HedgeLayer(HedgeSpec spec, Layer next) {
    this.spec = spec;
    this.latency =
        spec.trigger() instanceof HedgeSpec.Percentile percentile
            ? new RecentLatency(percentile.share())
            : null;
    this.budget = spec.budget() == null ? null : spec.budget().open();
    this.next = next;
  }

  /** The invocation's {@code count} are attempts sent, {@code paid} those of them that ended. */
  @Override
  public void start(Flow flow, Invocation self) {
    self.nanos = flow.now();
    send(flow, self);
  }

  private void send(Flow flow, Invocation self) {
    self.count++;
    if (budget != null) {
      budget.begins(flow.now(), self.count == 1);
    }
    flow.stopTimer(self);
    if (self.count < spec.maxAttempts()) {
      long delay = delay(flow.now());
      if (delay != RecentLatency.UNKNOWN) {
        flow.setTimer(self, delay);
      }
    }
    flow.enter(next, self);
  }

  private long delay(long now) {
    if (latency == null) {
      return ((HedgeSpec.Delay) spec.trigger()).nanos();
    }
    long usual = latency.nanos(now);
    return usual == RecentLatency.UNKNOWN
        ? usual
        : Math.max(usual, ((HedgeSpec.Percentile) spec.trigger()).leastNanos());
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    if (isAllowed(flow.now(), self, Status.TIMEOUT)) {
      send(flow, self);
    }
  }

  private boolean isAllowed(long now, Invocation self, Status why) {
    return self.count < spec.maxAttempts()
        && now <= self.latestStartNanos
        && (budget == null || budget.pay(now, why) != RetryBudget.REFUSED);
  }

  /** The first stream to begin may win: then there are no other attempts any more. */
  @Override
  public void onNews(Flow flow, Invocation self, Invocation inner, CallNews news) {
    if (news == CallNews.FIRST_TOKEN
        && spec.commit() == Commit.FIRST_TOKEN
        && !self.hasFirstToken()) {
      long now = flow.now();
      flow.stopTimer(self);
      int dropped = flow.dropInner(self, inner);
      self.paid += dropped;
      if (budget != null) {
        for (int i = 0; i < dropped; i++) {
          budget.ends(now);
        }
      }
      if (latency != null) {
        latency.record(now, now - self.nanos);
      }
    }
    flow.report(self, news);
  }

  private boolean hasCommitted(Invocation self) {
    return spec.commit() == Commit.FIRST_TOKEN && self.hasFirstToken();
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    long now = flow.now();
    self.paid++;
    boolean failed = spec.nonFatal().includes(answer);
    if (budget != null) {
      settle(budget, now, answer, failed);
    }
    boolean committed = hasCommitted(self);
    if (committed || !failed) {
      if (latency != null && answer.isOk() && !committed) {
        latency.record(now, now - self.nanos);
      }
      finish(flow, self, answer);
    } else if (isAllowed(now, self, answer.status)) {
      send(flow, self);
    } else if (!self.hasInner()) {
      finish(flow, self, answer);
    }
  }

  private static void settle(RetryBudget budget, long now, Answer answer, boolean failed) {
    budget.ends(now);
    if (answer.isOk()) {
      budget.succeeded(now, 0);
    } else if (failed) {
      budget.failed(now);
    }
  }

  private void finish(Flow flow, Invocation self, Answer answer) {
    flow.dropInner(self, null);
    cancelled(flow, self, Status.GAVE_UP);
    flow.leave(self, answer);
  }

  /** Settles what is still out. */
  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    if (budget == null) {
      return;
    }
    for (int i = self.paid; i < self.count; i++) {
      budget.ends(flow.now());
    }
    for (int i = 1; i < self.count; i++) {
      budget.released(flow.now());
    }
  }
}

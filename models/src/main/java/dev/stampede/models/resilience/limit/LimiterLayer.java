package dev.stampede.models.resilience.limit;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.InvocationQueue;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.limit.LimiterSpec.Room;
import dev.stampede.models.resilience.limit.LimiterSpec.Signal;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Lets requests inside while its limit allows, and lets others wait, or refuses them. */
final class LimiterLayer extends Layer {

  private final LimiterSpec spec;
  private final Layer next;
  private final Limit limit;
  private final @Nullable Shares shares;
  private final @Nullable InvocationQueue line;
  private final long waitNanos;
  private int inside;
  private boolean admitting;

  LimiterLayer(LimiterSpec spec, DoubleSupplier random, Layer next) {
    this.spec = spec;
    this.next = next;
    this.limit = spec.limit().limit(random);
    this.shares = spec.shares() == null ? null : new Shares(spec.shares());
    Room room = spec.room();
    this.line = room == null ? null : new InvocationQueue(room.discipline(), room.places());
    this.waitNanos = room == null ? 0 : room.waitNanos();
  }

  @Override
  public void start(Flow flow, Invocation self) {
    admitWaiting(flow);
    long now = flow.now();
    Request request = self.request();
    if ((line == null || line.isEmpty()) && admits(request, now)) {
      goIn(flow, self);
    } else if (line != null && !line.isFull()) {
      line.add(self, now);
      self.nanos = now;
      waitOn(flow, self, now);
    } else {
      flow.leave(self, shares == null ? Status.LIMIT_REACHED : Status.SHED);
    }
  }

  /** Waits for the end of its time, or for a limit that grows before. */
  private void waitOn(Flow flow, Invocation self, long now) {
    long left = self.nanos + waitNanos - now;
    flow.setTimer(self, Math.min(left, limit.nextChangeNanos(now) - now));
  }

  private boolean admits(Request request, long now) {
    int most = limit.limit(now);
    return shares == null ? inside < most : shares.admits(request.priority, inside, most);
  }

  private void goIn(Flow flow, Invocation self) {
    inside++;
    if (shares != null) {
      shares.change(self.request().priority, 1);
    }
    self.count = inside;
    self.nanos = flow.now();
    flow.enter(next, self);
  }

  /**
   * Lets those in that wait, as far as there is room. Whoever goes in may be answered at once, and
   * whoever is dropped may come again at once; that is left to the loop that is under way.
   */
  private void admitWaiting(Flow flow) {
    if (line == null || admitting || line.isEmpty()) {
      return;
    }
    admitting = true;
    long now = flow.now();
    while (inside < limit.limit(now)) {
      Invocation first = line.next(now);
      if (first == null) {
        break;
      }
      boolean dropped = line.drops(first, now);
      line.remove(first);
      first.stopTimer();
      if (dropped) {
        flow.leave(first, Status.LIMIT_REACHED);
      } else {
        goIn(flow, first);
      }
    }
    admitting = false;
    if (limit.nextChangeNanos(now) != Limit.UNCHANGED) {
      Invocation first = line.next(now);
      if (first != null) {
        waitOn(flow, first, now);
      }
    }
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    goOut(self);
    if (!spec.ignores(answer)) {
      sample(flow.now(), self, answer.firstTokenNanos, spec.dropped().includes(answer));
    }
    flow.leave(self, answer);
    admitWaiting(flow);
  }

  private void sample(long now, Invocation self, long firstTokenNanos, boolean dropped) {
    boolean firstToken = spec.signal() == Signal.FIRST_TOKEN && firstTokenNanos != Answer.NEVER;
    long rtt = Math.max(1, (firstToken ? firstTokenNanos : now) - self.nanos);
    limit.sample(now, self.nanos, rtt, self.count, dropped);
  }

  private void goOut(Invocation self) {
    inside--;
    if (shares != null) {
      shares.change(self.request().priority, -1);
    }
  }

  @Override
  public void expired(Flow flow, Invocation self) {
    if (line == null) {
      throw new IllegalStateException("nobody waits where there is no room");
    }
    long now = flow.now();
    if (now - self.nanos < waitNanos) { // the limit has grown
      waitOn(flow, self, now);
      admitWaiting(flow);
    } else {
      line.remove(self);
      flow.leave(self, Status.LIMIT_REACHED);
    }
  }

  /**
   * A call that a timeout outside takes back is reported as a drop if timeouts count as such. The
   * limit learns nothing from one that nobody wants any more.
   */
  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    if (line != null && line.contains(self)) {
      line.remove(self);
    } else {
      goOut(self);
      if (spec.dropped().includes(why, 0) && !spec.ignored().includes(why, 0)) {
        sample(flow.now(), self, self.firstTokenNanos, true);
      }
      admitWaiting(flow);
    }
  }
}

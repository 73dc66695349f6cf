package dev.stampede.models.architecture;

import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.breaker.Switchover;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Descents;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries the rungs in order until one answers. Rungs whose answers could not be good enough for the
 * work are passed over; people are good enough for any, if they have the skill that it needs. So
 * are rungs that work has left as a whole.
 */
public final class Ladder extends Layer {

  /**
   * A rung ready to serve.
   *
   * @param when the ends of the rung before that let work come to it
   * @param desk the people at work on it; null if machines are
   * @param isCache whether its answers were given before
   */
  record Rung(
      Outcomes when,
      boolean restartsStreams,
      @Nullable HumanDeskSpec desk,
      boolean isCache,
      Served served) {

    static Rung of(RungSpec spec, Served served) {
      return new Rung(spec.when(), spec.restartsStreams(), spec.desk(), spec.isCache(), served);
    }

    boolean takes(Request request) {
      if (served.inner() != null) {
        return served.inner().takes(request);
      }
      return desk != null
          ? desk.has(request.skill)
          : !request.forPeople && served.quality().best() >= request.minQuality;
    }

    boolean takesAfter(Answer answer, boolean visible) {
      return when.includes(answer) && (!visible || restartsStreams);
    }
  }

  private final Rung[] rungs;
  private final StoreRung[] stores;
  private final @Nullable Descents descents;

  /**
   * Makes a ladder.
   *
   * @param descents where it notes the ways of its work; null for that of a gateway inside, which
   *     is on a rung itself
   */
  Ladder(List<Rung> rungs, @Nullable Descents descents) {
    this.descents = descents;
    this.rungs = rungs.toArray(Rung[]::new);
    this.stores =
        rungs.stream()
            .map(rung -> rung.served().layer())
            .filter(StoreRung.class::isInstance)
            .map(StoreRung.class::cast)
            .toArray(StoreRung[]::new);
  }

  /** True if some rung takes a piece of work. */
  private boolean takes(Request request) {
    for (Rung rung : rungs) {
      if (rung.takes(request)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    for (int first = 0; first < rungs.length; first++) {
      if (rungs[first].takes(self.request()) && enters(flow, self, first)) {
        return;
      }
    }
    if (descents != null) {
      Request request = self.request();
      request.descent = descents.after(request.descent, -1, number(), Status.NOT_GOOD_ENOUGH);
    }
    flow.leave(self, Status.NOT_GOOD_ENOUGH);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    Request request = self.request();
    Served rung = rungs[self.count].served();
    if (answer.isOk() && rung.grades()) {
      answer.grade(rung.quality().forMatter(request));
    }
    note(request, self.count, answer);
    if (rung.switchover() != null) {
      rung.switchover().record(flow.now(), (int) self.nanos, !answer.isOk());
    }
    if (!answer.isOk()) {
      boolean visible = request.sawFirstTokenOf(answer);
      for (int next = self.count + 1; next < rungs.length; next++) {
        if (rungs[next].takes(request)
            && rungs[next].takesAfter(answer, visible)
            && enters(flow, self, next)) {
          return;
        }
      }
    } else {
      offer(flow, self);
    }
    flow.leave(self, answer);
  }

  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    note(self.request(), self.count, self.request().answer);
  }

  private void note(Request request, int rung, Answer answer) {
    if (descents != null) {
      int http = rungs[rung].desk() == null ? answer.httpStatus : 0;
      request.descent =
          descents.after(request.descent, rung, answer.origin, answer.status, answer.cause, http);
    }
  }

  /** Shows the caches an answer, if it does not come from one. */
  private void offer(Flow flow, Invocation self) {
    if (rungs[self.count].isCache()) {
      return;
    }
    for (StoreRung store : stores) {
      store.store(self.request(), flow.now());
    }
  }

  /** Goes to a rung, unless work has left it. */
  private boolean enters(Flow flow, Invocation self, int number) {
    Served served = rungs[number].served();
    Switchover switchover = served.switchover();
    if (switchover != null) {
      int ticket = switchover.admit(flow.now(), self.request().key);
      if (ticket == Switchover.PASSED_OVER) {
        return false;
      }
      self.nanos = ticket;
    }
    self.count = number;
    if (descents != null) {
      self.request().rung = number;
    }
    flow.enter(served.layer(), self);
    return true;
  }
}

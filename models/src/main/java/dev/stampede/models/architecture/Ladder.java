package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.Switchover;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Descents;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries the rungs in order until one answers. Rungs whose answers could not be good enough for the
 * work are passed over; people are good enough for any, if they have the skill that it needs. So
 * are rungs that work has left as a whole.
 */
final class Ladder extends Layer {

  /**
   * A rung ready to serve.
   *
   * @param spec when work may come to it
   * @param layer what serves
   * @param quality of its answers
   * @param grades whether the quality of an answer is the rung's, not that of who serves
   * @param switchover whether work goes to it at all; null for always
   * @param inner the ladder of a gateway inside; null if it is none
   */
  record Rung(
      RungSpec spec,
      Layer layer,
      Quality quality,
      boolean grades,
      @Nullable Switchover switchover,
      @Nullable Ladder inner) {

    boolean takes(Request request) {
      if (inner != null) {
        return inner.takes(request);
      }
      return spec instanceof RungSpec.Human human
          ? human.desk().has(request.skill)
          : !request.forPeople && quality.best() >= request.minQuality;
    }

    boolean takesAfter(Answer answer, boolean visible) {
      return spec.when().includes(answer) && (!visible || spec.restartsStreams());
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
            .map(Rung::layer)
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
    Rung rung = rungs[self.count];
    if (answer.isOk() && rung.grades()) {
      answer.grade(rung.quality().forMatter(request.matter));
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
      keep(flow, self);
    }
    flow.leave(self, answer);
  }

  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    note(self.request(), self.count, self.request().answer);
  }

  private void note(Request request, int rung, Answer answer) {
    if (descents != null) {
      int http = rungs[rung].spec() instanceof RungSpec.Human ? 0 : answer.httpStatus;
      request.descent =
          descents.after(request.descent, rung, answer.origin, answer.status, answer.cause, http);
    }
  }

  /** Shows the caches an answer, if it does not come from one. */
  private void keep(Flow flow, Invocation self) {
    if (rungs[self.count].spec() instanceof RungSpec.Cache
        || rungs[self.count].layer() instanceof StoreRung) {
      return;
    }
    for (StoreRung store : stores) {
      store.keep(self.request(), flow.now());
    }
  }

  /** Goes to a rung, unless work has left it. */
  private boolean enters(Flow flow, Invocation self, int number) {
    Switchover switchover = rungs[number].switchover();
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
    flow.enter(rungs[number].layer(), self);
    return true;
  }
}

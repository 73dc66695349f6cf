package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.call.Call;
import dev.stampede.models.cell.KeptOut;
import dev.stampede.models.fault.Refusal;
import dev.stampede.models.place.Place;
import dev.stampede.models.quota.Usage;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;

/** How a provider refuses calls that its quota has admitted. */
final class Refusals {

  private final ProviderSpec spec;
  private final LogicalProcess process;
  private final ProviderBooks books;
  private final Admission admission;

  Refusals(ProviderSpec spec, LogicalProcess process, ProviderBooks books, Admission admission) {
    this.spec = spec;
    this.process = process;
    this.books = books;
    this.admission = admission;
  }

  /** The cell that a call was sent to, or a step there, does not let it in. */
  void byCell(Call call, KeptOut how) {
    if (call.answer.cause.kind() == Kind.STEP) {
      books.stepped(process.now());
    } else {
      books.faultedAt(process.now(), books.places().engineOf(call));
    }
    settle(call);
    if (how.hangs()) {
      Replies.breakOff(call, how.delayNanos());
    } else {
      Replies.refuse(call, how.status(), how.delayNanos());
    }
  }

  /** The engine's owner is down, and this provider is not. */
  void down(Call call, Refusal how, Cause outage) {
    Place engine = books.places().engine;
    engine.came().increment(process.now());
    books.faultedAt(process.now(), engine);
    settle(call);
    call.answer.cause = outage;
    if (how.hangs()) {
      Replies.breakOff(call, how.errorLatencyNanos());
    } else {
      Replies.refuse(call, how.status(), how.errorLatencyNanos());
    }
  }

  /**
   * The engine has not taken a call, and may have said why.
   *
   * @param fits whether the call would if nobody else were inside
   * @param queueFull what ends it if only others are in its way
   */
  void byEngine(Call call, boolean fits, Cause queueFull) {
    ProviderPlaces places = books.places();
    if (call.answer.httpStatus != 0) {
      books.faultedAt(process.now(), places.engineOf(call));
      settle(call);
      Replies.refuse(call, call.answer.httpStatus, 0);
    } else if (fits) {
      full(call, queueFull, places.queueOf(call));
    } else {
      full(call, Cause.of(Kind.TOO_LONG), places.engineOf(call));
    }
  }

  /** There is no room at a place. */
  void full(Call call, Cause cause, Place place) {
    books.overloaded(process.now(), place);
    settle(call);
    call.answer.cause = cause;
    Replies.refuse(call, spec.fullStatus(), 0);
  }

  private void settle(Call call) {
    admission.settle(process.now(), call, Usage.NO_ANSWER);
  }
}

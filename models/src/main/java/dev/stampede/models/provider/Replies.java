package dev.stampede.models.provider;

import dev.stampede.models.call.Call;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Status;

/** How a provider answers calls that it does not serve as they wish. */
final class Replies {

  private Replies() {}

  /** Sends an error after a time. */
  static void refuse(Call call, int httpStatus, long delayNanos) {
    call.answer.httpStatus = httpStatus;
    call.answer.status = Status.ofHttp(httpStatus);
    call.link().answer(call, delayNanos);
  }

  /** Breaks the connection after a time. */
  static void breakOff(Call call, long delayNanos) {
    call.answer.status = Status.CUT;
    call.link().answer(call, delayNanos);
  }

  /** Breaks the connection, and says why. */
  static void cutOff(Call call, Cause cause) {
    call.answer.status = Status.CUT;
    call.answer.cause = cause;
    call.link().answer(call);
  }

  /** Keeps an answer back that has left the provider, as far as that knows. */
  static void keepBack(ProviderCall call, Gray gray) {
    call.keptBackFor(gray.delayNanos());
    call.answer.cause = Cause.of(Kind.GRAY);
    if (gray.lost()) {
      call.answer.status = Status.CUT;
      call.answer.quality = 0;
      call.answer.firstTokenNanos = Answer.NEVER;
    } else {
      call.answer.firstTokenNanos += gray.delayNanos();
    }
    call.link().answer(call, gray.delayNanos());
  }
}

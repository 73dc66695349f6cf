package dev.stampede.models.routing;

import dev.stampede.models.work.Answer;

/** What the end of a call tells of the endpoint. */
final class ErrorKind {

  private ErrorKind() {}

  /** 5xx, or nothing came. */
  static boolean isServerError(Answer answer) {
    return isSilence(answer) || answer.httpStatus >= 500;
  }

  /** 502, 503 or 504, or nothing came; 529 is none. */
  static boolean isGatewayError(Answer answer) {
    return isSilence(answer) || (answer.httpStatus >= 502 && answer.httpStatus <= 504);
  }

  /** Nothing came: what Envoy calls an error of local origin. */
  static boolean isSilence(Answer answer) {
    return switch (answer.status) {
      case CUT, TIMEOUT, GAVE_UP -> true;
      default -> false;
    };
  }
}

package dev.stampede.cluster;

/** What a trial died of on another machine, in the words that it had there. */
final class FailedElsewhere extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FailedElsewhere(String cause, StackTraceElement[] stack) {
    super(cause);
    setStackTrace(stack);
  }

  /** The words name the class that it had there. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return String.valueOf(getMessage());
  }
}

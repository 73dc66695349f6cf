package dev.stampede.scenarios.terminal;

import dev.stampede.reports.result.ObjectiveResult.Verdict;

/** What the process tells whoever started it. Where several apply, the lowest error counts. */
public final class ExitCode {

  /** Done, and all objectives met. */
  public static final int OK = 0;

  /** A defect of Stampede. */
  public static final int INTERNAL_ERROR = 1;

  /** The command line is wrong. */
  public static final int BAD_COMMAND_LINE = 2;

  /** A scenario is not valid. */
  public static final int INVALID_SCENARIO = 3;

  /** Something cannot be read or written. */
  public static final int CANNOT_READ_OR_WRITE = 4;

  /** An objective's confidence interval straddles its limit, and none failed. */
  public static final int INCONCLUSIVE = 98;

  /** An objective failed; k6's code for it. */
  public static final int OBJECTIVE_FAILED = 99;

  /** Interrupted; what was complete is written and marked as partial. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** What the promises of an answer come to. */
  public static int of(Verdict verdict) {
    return switch (verdict) {
      case MET -> OK;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case FAILED -> OBJECTIVE_FAILED;
    };
  }

  /**
   * Which of two codes to end with: an error before an interruption, that before verdicts, and a
   * failed objective before an inconclusive one.
   */
  public static int worse(int a, int b) {
    if (a == OK || b == OK) {
      return Math.max(a, b);
    }
    boolean neitherIsAnError = a >= INCONCLUSIVE && b >= INCONCLUSIVE;
    return neitherIsAnError ? Math.max(a, b) : Math.min(a, b);
  }
}

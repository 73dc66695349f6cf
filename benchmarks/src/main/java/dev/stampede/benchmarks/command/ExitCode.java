package dev.stampede.benchmarks.command;

/** What the process tells whoever started it; the same numbers as of the other commands. */
final class ExitCode {

  /** Done; whether goals are met does not count. */
  static final int OK = 0;

  /** A benchmark failed, or another defect of Stampede. */
  static final int INTERNAL_ERROR = 1;

  /** The command line is wrong. */
  static final int BAD_COMMAND_LINE = 2;

  /** Something cannot be read or written. */
  static final int CANNOT_READ_OR_WRITE = 4;

  private ExitCode() {}
}

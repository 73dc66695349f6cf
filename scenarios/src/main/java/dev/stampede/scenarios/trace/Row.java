package dev.stampede.scenarios.trace;

/** A request as a trace has it. */
final class Row {
  /** What a trace does not tell. */
  static final int UNKNOWN = -1;

  long nanos;
  long number;
  long line;
  String time = "";
  int input = UNKNOWN;
  int output = UNKNOWN;
  int cached = UNKNOWN;
  long session;
  long client;
  boolean failed;
}

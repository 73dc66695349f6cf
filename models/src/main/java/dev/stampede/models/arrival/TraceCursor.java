package dev.stampede.models.arrival;

/** A place in a trace: it goes forward row by row and holds no more than one. */
public interface TraceCursor extends AutoCloseable {

  /** Goes to the next row; false at the end. */
  boolean next();

  /** Nanoseconds from the trace's first row to this one; never decreasing. */
  long offsetNanos();

  /** Tokens in this row's prompt. */
  int inputTokens();

  /** Tokens in this row's answer. */
  int outputTokens();

  /** Closes the file. */
  @Override
  void close();
}

package dev.stampede.models.arrival.replay;

/** A place in a trace: it goes forward row by row and holds no more than one. */
public interface TraceCursor extends AutoCloseable {

  /** What a trace does not tell. */
  int UNKNOWN = -1;

  /** Goes to the next row; false at the end. */
  boolean next();

  /**
   * Goes to where the next row is the first one from a time on, forward or back.
   *
   * @param nanos from the trace's start
   */
  void seek(long nanos);

  /** Nanoseconds from the trace's start to this row; never decreasing. */
  long offsetNanos();

  /** Tokens in this row's prompt; {@link #UNKNOWN} if the trace has no lengths. */
  int inputTokens();

  /** Tokens in this row's answer; {@link #UNKNOWN} if the trace has no lengths. */
  int outputTokens();

  /** Tokens of this row's prompt that a cache holds; {@link #UNKNOWN} if that is not known. */
  int cachedTokens();

  /** Closes the file. */
  @Override
  void close();
}

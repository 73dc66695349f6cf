package dev.stampede.scenarios.trace.format;

import java.io.IOException;

/** A record that is not what its form says; the message names no file. */
public final class BrokenRecord extends IOException {
  private static final long serialVersionUID = 1;

  private final long line;

  /**
   * Creates a complaint.
   *
   * @param line where the record begins, from 1
   * @param complaint in words that may follow "line 3: "
   */
  public BrokenRecord(long line, String complaint) {
    super(complaint);
    this.line = line;
  }

  /** Where the record begins, from 1. */
  public long line() {
    return line;
  }
}

package dev.stampede.models.queue;

/** Who is next in a line. */
public enum Order {
  /** First come, first served. */
  FIFO,
  /** Last come, first served, without interrupting anybody in service. */
  LIFO,
  /** The higher priority first, first come first served within one. */
  PRIORITY,
  /**
   * First come, first served, but last come first served while the line has not been empty for some
   * time: B. Maurer, "Fail at scale", ACM Queue 13(8), 2015.
   */
  ADAPTIVE_LIFO,
  /** The groups that wait take turns, first come first served within one: round robin. */
  FAIR
}

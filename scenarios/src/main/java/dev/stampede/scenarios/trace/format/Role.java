package dev.stampede.scenarios.trace.format;

/** What a field tells of a request. */
public enum Role {
  /** When it came. */
  TIME(0),
  /** How long it took, where the time is that of its end. */
  TOOK(1),
  /** Tokens of its prompt. */
  INPUT(2),
  /** Tokens of its answer. */
  OUTPUT(3),
  /** Tokens of its prompt that a cache held. */
  CACHED(4),
  /** Ids of the blocks of its prompt, which a cache may hold, separated by commas. */
  BLOCKS(5),
  /** Which conversation it belongs to. */
  SESSION(6),
  /** Whom it is from. */
  CLIENT(7),
  /** Whether it failed. */
  FAILED(8);

  private final int place;

  Role(int place) {
    this.place = place;
  }

  /** Its place among all, from 0. */
  public int place() {
    return place;
  }
}

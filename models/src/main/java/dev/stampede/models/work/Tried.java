package dev.stampede.models.work;

/**
 * Which parts of a pool, its levels of priority or its endpoints, the attempts of one piece of work
 * went to since its retries began, so that others are tried: Envoy's {@code previous_priorities.cc}
 * (01f8613, read 2026-12-01).
 */
public final class Tried {

  private long tried;
  private long out;
  private int attempts;

  /** Forgets all: retries begin. */
  public void clear() {
    tried = 0;
    out = 0;
    attempts = 0;
  }

  /**
   * Returns the parts that the next attempt leaves out, a bit each; 0 for none.
   *
   * @param each how many attempts go to the same part; positive
   */
  public long out(int each) {
    if (attempts >= each && attempts % each == 0) {
      out |= tried;
    }
    return out;
  }

  /** An attempt goes to a part, from 0 to 63. */
  public void went(int part) {
    tried |= 1L << part;
    attempts++;
  }
}

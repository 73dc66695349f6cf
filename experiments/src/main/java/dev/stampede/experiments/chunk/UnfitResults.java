package dev.stampede.experiments.chunk;

/** Bytes are not the results of a chunk. The message says why. */
public final class UnfitResults extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Tells why. */
  public UnfitResults(String why) {
    super(why);
  }
}

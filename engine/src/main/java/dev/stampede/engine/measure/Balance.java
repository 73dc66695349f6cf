package dev.stampede.engine.measure;

/**
 * The checks that every run must pass at its end: nothing may get lost, and Little's law must hold
 * on the same path. Both are identities of integers, so they hold to the last unit or the run is
 * wrong.
 */
public final class Balance {

  private Balance() {}

  /**
   * Checks that what came in is what went out and what is still inside.
   *
   * @param what is counted, for the message
   * @throws IllegalStateException if it is not
   */
  public static void conserved(String what, long in, long out, long inside) {
    if (in != out + inside) {
      throw new IllegalStateException(
          "the books of %s do not balance: %d in, %d out, %d inside"
              .formatted(what, in, out, inside));
    }
  }

  /**
   * Checks Little's law, L = λW, in the form that holds on any path: the integral of the number
   * inside equals the sum of the times spent inside (J. D. C. Little, "Little's law as viewed on
   * its 50th anniversary", Operations Research 59(3), 2011).
   *
   * @param what is counted, for the message
   * @param numberInside integral of the number inside, in nanoseconds
   * @param timesInside sum of all times inside up to now, those of work still inside included
   * @throws IllegalStateException if they differ at all
   */
  public static void littlesLaw(String what, ExactSum numberInside, ExactSum timesInside) {
    if (!numberInside.exact().equals(timesInside.exact())) {
      throw new IllegalStateException(
          "Little's law does not hold for %s: integral of the number inside %s ns, sum of times %s ns"
              .formatted(what, numberInside.exact(), timesInside.exact()));
    }
  }
}

package dev.stampede.models.market;

/**
 * What ends calls before a queue's servers have served them.
 *
 * @param queueLimit calls that may wait, at least 0; infinite only with a timeout
 * @param places calls that may be inside, positive
 * @param timeoutSeconds after which a call that is inside is given up; may be infinite
 * @param impatience of those whose calls they are
 */
public record QueueBounds(
    double queueLimit, int places, double timeoutSeconds, Impatience impatience) {

  /** Room for so many, and nobody who gives up. */
  static QueueBounds of(double queueLimit, int places) {
    return new QueueBounds(queueLimit, places, Double.POSITIVE_INFINITY, Impatience.NONE);
  }

  boolean isTimed() {
    return !Double.isInfinite(timeoutSeconds);
  }
}

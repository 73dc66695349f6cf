package dev.stampede.models.tier;

import dev.stampede.engine.measure.IntervalCounts;
import java.io.Serializable;

/**
 * What a tier asked a dependency. Intervals begin at the start of the run.
 *
 * @param dependency whom it asks
 * @param cached whether it remembers answers
 * @param lookedUp calls for which the answer was needed, after the warm-up
 * @param known those of them that the cache knew
 * @param lookedUpByInterval calls for which the answer was needed
 * @param knownByInterval those of them that the cache knew
 */
public record QuestionResult(
    String dependency,
    boolean cached,
    long lookedUp,
    long known,
    IntervalCounts lookedUpByInterval,
    IntervalCounts knownByInterval)
    implements Serializable {

  /** Returns the sum of this and another trial's result; the instruments of this one are used. */
  QuestionResult absorb(QuestionResult other) {
    lookedUpByInterval.merge(other.lookedUpByInterval);
    knownByInterval.merge(other.knownByInterval);
    return new QuestionResult(
        dependency,
        cached,
        lookedUp + other.lookedUp,
        known + other.known,
        lookedUpByInterval,
        knownByInterval);
  }
}

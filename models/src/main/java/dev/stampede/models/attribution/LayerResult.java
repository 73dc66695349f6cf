package dev.stampede.models.attribution;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.models.place.Place;
import java.io.Serializable;

/**
 * What one layer did with the work that arrived after the warm-up. What entered has succeeded,
 * failed, been rejected, timed out, been cancelled or is still inside.
 *
 * @param chain what the layer is around: a provider, a pool, an endpoint of one; or its rung
 * @param layer its kind, unique in the chain
 * @param entered passages that began
 * @param succeeded that ended with an answer
 * @param failed that ended with a failure from further inside; at the innermost layer, of the call
 * @param rejected that the layer refused
 * @param timedOut that the layer gave up
 * @param cancelled that were taken back from outside
 * @param keptNanos time at the layer and not further inside: back-off, lines, and at the innermost
 *     layer the calls
 * @param here what the layer refused over time, and whose time ran out while it was at it
 */
public record LayerResult(
    String chain,
    String layer,
    long entered,
    long succeeded,
    long failed,
    long rejected,
    long timedOut,
    long cancelled,
    ExactSum keptNanos,
    Place here)
    implements Serializable {

  /** Rejects books in which more ended than began. */
  public LayerResult {
    if (entered < succeeded + failed + rejected + timedOut + cancelled) {
      throw new IllegalStateException(
          "the books of %s at %s do not balance: %d entered, %d ended"
              .formatted(
                  layer, chain, entered, succeeded + failed + rejected + timedOut + cancelled));
    }
  }

  /** Passages under way at the end of the run. */
  public long unfinished() {
    return entered - succeeded - failed - rejected - timedOut - cancelled;
  }

  /** Returns the sum of this and another result. */
  LayerResult plus(LayerResult other) {
    ExactSum kept = new ExactSum();
    kept.add(keptNanos);
    kept.add(other.keptNanos);
    Place both = here.plus(other.here);
    return new LayerResult(
        chain,
        layer,
        entered + other.entered,
        succeeded + other.succeeded,
        failed + other.failed,
        rejected + other.rejected,
        timedOut + other.timedOut,
        cancelled + other.cancelled,
        kept,
        both);
  }
}

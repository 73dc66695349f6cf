package dev.stampede.models.attribution;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.place.Place;
import dev.stampede.models.work.Status;

/**
 * Counts how work passed one layer. Every passage that begins ends once: with an answer from
 * further inside, good or bad, with one of the layer's own, or by being taken back from outside.
 */
public final class LayerBooks {

  private static final Intervals NONE = new Intervals(1, 1);

  /** The number of a layer that is not listed. */
  public static final int UNLISTED = -1;

  private final int number;
  private final String chain;
  private final String path;
  private final String layer;
  private long entered;
  private long succeeded;
  private long failed;
  private long rejected;
  private long timedOut;
  private long cancelled;
  private final ExactSum keptNanos = new ExactSum();
  private final Place here;

  LayerBooks(int number, String chain, String path, String layer, Intervals intervals) {
    this.number = number;
    this.chain = chain;
    this.path = path;
    this.layer = layer;
    this.here = new Place(layer, intervals);
  }

  /** Opens books that nobody reads. */
  public static LayerBooks unlisted() {
    return new LayerBooks(UNLISTED, "", "", "", NONE);
  }

  /** The layer's number at its gateway, from 0 on, or {@link #UNLISTED}. */
  public int number() {
    return number;
  }

  /** Where the layer is on its rung. */
  String place() {
    return path + layer;
  }

  /** A passage begins. */
  public void entered(long nowNanos) {
    here.came().increment(nowNanos);
    entered++;
  }

  /** A passage was at the layer and not further inside for so long. */
  public void kept(long nanos) {
    keptNanos.add(nanos);
  }

  /** A passage ended as what is further inside did. */
  public void answered(boolean ok) {
    if (ok) {
      succeeded++;
    } else {
      failed++;
    }
  }

  /** The layer itself ended a passage. */
  public void ended(long nowNanos, Status status) {
    if (status.isOwnRefusal()) {
      here.refused().increment(nowNanos);
    }
    if (status == Status.TIMEOUT) {
      timedOut++;
    } else if (status == Status.CACHE_MISS) {
      failed++;
    } else {
      rejected++;
    }
  }

  /**
   * Time ran out, of this or of a layer outside, for a passage that had not gone further inside.
   */
  public void timedOutHere(long nowNanos) {
    here.timedOut().increment(nowNanos);
  }

  /** A passage was taken back. */
  public void cancelled() {
    cancelled++;
  }

  LayerResult result() {
    return new LayerResult(
        chain, layer, entered, succeeded, failed, rejected, timedOut, cancelled, keptNanos, here);
  }
}

package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.breaker.Switchover;
import dev.stampede.models.work.Quality;
import org.jspecify.annotations.Nullable;

/**
 * What serves on a rung.
 *
 * @param quality of its answers
 * @param grades whether the quality of an answer is the rung's, not that of who serves
 * @param switchover whether work goes to it at all; null for always
 * @param inner the ladder of a gateway inside; null if it is none
 */
public record Served(
    Layer layer,
    Quality quality,
    boolean grades,
    @Nullable Switchover switchover,
    @Nullable Ladder inner) {

  /** What work never leaves as a whole, and that whoever serves grades. */
  public Served(Layer layer, Quality quality) {
    this(layer, quality, false, null, null);
  }
}

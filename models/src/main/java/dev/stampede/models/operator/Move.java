package dev.stampede.models.operator;

import dev.stampede.models.check.Require;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A share of the users of a cell goes elsewhere for a while: the same ones throughout, drawn by the
 * id of the step.
 *
 * @param from name of their cell
 * @param to that of another, where they belong from then on; null for all others, in proportion to
 *     what each takes
 * @param share of the users of {@code from}, in [0, 1]
 * @param lastsNanos how long, positive; {@link Limit#ENDLESS} for to the end of the run
 */
public record Move(String from, @Nullable String to, double share, long lastsNanos)
    implements Step {

  /** Rejects a cell that is its own destination, a share outside [0, 1], and no time at all. */
  public Move {
    Require.that(!from.equals(to), "to", from, "be another cell than from");
    Require.share("share", share);
    Require.positive("for", lastsNanos);
  }

  @Override
  public String kind() {
    return "move";
  }

  @Override
  public void act(Operation operation, Operated place) {
    place.move(operation, this);
  }

  @Override
  public Set<Integer> statuses() {
    return Set.of();
  }

  @Override
  public boolean cutsOff() {
    return false;
  }

  @Override
  public long lastsNanos() {
    return lastsNanos;
  }
}

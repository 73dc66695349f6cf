package dev.stampede.models.demand.platform;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import java.util.List;

/**
 * How users leave a platform, and come back.
 *
 * @param from the platform that they leave
 * @param to where they go; the shares add up to 1 at most, and the rest stays
 * @param on what sets them in motion
 * @param both share of those who use the other platform as well that take everything there at once,
 *     in [0, 1]
 * @param pace how fast they move and return
 */
public record MigrationSpec(
    String from, List<Destination> to, TriggerSpec on, double both, Pace pace) {

  /** Rejects nowhere to go, a platform that is left for itself, and more than everybody. */
  public MigrationSpec {
    to = List.copyOf(to);
    Require.that(!to.isEmpty(), "to", to, "name a platform");
    Require.that(
        to.stream().noneMatch(way -> way.platform().equals(from)), "to", from, "name another one");
    double sum = to.stream().mapToDouble(Destination::share).sum();
    Require.that(sum <= 1 + 1e-9, "to", sum, "add up to 100 % at most");
    Require.share("both", both);
  }

  /**
   * How fast users move and return.
   *
   * @param delay seconds from the beginning of the trigger until one who moves has moved
   * @param contagionPerSecond how many others a second one who has moved draws after, while all
   *     others are still there: the imitation of F. M. Bass, "A new product growth for model
   *     consumer durables", Management Science 15 (1969), among those who move in the end; at least
   *     0
   * @param returning seconds from the end of the trigger until one who returns is back
   * @param stays share of those who moved that never return, in [0, 1]; who used the other platform
   *     before returns always
   */
  public record Pace(
      Distribution delay, double contagionPerSecond, Distribution returning, double stays) {

    /** Rejects values out of range. */
    public Pace {
      Require.atLeast("contagion", contagionPerSecond, 0.0);
      Require.share("stays", stays);
    }
  }
}

package dev.stampede.models.fault;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.models.check.Require;

/**
 * How long incidents last: what a client's patience is measured against.
 *
 * @param name whose incidents, and up to when
 * @param repair seconds from the first post of an incident to its end
 * @param longestNanos an incident is over after this at the latest, positive
 */
public record IncidentFit(String name, Distribution repair, long longestNanos) {

  private static final double MINUTE = 60;
  private static final long DAY = 86_400_000_000_000L;
  private static final double SECOND = 1e9;

  /**
   * 307 incidents on the status pages of OpenAI and Anthropic up to June 2024: lognormal, ln of the
   * minutes with mean 4.28 and standard deviation 1.39, so half of them last longer than 72
   * minutes.
   */
  public static final IncidentFit DEFAULT =
      new IncidentFit(
          "307 incidents on two providers' status pages up to June 2024",
          new Lognormal(4.28 + StrictMath.log(MINUTE), 1.39),
          DAY);

  /** Rejects a time that is not positive. */
  public IncidentFit {
    Require.positive("longest", longestNanos);
  }

  /** Returns the fit that stands behind a scenario's own incidents. */
  public static IncidentFit of(IncidentSpec incidents) {
    return new IncidentFit(
        "incidents of " + incidents.source(), incidents.repair(), incidents.longestNanos());
  }

  /**
   * Returns the share of the incidents that last longer than some seconds, in [0, 1].
   *
   * @param seconds at least 0; infinite ones outlast all
   */
  public double shareLonger(double seconds) {
    return seconds >= longestNanos / SECOND ? 0 : repair.above(seconds);
  }
}

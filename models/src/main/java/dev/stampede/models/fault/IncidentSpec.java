package dev.stampede.models.fault;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import java.util.List;

/**
 * Incidents that come by chance. Times between starts are Weibull distributed, clustered below
 * shape 1, in a clock that runs fast when incidents are likely; times to repair are independent of
 * them and of how severe an incident is.
 *
 * @param source name of the provider, or of what providers depend on
 * @param shape of the Weibull distribution, at least 0.2
 * @param meanBetweenSeconds mean time between starts, at least a minute
 * @param repair seconds that an incident lasts
 * @param longestNanos an incident is over after this at the latest, positive
 * @param hazard when in the week incidents are likely
 * @param weekTimeNanos time since Monday, 00:00 UTC, at the start of the run
 * @param severities what an incident does; where their shares do not add up to 1, the rest of the
 *     incidents does nothing to the calls
 * @param announcement when the status page shows an incident, drawn for each
 */
public record IncidentSpec(
    String source,
    double shape,
    double meanBetweenSeconds,
    Distribution repair,
    long longestNanos,
    Hazard hazard,
    long weekTimeNanos,
    List<Severity> severities,
    AnnouncementSpec announcement) {

  /** Incidents that are announced as usual. */
  public IncidentSpec(
      String source,
      double shape,
      double meanBetweenSeconds,
      Distribution repair,
      long longestNanos,
      Hazard hazard,
      long weekTimeNanos,
      List<Severity> severities) {
    this(
        source,
        shape,
        meanBetweenSeconds,
        repair,
        longestNanos,
        hazard,
        weekTimeNanos,
        severities,
        AnnouncementSpec.USUAL);
  }

  /** Copies the list and rejects values out of range. */
  public IncidentSpec {
    Require.atLeast("shape", shape, 0.2);
    Require.atLeast("mean_between", meanBetweenSeconds, 60);
    Require.positive("longest", longestNanos);
    Require.notNegative("week_time", weekTimeNanos);
    severities = List.copyOf(severities);
    double sum = severities.stream().mapToDouble(Severity::share).sum();
    Require.that(
        !severities.isEmpty() && sum <= 1 + 1e-9, "severities", sum, "add up to at most 100 %");
  }

  /** When incidents are likely. */
  public enum Hazard {
    /** Always alike. */
    UNIFORM,
    /**
     * As status pages show up to June 2024: 7 % of the starts fall on weekends, 68 % between 13 and
     * 23 UTC, when load is high and people deploy.
     */
    WORKING_HOURS
  }

  /**
   * What some of the incidents do.
   *
   * @param share of the incidents, in [0, 1]
   * @param recoverNanos how long capacity takes to come back afterwards
   */
  public record Severity(double share, long recoverNanos, Effect effect) {

    /** Rejects values out of range. */
    public Severity {
      Require.share("share", share);
      Require.notNegative("recover", recoverNanos);
    }
  }
}

package dev.stampede.models.fault;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.fault.IncidentSpec.Hazard;
import dev.stampede.models.fault.IncidentSpec.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Starts of shape 1 at an even hazard are a Poisson process: the incidents that overlap a run of
 * length D are Poisson with mean (D + repair) / mean time between starts. Seeds are fixed; with
 * another one a check fails in about 1 of 10 000 (3.9 sigma).
 */
class IncidentOddsTest {

  private static final double HOUR = 3600;
  private static final double WEEK = 168 * HOUR;
  private static final Severity CERTAIN = new Severity(1, 0, new Outage(503, 0));

  private static IncidentSpec spec(double meanBetween, Distribution repair, Severity... what) {
    return spec(1, meanBetween, repair, Hazard.UNIFORM, 0, what);
  }

  private static IncidentSpec spec(
      double shape,
      double meanBetween,
      Distribution repair,
      Hazard hazard,
      double weekTime,
      Severity... severities) {
    return new IncidentSpec(
        "cloud",
        shape,
        meanBetween,
        repair,
        nanos(10 * WEEK),
        hazard,
        nanos(weekTime),
        List.of(severities));
  }

  private static FaultPlan plan(IncidentSpec... incidents) {
    return new FaultPlan(List.of(), List.of(incidents), Map.of());
  }

  private static IncidentOdds odds(IncidentSpec spec, double seconds) {
    return plan(spec).odds(5, nanos(seconds)).get(0);
  }

  @Test
  void rareIncidents_areAsLikelyAsAPoissonProcessSays() {
    // 3 h in 53.5 h: 1 - exp(-3 / 53.5) = 0.05453; 63,690 runs hold 200,000 incidents.
    IncidentOdds odds = odds(spec(53.5 * HOUR, always(2 * HOUR), CERTAIN), HOUR);

    assertThat(odds.source()).isEqualTo("cloud");
    assertThat(odds.probability()).isCloseTo(0.05453, within(0.0035));
    assertThat(odds.meanStrikes()).isCloseTo(3 / 53.5, within(0.0037));
  }

  @Test
  void incidentsWithoutAnEffect_doNotStrike() {
    // A fifth of them has one: 1 - exp(-0.2 x 30 / 53.5) = 0.1060.
    Severity some = new Severity(0.2, 0, new Outage(503, 0));
    IncidentOdds odds = odds(spec(53.5 * HOUR, always(6 * HOUR), some), 24 * HOUR);

    assertThat(odds.probability()).isCloseTo(0.1060, within(0.0021));
    assertThat(odds.meanStrikes()).isCloseTo(0.2 * 30 / 53.5, within(0.0023));
  }

  @Test
  void frequentIncidents_areDrawnForFewerRuns() {
    // 70 min in 40 min: 1 - exp(-1.75) = 0.8262; a run and its run-in hold 51.5, so 3,883 runs.
    IncidentOdds odds = odds(spec(40 * 60, always(600), CERTAIN), HOUR);

    assertThat(odds.probability()).isCloseTo(0.8262, within(0.0237));
    assertThat(odds.meanStrikes()).isCloseTo(1.75, within(0.083));
  }

  @Test
  void runsThatHoldThousandsOfIncidents_areAHundred() {
    // One in a thousand has an effect, 20,160.1 come: 1 - exp(-20.16) is 1 but for 2e-9.
    Severity few = new Severity(0.001, 0, new Outage(503, 0));
    IncidentOdds odds = odds(spec(60, always(6), few), 2 * WEEK);

    assertThat(odds.probability()).isCloseTo(1, within(1e-8));
    assertThat(odds.meanStrikes()).isCloseTo(20.1601, within(0.056));
  }

  @Test
  void incidentsThatLastForWeeks_strikeEachRunThatTheyOverlap() {
    // Runs of 10 days are cut out every two weeks: (240 + 1008) h / 4000 h.
    IncidentOdds odds = odds(spec(4000 * HOUR, always(6 * WEEK), CERTAIN), 240 * HOUR);

    // An incident strikes about 4 runs, so 100,000 of them say as much as 25,000.
    assertThat(odds.probability()).isCloseTo(1 - StrictMath.exp(-0.312), within(0.011));
    assertThat(odds.meanStrikes()).isCloseTo(0.312, within(0.014));
  }

  @Test
  void weekTime_decidesWhereTheHazardIsNotEven() {
    // Working hours have 1.302 x 1.632 of the mean hazard, week-ends at night 0.245 x 0.5486.
    double mean = 100 * HOUR;
    IncidentSpec monday = spec(1, mean, always(1e-9), Hazard.WORKING_HOURS, 13 * HOUR, CERTAIN);
    IncidentSpec sunday = spec(1, mean, always(1e-9), Hazard.WORKING_HOURS, 145 * HOUR, CERTAIN);

    assertThat(odds(monday, 10 * HOUR).meanStrikes()).isCloseTo(0.21249, within(0.0057));
    assertThat(odds(sunday, 10 * HOUR).meanStrikes()).isCloseTo(0.01344, within(0.0015));
  }

  @Test
  void clusteredIncidents_strikeAsOftenAsInReplications() {
    Distribution repair = new Distribution.Lognormal(8.46, 1.23);
    IncidentSpec spec = spec(0.7, 53.5 * HOUR, repair, Hazard.WORKING_HOURS, 30 * HOUR, CERTAIN);
    FaultPlan plan = plan(spec);
    long duration = nanos(20 * HOUR);
    int struck = 0;
    int strikes = 0;
    int replications = 4000;
    for (int replication = 0; replication < replications; replication++) {
      List<FaultSpec> drawn = plan.drawn(new RandomStreams(9, replication), duration);
      struck += drawn.isEmpty() ? 0 : 1;
      strikes += drawn.size();
    }
    IncidentOdds odds = odds(spec, 20 * HOUR);
    // The standard deviations are about 0.48 and 0.9.
    assertThat(odds.probability()).isCloseTo((double) struck / replications, within(0.030));
    assertThat(odds.meanStrikes()).isCloseTo((double) strikes / replications, within(0.056));
  }

  @Test
  void odds_areThoseOfTheSeedAndTheSource() {
    IncidentSpec spec = spec(53.5 * HOUR, always(HOUR), CERTAIN);
    IncidentSpec other =
        new IncidentSpec("other", 1, 20 * HOUR, always(1), 1, Hazard.UNIFORM, 0, List.of(CERTAIN));
    long duration = nanos(HOUR);
    List<IncidentOdds> odds = plan(spec).odds(5, duration);

    assertThat(plan(spec).odds(5, duration)).isEqualTo(odds);
    assertThat(plan(other, spec).odds(5, duration).get(1)).isEqualTo(odds.get(0));
    assertThat(plan(spec).odds(6, duration)).isNotEqualTo(odds);
  }

  @Test
  void ofAny_isThatNotAllStayAway() {
    IncidentOdds half = new IncidentOdds("a", 0.5, 0.7);
    IncidentOdds fifth = new IncidentOdds("b", 0.2, 0.2);

    assertThat(IncidentOdds.ofAny(List.of(half, fifth))).isCloseTo(0.6, within(1e-15));
    assertThat(IncidentOdds.ofAny(List.of())).isZero();
  }

  @Test
  void struckBy_namesTheSourcesOfWhatIsDrawn() {
    IncidentSpec often = spec(60, always(1), CERTAIN);
    IncidentSpec never =
        new IncidentSpec("q", 1, 1e12, always(1), 1, Hazard.UNIFORM, 0, List.of(CERTAIN));
    Severity nothing = new Severity(0, 0, new Outage(503, 0));
    IncidentSpec harmless =
        new IncidentSpec("r", 1, 60, always(1), 1, Hazard.UNIFORM, 0, List.of(nothing));
    RandomStreams streams = new RandomStreams(3, 2);

    assertThat(plan(often, never, harmless).struckBy(streams, nanos(HOUR)))
        .isEqualTo(Set.of("cloud"));
    assertThat(plan(never).struckBy(streams, nanos(HOUR))).isEmpty();
  }
}

package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.tally.Sightings.Sighting;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.IncidentSpec;
import dev.stampede.models.fault.IncidentSpec.Hazard;
import dev.stampede.models.fault.IncidentSpec.Severity;
import dev.stampede.models.fault.Outage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SightingsTest {

  /** Within an hour the frequent incidents surely come, the harmless ones never do anything. */
  private static TrialSpec trial(double frequentEverySeconds) {
    TrialSpec spec = Samples.trials(List.of(), "work");
    return new TrialSpec(
        Horizon.of(new Intervals(3600 * Piece.nanos(1), 1), 0),
        spec.drain(),
        spec.limits(),
        spec.useCases(),
        spec.providers(),
        new FaultPlan(
            List.of(),
            List.of(
                incidents("frequent", frequentEverySeconds, 60, 1),
                incidents("harmless", 120, 60, 0),
                incidents("rare", 53 * 3600, 7200, 1)),
            Map.of()),
        spec.architectures());
  }

  private static IncidentSpec incidents(String source, double every, double repair, double share) {
    return new IncidentSpec(
        source,
        1,
        every,
        new Distribution.Constant(repair),
        Piece.nanos(24 * 3600),
        Hazard.UNIFORM,
        0,
        List.of(new Severity(share, 0, new Outage(503, 0))));
  }

  private static final TrialSpec TRIAL = trial(120);

  /** One that begins in the hour or lasts into it: 1 - exp(-(1 + 2) / 53) = 5.50 %. */
  @Test
  void of_countsWhatWasSeenOfEachSource_andWhatWasToBeExpected() {
    Sightings sightings = Sightings.of(TRIAL, 1, 60);
    long rarely =
        IntStream.range(0, 60)
            .filter(
                r ->
                    TRIAL
                        .faults()
                        .struckBy(new RandomStreams(1, r), TRIAL.durationNanos())
                        .contains("rare"))
            .count();

    assertThat(sightings.struck()).hasSize(60).containsOnly(true);
    assertThat(sightings.probability()).isCloseTo(1, within(1e-9));
    assertThat(sightings.sources())
        .extracting(Sighting::source)
        .containsExactly("frequent", "harmless", "rare");
    assertThat(sightings.sources())
        .extracting(Sighting::struck)
        .containsExactly(60, 0, (int) rarely);
    assertThat(sightings.sources().get(0).expected()).isCloseTo(60, within(1e-6));
    assertThat(sightings.sources().get(1).expected()).isZero();
    assertThat(sightings.sources().get(2).expected()).isCloseTo(3.30, within(0.2));
  }

  @Test
  void of_saysWhichReplicationsWereStruck() {
    Sightings rare = Sightings.of(trial(1000 * 3600), 1, 200);

    assertThat(rare.struck()).contains(true, false);
    assertThat(rare.struck().stream().filter(struck -> struck).count())
        .isBetween((long) rare.sources().get(2).struck(), 30L);
  }

  @Test
  void none_areToBeSeenWithoutIncidents() {
    Sightings none = Sightings.of(Samples.trials(List.of(), "work"), 1, 3);

    assertThat(none).isEqualTo(Sightings.none(3));
    assertThat(none.struck()).containsExactly(false, false, false);
    assertThat(none.tooFewSeen()).isEmpty();
    assertThat(none.tooFewExpected()).isEmpty();
    assertThat(none.strata().weight(0)).isEqualTo(1.0 / 3);
  }

  @Test
  void strata_setTheStruckApart() {
    Strata strata = Samples.incidents(0.2, false, true, false, false).strata();

    assertThat(IntStream.range(0, 4).map(strata::of)).containsExactly(0, 1, 0, 0);
    assertThat(strata.share(1)).isEqualTo(0.2);
  }

  @Test
  void threeOfASource_areEnough() {
    Sightings seen = seen(new Sighting("a", 3, 3), new Sighting("b", 9, 9));
    assertThat(seen.tooFewSeen()).isEmpty();
    assertThat(seen.tooFewExpected()).isEmpty();
  }

  @Test
  void twoOfASource_areTooFew() {
    Sightings seen = seen(new Sighting("a", 3, 3), new Sighting("b", 2, 9));
    assertThat(seen.tooFewSeen())
        .isEqualTo("incidents of b struck 2 of 20 replications: fewer than 3 say too little");
    assertThat(seen.tooFewExpected()).isEmpty();
  }

  @Test
  void fewerThanThreeToBeExpected_areTooFew() {
    Sightings seen = seen(new Sighting("a", 3, 3), new Sighting("b", 4, 2.5));
    assertThat(seen.tooFewSeen()).isEmpty();
    assertThat(seen.tooFewExpected())
        .isEqualTo("20 replications are too few for the incidents of b: they strike one in 8");
  }

  @Test
  void whoNeverStrikes_isNotMissed() {
    Sightings seen = seen(new Sighting("a", 0, 0));
    assertThat(seen.tooFewSeen()).isEmpty();
    assertThat(seen.tooFewExpected()).isEmpty();
  }

  private static Sightings seen(Sighting... sources) {
    return new Sightings(Collections.nCopies(20, false), 0.5, List.of(sources));
  }
}

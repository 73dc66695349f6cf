package dev.stampede.experiments.tally;

import static dev.stampede.experiments.tally.Samples.times;
import static dev.stampede.experiments.tally.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * In four replications of 100 pieces everything fails 15, 17, 13 and 15, nothing 1, 1, 1 and 1; two
 * causes.
 */
class InteractionTest {

  private static final Sample ALL = fails(15, 17, 13, 15);
  private static final Sample NONE = fails(1, 1, 1, 1);

  private static Sample fails(int... failed) {
    return fails(Sightings.none(failed.length), failed);
  }

  private static Sample fails(Sightings sightings, int... failed) {
    return Samples.sample(
        List.of(),
        sightings,
        Arrays.stream(failed)
            .mapToObj(f -> work(times(100 - f, Piece.full(1)), times(f, Piece.failed(2))))
            .toList());
  }

  private static Estimate interaction(Metric metric, Sample... without) {
    return Interaction.of(metric, ALL, NONE, List.of(without));
  }

  /** 14 - 9 - 5 in each replication. */
  @Test
  void causesThatAddUp_doNotInteract() {
    Sample withoutFirst = fails(6, 8, 4, 6);
    Sample withoutSecond = fails(10, 10, 10, 10); // 5, 7, 3 and 5 less

    assertThat(interaction(Metrics.TICKETS, withoutFirst, withoutSecond))
        .isEqualTo(Estimate.of(0, 0, 0));
    assertThat(interaction(Metrics.AVAILABILITY, withoutFirst, withoutSecond))
        .isEqualTo(Estimate.of(0, 0, 0));
  }

  /**
   * 14 - 2 - 4, 16 - 2 - 6, 12 - 2 - 2 and 14 - 2 - 4 make 8 four times: the replications' own
   * differences from 14 cancel.
   */
  @Test
  void whatIsTheSameInEachReplication_hasNoWidth() {
    Estimate tickets = interaction(Metrics.TICKETS, fails(13, 15, 11, 13), fails(11, 11, 11, 11));

    assertThat(tickets).isEqualTo(Estimate.of(8, 8, 8));
  }

  /** 14 - 2 - 4 is 8; then 8, 6 and 10: standard error sqrt(8 / 3 / 4), t(0.975; 3) = 3.182446. */
  @Test
  void interval_isThatOfThePairedValues() {
    Estimate tickets = interaction(Metrics.TICKETS, fails(13, 15, 9, 15), fails(11, 11, 11, 11));
    double half = 3.182446 * Math.sqrt(8 / 3.0 / 4);

    assertThat(tickets.mean()).isCloseTo(8, within(1e-12));
    assertThat(tickets.ci95().get(0)).isCloseTo(8 - half, within(1e-5));
    assertThat(tickets.ci95().get(1)).isCloseTo(8 + half, within(1e-5));
    Estimate availability =
        interaction(Metrics.AVAILABILITY, fails(13, 15, 9, 15), fails(11, 11, 11, 11));
    assertThat(availability.mean()).isCloseTo(-0.08, within(1e-12));
    assertThat(availability.ci95().get(1)).isCloseTo(-0.08 + half / 100, within(1e-7));
  }

  @Test
  void withoutAValue_thereIsNone() {
    Sample nothing =
        Samples.sample(
            List.of(), Sightings.none(4), List.of(List.of(), List.of(), List.of(), List.of()));

    assertThat(interaction(Metrics.AVAILABILITY, nothing).mean()).isNaN();
    assertThat(Interaction.of(Metrics.TICKETS, ALL, nothing, List.of(ALL)).mean()).isNaN();
    assertThat(interaction(Metrics.LATENCY_P99, ALL).mean()).isNaN(); // percentiles do not add up
  }

  @Test
  void tooFewIncidents_leaveNoInterval() {
    Sightings hardly = Samples.incidents(0.5, true, false, true, false);
    Sample all = fails(hardly, 10, 0, 12, 0);
    Estimate tickets =
        Interaction.of(Metrics.TICKETS, all, fails(hardly, 0, 0, 0, 0), List.of(all));

    assertThat(tickets.mean()).isCloseTo(11.0 / 2, within(1e-12));
    assertThat(tickets.hasInterval()).isFalse();
  }

  /** Any samples, with incidents or without: single differences and interaction make the total. */
  @Test
  void parts_addUpToTheWhole() {
    Random random = new Random(20261129);
    for (int round = 0; round < 200; round++) {
      int n = 2 + random.nextInt(12);
      Boolean[] struck = new Boolean[n];
      Arrays.setAll(struck, r -> random.nextBoolean());
      Sightings sightings =
          random.nextBoolean() ? Sightings.none(n) : Samples.incidents(0.3, struck);
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        samples.add(fails(sightings, random.ints(n, 0, 60).toArray()));
      }
      List<Sample> without = samples.subList(2, 2 + 1 + random.nextInt(3));
      for (Metric metric : List.of(Metrics.TICKETS, Metrics.AVAILABILITY, Metrics.TICKET_COST)) {
        double sum = Interaction.of(metric, samples.get(0), samples.get(1), without).mean();
        for (Sample sample : without) {
          sum += metric.difference(samples.get(0), sample).mean();
        }
        assertThat(sum)
            .isCloseTo(metric.difference(samples.get(0), samples.get(1)).mean(), within(1e-9));
      }
    }
  }
}

package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.Digest;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.work.DescentTally;
import dev.stampede.models.work.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTallyTest {

  private final ArchitectureTally tally =
      Tallies.ofUseCase(
          Tallies.spec("ourselves"),
          Tallies.work(6, 2, 2),
          Tallies.work(15, 5, 0),
          Tallies.work(1, 0, 0));

  @Test
  void replications_areAddedUp() {
    assertThat(tally.replications()).isEqualTo(3);
    assertThat(tally.events()).isEqualTo(100 + 101 + 102);
    assertThat(tally.drainEvents()).isEqualTo(10 + 11 + 12);
    assertThat(tally.attempts(0).toList()).containsExactly(0L, 7L + 8L + 9L, 0L);
    assertThat(tally.useCases()).hasSize(1);
    assertThat(tally.useCases().get(0).outcomes().count(Outcome.FULL)).isEqualTo(22);
    assertThat(tally.attributions())
        .containsExactly(Attribution.NONE, Attribution.NONE, Attribution.NONE);
  }

  /** The first replication's instruments take up the others: what was noted of it stays. */
  @Test
  void figuresAndWays_areThoseOfEachReplication() {
    Sample sample = tally.sample(0, Sightings.none(3));
    assertThat(sample.values(Metrics.TICKETS::of)).containsExactly(2, 5, 0);
    assertThat(sample.values(Metrics.TICKET_COST::of)).containsExactly(6, 15, 0);
    assertThat(sample.values(WorkFigures::unfinished)).containsExactly(2, 0, 0);
    assertThat(sample.pooled().offered()).isEqualTo(31);
    assertThat(sample.pooled().tickets()).isEqualTo(7);
    assertThat(Metrics.TICKET_COST.of(sample.pooled())).isEqualTo(21);
    assertThat(tally.figures(1, 0)).isEqualTo(sample.replications().get(1));
    assertThat(tally.descents(0)).extracting(DescentTally::offered).containsExactly(10L, 20L, 1L);
    assertThat(tally.useCases().get(0).descents().offered()).isEqualTo(31);
  }

  @Test
  void digest_isOfAllReplicationsInTheirOrder() {
    Digest expected = Digest.EMPTY;
    for (int replication : List.of(0, 1, 2)) {
      expected = expected.with(Tallies.digest(replication).value());
    }
    assertThat(tally.digest()).isEqualTo(expected);
  }
}

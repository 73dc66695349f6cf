package dev.stampede.experiments.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which incidents are simulated together. */
class EpisodeTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final long TAIL = 20 * MINUTE;
  private static final long BEFORE = 5 * MINUTE;

  private static Incident incident(int number, long atMinutes, long forMinutes) {
    return new Incident(
        new FaultSpec(
            "a-incident-" + number,
            "a",
            atMinutes * MINUTE,
            forMinutes * MINUTE,
            new Outage(503, 0)),
        number,
        TAIL);
  }

  private static List<List<Long>> minutes(Incident... incidents) {
    return Episode.of(3, List.of(incidents), BEFORE).stream()
        .map(e -> List.of(e.fromNanos() / MINUTE, e.untilNanos() / MINUTE))
        .toList();
  }

  @Test
  void aYearWithoutIncidents_hasNoEpisode() {
    assertThat(minutes()).isEmpty();
  }

  @Test
  void anIncident_hasTimeBeforeItAndAfterIt() {
    assertThat(minutes(incident(0, 100, 30))).containsExactly(List.of(95L, 150L));
  }

  @Test
  void incidentsWhoseTimesTouch_areTogether() {
    assertThat(minutes(incident(0, 100, 30), incident(1, 155, 10)))
        .containsExactly(List.of(95L, 185L));
    assertThat(minutes(incident(0, 100, 30), incident(1, 156, 10)))
        .containsExactly(List.of(95L, 150L), List.of(151L, 186L));
  }

  @Test
  void anIncidentWithinAnother_doesNotEndIt() {
    assertThat(minutes(incident(0, 100, 300), incident(1, 200, 10)))
        .containsExactly(List.of(95L, 420L));
  }

  @Test
  void theEndsOfTheYear_cutEpisodes() {
    long year = YearQuestion.YEAR_NANOS / MINUTE;

    assertThat(minutes(incident(0, 2, 10), incident(1, year - 10, 60)))
        .containsExactly(List.of(0L, 32L), List.of(year - 15, year));
    assertThat(Episode.of(0, List.of(incident(1, year - 10, 60)), BEFORE).get(0).isCut()).isTrue();
  }

  @Test
  void aLongerTail_takesInTheNextIncident() {
    List<Episode> episodes =
        Episode.of(0, List.of(incident(0, 100, 30).longer(), incident(1, 160, 10)), BEFORE);

    assertThat(episodes).hasSize(1);
    assertThat(episodes.get(0).untilNanos()).isEqualTo(190 * MINUTE);
    assertThat(episodes.get(0).excerpt(new Timing(MINUTE, BEFORE, TAIL, MINUTE), 0).number())
        .isZero();
  }

  /** Beside minutes that are marked one by one. */
  @Test
  void manyIncidents_coverTheMinutesAroundThem() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      int minutes = 2000;
      boolean[] marked = new boolean[minutes];
      List<Incident> incidents = new ArrayList<>();
      long at = 0;
      for (int i = 0; i < 8; i++) {
        at += random.nextInt(120);
        long length = 1L + random.nextInt(60);
        incidents.add(incident(i, at, length));
        for (long m = Math.max(0, at - 5); m < at + length + 20; m++) {
          marked[(int) m] = true;
        }
      }
      boolean[] covered = new boolean[minutes];
      long last = -1;
      for (Episode episode : Episode.of(0, incidents, BEFORE)) {
        assertThat(episode.fromNanos()).isGreaterThan(last);
        last = episode.untilNanos();
        for (long m = episode.fromNanos() / MINUTE; m < last / MINUTE; m++) {
          covered[(int) m] = true;
        }
      }
      assertThat(covered).isEqualTo(marked);
    }
  }
}

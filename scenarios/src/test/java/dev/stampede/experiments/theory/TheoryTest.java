package dev.stampede.experiments.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.theory.StudyResult.Kept;
import dev.stampede.scenarios.language.YamlScenarios;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The first 200 of the 2,000 experiments of docs/validation.md. Each line must cover the truth as
 * often as can be by chance if it does so as often as it must, and its verdicts err no more often:
 * with other seeds a line that just does so fails in 1 of 10,000, and any of the 47 in at most 1 of
 * 100. What is found for sure is coverage below about 85 %.
 */
class TheoryTest {

  private static final YamlScenarios LANGUAGE = new YamlScenarios(LocalDate.EPOCH);

  private static final int EXPERIMENTS = 200;

  private static final Experiments SIDE_BY_SIDE =
      new Experiments(
          LANGUAGE,
          Seeds.KEPT,
          Runtime.getRuntime().availableProcessors(),
          (what, done, all) -> {});

  @Test
  void singleServer() {
    covers(Studies.singleServer(), 0.56056);
  }

  @Test
  void impatientCallers() {
    covers(Studies.impatientCallers(), 0.56939);
  }

  @Test
  void rareIncidents() {
    covers(Studies.rareIncidents(), 0.78036);
  }

  @Test
  void outages() {
    covers(Outages.study(), 0.51998);
  }

  /**
   * Runs a study.
   *
   * @param kept the share of replications that keep its promise, as docs/validation.md shows it
   */
  private static void covers(Study study, double kept) {
    StudyResult result = StudyResult.of(study, new Kept(kept, 1), SIDE_BY_SIDE, EXPERIMENTS);
    SoftAssertions softly = new SoftAssertions();
    for (Coverage coverage : result.coverages()) {
      softly
          .assertThat(coverage.holds())
          .as("%s, n = %d: %s", coverage.figure().name(), coverage.replications(), coverage)
          .isNotEqualTo(Agreement.NO);
    }
    softly.assertAll();
    assertThat(result.coverages()).hasSize(study.sizes().size() * (study.figures().size() + 1));
  }

  /** Two means of 6 experiments each are 6 standard errors apart in at most 1 of 500. */
  @Test
  void endOfRun_movesNothing() {
    for (EndOfRun system : EndOfRun.all()) {
      for (EndOfRun.Comparison comparison : system.compare(SIDE_BY_SIDE, 6)) {
        assertThat(comparison.errors())
            .as("%s: %s", system.name(), comparison)
            .isBetween(-6.0, 6.0);
      }
    }
  }

  @Test
  void jobs_changeNothing() {
    String text = Studies.singleServer().textOfKept();
    List<String> alone = digests(1, text);

    assertThat(digests(3, text)).isEqualTo(alone);
    assertThat(alone).doesNotHaveDuplicates();
  }

  private static List<String> digests(int jobs, String text) {
    return new Experiments(LANGUAGE, Seeds.KEPT, jobs, (what, done, all) -> {})
        .run("digests", text, 2, 8, summary -> summary.run().digest());
  }
}

package dev.stampede.reports.text;

import static dev.stampede.reports.result.ObjectiveResult.Verdict.FAILED;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.INCONCLUSIVE;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.MET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Comparison;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallObjective;
import dev.stampede.reports.result.SmallWork;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections of the console: objectives, outcomes and differences. */
final class SectionsTest {

  private static final SmallObjective P99 = SmallObjective.latency("latency.e2e.p99");
  private static final SmallObjective MEAN = SmallObjective.latency("latency.e2e.mean");
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static List<String> objectives(ObjectiveResult... results) {
    return ObjectivesSection.lines(
        SmallExperiment.summary(List.of(), List.of(results)), 110, false);
  }

  @Test
  void objectives_tellTheShareInTimeOfWhatIsNever() {
    assertThat(
            objectives(
                P99.within(0.346, 0.5, 21).never("single"),
                MEAN.within(0.346, 0.5, 9).never("single"),
                P99.result("graceful", MET, Estimate.of(10.2, 9.8, 10.6)),
                SmallObjective.ofReplications()
                    .result("graceful", INCONCLUSIVE, Estimate.of(1, 0.832, 1))))
        .containsExactly(
            "  OBJECTIVES                                  limit   single                   graceful",
            "  chat p99 latency                            ≤ 20 s  ✗ never, 34.6 % in time  ✓ 10.2 s"
                + " ±0.4",
            "  chat mean latency                           ≤ 20 s  ✗ never, 50 % answered   –",
            "  replications with chat.availability >= 99%  ≥ 95 %  –                        ? 100 %"
                + " (83.2 to 100 %)");
  }

  @Test
  void objectives_sayLessWhereTheyDoNotFit() {
    List<ObjectiveResult> results = new ArrayList<>();
    for (String architecture : List.of("single", "retrying", "failover", "graceful")) {
      results.add(P99.within(0.346, 0.5, 21).never(architecture));
      results.add(
          SmallObjective.availability()
              .result(architecture, FAILED, Estimate.of(0.346, 0.336, 0.356)));
      results.add(SmallObjective.tickets().never(architecture));
    }
    assertThat(objectives(results.toArray(ObjectiveResult[]::new)))
        .contains(
            "  chat p99 latency          ≤ 20 s    ✗ 34.6 % in time  ✗ 34.6 % in time"
                + "  ✗ 34.6 % in time  ✗ 34.6 % in time",
            "  chat availability         ≥ 99.5 %  ✗ 34.6 %          ✗ 34.6 %        "
                + "  ✗ 34.6 %          ✗ 34.6 %",
            "  chat tickets vs “single”  ≤ 10 %    ✗ never           ✗ never         "
                + "  ✗ never           ✗ never");
  }

  private static List<String> outcomes(SmallWork... works) {
    Summary summary =
        SmallExperiment.summary(
            List.of(works).stream().map(SmallWork::architecture).toList(), List.of());
    return OutcomesSection.lines(summary, 110, false);
  }

  @Test
  void outcomes_tellThePercentilesOfAllWorkFromThoseOfTheAnswered() {
    SmallWork graceful = new SmallWork("graceful", 1_000, 1_000, 0, 2, 10.2, 10.2);
    SmallWork single = new SmallWork("single", 1_000, 346, 0, NEVER, NEVER, 10.4);
    SmallWork dead = new SmallWork("dead", 1_000, 0, 0, NEVER, NEVER, Double.NaN);
    assertThat(outcomes(graceful, single, dead))
        .containsExactly(
            "  OUTCOMES  use case  availability  p50    p99     p99 of answered   calls  tickets",
            "  graceful  chat      100 %         2 s    10.2 s  10.2 s of 100 %   1×     0",
            "  single    chat      34.6 %        never  never   10.4 s of 34.6 %  1×     654",
            "  dead      chat      0 %           never  never   –                 1×     1,000",
            "  p50, p99: latency of all work, never if too much had no answer; p99 of answered: with"
                + " the share they are",
            "  calls: to providers, for each piece of work; tickets: per run");
  }

  @Test
  void outcomes_ofWorkThatWasAllAnsweredHaveNoColumnOfTheAnswered() {
    assertThat(outcomes(new SmallWork("all", 1_000, 1_000, 0, 2, 10.2, 10.2)))
        .containsExactly(
            "  OUTCOMES  use case  availability  p50  p99     calls  tickets",
            "  all       chat      100 %         2 s  10.2 s  1×     0",
            "  p50, p99: latency of all work",
            "  calls: to providers, for each piece of work; tickets: per run");
  }

  /** Of 1,000 pieces 200 are under way: 400 of the other 800 were answered. */
  @Test
  void outcomes_areOfTheWorkWhoseEndIsKnown() {
    assertThat(outcomes(new SmallWork("endless", 1_000, 400, 200, 9, NEVER, 19)).get(1))
        .isEqualTo("  endless   chat      50 %          9 s  never  19 s of 50 %     1×     400");
  }

  @Test
  void outcomes_ofNothingHaveNoFigures() {
    double none = Double.NaN;
    assertThat(outcomes(new SmallWork("a", 0, 0, 0, none, none, none)).get(1))
        .isEqualTo("  a         chat      n/a           –    –    –      0");
  }

  private static List<String> differences(Comparison... comparisons) {
    Summary plain = SmallExperiment.summary(List.of(), List.of());
    return DifferencesSection.sentences(
        new Summary(
            plain.schema(),
            false,
            SmallExperiment.replicated(plain, 3).scenario(),
            plain.run(),
            List.of(),
            List.of(),
            List.of(comparisons),
            List.of(),
            List.of()));
  }

  private static Comparison of(String metric, String unit, Estimate difference) {
    return new Comparison(metric, "chat", "a", "b", unit, difference);
  }

  @Test
  void differences_areSaidWithoutASignAndWithBothEndsWhereTheyAreLopsided() {
    assertThat(
            differences(
                of("availability", "share", Estimate.of(0.489, 0.4867, 0.4931)),
                of("tickets", "", Estimate.of(-8852, -8916, -8816)),
                of("cost.tickets", "USD", Estimate.of(-100, -110, -90))))
        .containsExactly(
            "“b” beats “a” on chat: availability 49 points (48.7 to 49.3 points) higher, tickets"
                + " 8,852 (8,816 to 8,916) lower, cost of tickets 100 USD ±10 lower.",
            "(Per run, on the same random numbers, with 95 % confidence intervals; what they leave in"
                + " doubt is not listed.)");
  }

  @Test
  void differences_inDoubtAndWithoutAnIntervalAreNotListed() {
    assertThat(
            differences(
                    of("latency.e2e.p99", "s", Estimate.ofOne(Double.NaN)),
                    of("latency.e2e.max", "s", Estimate.ofOne(-3)),
                    of("availability", "share", Estimate.of(0.05, -0.01, 0.06)),
                    of("attempts.amplification", "", Estimate.of(0.5, 0.4, 0.6)))
                .get(0))
        .isEqualTo("“b” is worse than “a” on chat: amplification 0.5 ±0.1 higher.");
    assertThat(differences(of("availability", "share", Estimate.of(0.05, -0.01, 0.06))))
        .containsExactly("No difference is shown at 95 % confidence.");
    assertThat(differences(of("latency.e2e.p99", "s", Estimate.ofOne(Double.NaN))))
        .containsExactly(
            "Too little was seen to tell a difference from chance; run more replications.");
  }
}

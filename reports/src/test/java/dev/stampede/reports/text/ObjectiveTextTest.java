package dev.stampede.reports.text;

import static dev.stampede.reports.result.ObjectiveResult.Verdict.FAILED;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.INCONCLUSIVE;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.MET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.SmallObjective;
import org.junit.jupiter.api.Test;

final class ObjectiveTextTest {

  private static final SmallObjective P99 = SmallObjective.latency("latency.e2e.p99");

  /** Of all work 34.6 % was answered, all of it within 20 s, 99 % of those within 10.4 s. */
  private static final ObjectiveResult NEVER = P99.within(0.346, 0.346, 10.4).never("single");

  @Test
  void withinLimit_tellsTheAnsweredFromAll() {
    assertThat(ObjectiveText.withinLimit(NEVER))
        .isEqualTo("within 20 s: 34.6 % of all; p99 of the 34.6 % answered: 10.4 s");
    SmallObjective mean = SmallObjective.latency("latency.e2e.mean").within(0.5, 0.98, 21);
    assertThat(ObjectiveText.withinLimit(mean.never("single")))
        .isEqualTo("within 20 s: 50 % of all; mean of the 98 % answered: 21 s");
    SmallObjective longest = SmallObjective.latency("latency.first_token.max").within(0, 0.5, 90);
    assertThat(ObjectiveText.withinLimit(longest.never("single")))
        .isEqualTo("within 20 s: 0 % of all; longest of the 50 % answered: 1 min 30 s");
  }

  @Test
  void withinLimit_ofNothingAnsweredSaysSo() {
    assertThat(ObjectiveText.withinLimit(P99.within(0, 0, Double.NaN).never("single")))
        .isEqualTo("within 20 s: 0 % of all; nothing was answered");
  }

  @Test
  void withinLimit_isEmptyWhereAllWasAnsweredOrNoLatencyIsJudged() {
    assertThat(ObjectiveText.withinLimit(P99.within(0.9, 1, 25).result("a", FAILED, one(25))))
        .isEmpty();
    assertThat(
            ObjectiveText.withinLimit(SmallObjective.availability().result("a", FAILED, one(0.99))))
        .isEmpty();
  }

  @Test
  void value_isNeverWhereWorkInItWasNeverAnswered() {
    assertThat(ObjectiveText.value(NEVER)).isEqualTo("never");
    assertThat(ObjectiveText.valueWithInterval(NEVER)).isEqualTo("never");
    // As it comes back from JSON, which has no word for it.
    assertThat(ObjectiveText.value(P99.result("a", FAILED, one(Double.NaN)))).isEqualTo("never");
    // Nothing measured is another thing.
    assertThat(ObjectiveText.value(P99.result("a", INCONCLUSIVE, one(Double.NaN))))
        .isEqualTo("n/a");
    // Never for as long as another architecture took.
    assertThat(ObjectiveText.value(SmallObjective.tickets().never("a"))).isEqualTo("never");
    ObjectiveResult met = P99.result("a", MET, Estimate.of(9, 8, 10));
    assertThat(ObjectiveText.value(met)).isEqualTo("9 s");
    assertThat(ObjectiveText.valueWithInterval(met)).isEqualTo("9 s ±1");
  }

  @Test
  void shareOfNever_isOfWorkInTimeOrForAMeanOfTheAnswered() {
    assertThat(ObjectiveText.shareOfNever(NEVER)).isEqualTo("34.6 % in time");
    assertThat(
            ObjectiveText.shareOfNever(
                SmallObjective.latency("latency.e2e.mean").within(0.5, 0.98, 21).never("a")))
        .isEqualTo("98 % answered");
    assertThat(ObjectiveText.shareOfNever(P99.never("a"))).isEmpty();
    assertThat(ObjectiveText.shareOfNever(P99.within(0.98, 0.995, 21).result("a", FAILED, one(25))))
        .isEmpty();
  }

  @Test
  void measured_saysValueAndLimit() {
    assertThat(ObjectiveText.measured(NEVER))
        .isEqualTo("chat p99 latency never, 34.6 % in time, limit 20 s");
    assertThat(
            ObjectiveText.measured(
                SmallObjective.availability().result("a", FAILED, Estimate.of(0.9, 0.8, 0.95))))
        .isEqualTo("chat availability 90 %, limit 99.5 %");
    assertThat(
            ObjectiveText.measured(
                SmallObjective.tickets().result("a", FAILED, Estimate.of(0.15, 0.1, 0.2))))
        .isEqualTo("chat tickets 15 % of “single”, limit 10 %");
  }

  @Test
  void measured_saysHowSureAnOpenValueIs() {
    assertThat(
            ObjectiveText.measured(
                SmallObjective.availability()
                    .result("a", INCONCLUSIVE, Estimate.of(0.995, 0.994, 0.996))))
        .isEqualTo("chat availability 99.5 % ±0.1, limit 99.5 %");
    // It stands in parentheses, so it has none of its own.
    assertThat(
            ObjectiveText.measured(
                SmallObjective.availability()
                    .result("a", INCONCLUSIVE, Estimate.of(0.998, 0.981, 1))))
        .isEqualTo("chat availability 99.8 %, interval 98.1 to 100 %, limit 99.5 %");
  }

  @Test
  void measured_saysWhyNothingCanBeSaid() {
    assertThat(
            ObjectiveText.measured(
                SmallObjective.availability()
                    .why("nothing was measured")
                    .result("a", INCONCLUSIVE, one(Double.NaN))))
        .isEqualTo("chat availability: nothing was measured");
  }

  @Test
  void replications_areNamedAsTheSubject() {
    ObjectiveResult result =
        SmallObjective.ofReplications().result("a", FAILED, Estimate.of(0.8, 0.6, 0.9));
    assertThat(ObjectiveText.subject(result))
        .isEqualTo("replications with chat.availability >= 99%");
    assertThat(ObjectiveText.limit(result)).isEqualTo("≥ 95 %");
    assertThat(ObjectiveText.measured(result))
        .isEqualTo("replications with chat.availability >= 99%: 80 %, limit 95 %");
    assertThat(ObjectiveText.isPlain(result)).isFalse();
  }

  @Test
  void subject_namesWhatItIsComparedWith() {
    ObjectiveResult versus = SmallObjective.tickets().result("a", MET, one(0.05));
    assertThat(ObjectiveText.subject(versus)).isEqualTo("chat tickets vs “single”");
    assertThat(ObjectiveText.isPlain(versus)).isFalse();
    assertThat(ObjectiveText.subject(NEVER)).isEqualTo("chat p99 latency");
    assertThat(ObjectiveText.isPlain(NEVER)).isTrue();
  }

  private static Estimate one(double value) {
    return Estimate.ofOne(value);
  }
}

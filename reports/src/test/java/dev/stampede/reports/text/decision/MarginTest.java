package dev.stampede.reports.text.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarginTest {

  private static ObjectiveResult result(
      String metric, double value, String operator, double limit, String unit, Verdict verdict) {
    return new ObjectiveResult(
        "chat." + metric + " " + operator + " " + limit,
        "a",
        verdict,
        value,
        Estimate.ofOne(value),
        "chat",
        metric,
        operator,
        limit,
        unit,
        "",
        "",
        WithinLimit.NONE);
  }

  private static Margin margin(ObjectiveResult result) {
    return Margin.nearest(List.of(result)).orElseThrow();
  }

  /** Of 1 % that may be lost, half a per cent is. */
  @Test
  void aShareNearOne_isMeasuredByWhatIsMissing() {
    Margin margin = margin(result("availability", 0.995, ">=", 0.99, "share", Verdict.MET));
    assertThat(margin.used()).isBetween(0.4999, 0.5001);
    assertThat(margin.subject()).isEqualTo("chat availability");
    assertThat(margin(result("availability", 0.996, ">=", 0.99, "share", Verdict.MET)).words())
        .isEqualTo(
            "99.6 %, limit ≥ 99 %. It would be missed if more than 2.5 times as much fell short.");
  }

  @Test
  void aTime_isMeasuredByItsLimit() {
    Margin margin = margin(result("latency.e2e.p99", 8, "<=", 20, "s", Verdict.MET));
    assertThat(margin.used()).isEqualTo(0.4);
    assertThat(margin.words())
        .isEqualTo("8 s, limit ≤ 20 s. It would be missed at more than 2.5 times that.");
  }

  @Test
  void nothing_usesNothing() {
    assertThat(margin(result("tickets", 0, "<=", 20, "", Verdict.MET)).words())
        .isEqualTo("0, limit ≤ 20. Nothing of what it allows is used.");
  }

  @Test
  void theNearest_isTheOneThatUsesMostAndIsMet() {
    ObjectiveResult far = result("latency.e2e.p99", 2, "<=", 20, "s", Verdict.MET);
    ObjectiveResult near = result("availability", 0.991, ">=", 0.99, "share", Verdict.MET);
    ObjectiveResult missed = result("tickets", 30, "<=", 20, "", Verdict.FAILED);
    assertThat(Margin.nearest(List.of(far, near, missed)).orElseThrow().result()).isSameAs(near);
    assertThat(Margin.nearest(List.of(missed))).isEmpty();
  }
}

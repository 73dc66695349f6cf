package dev.stampede.reports.text;

import static dev.stampede.reports.result.ObjectiveResult.Verdict.FAILED;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.INCONCLUSIVE;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.MET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.SmallObjective;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PromiseTest {

  private static final SmallObjective P99 = SmallObjective.latency("latency.e2e.p99");
  private static final ObjectiveResult CLOSE =
      SmallObjective.availability().result("a", INCONCLUSIVE, Estimate.of(0.995, 0.99, 0.999));
  private static final ObjectiveResult UNSEEN =
      SmallObjective.availability()
          .why("incidents of p struck 0 of 5 replications: fewer than 3 say too little")
          .result("a", INCONCLUSIVE, Estimate.ofOne(1));
  private static final ObjectiveResult KEPT = P99.result("a", MET, Estimate.of(9, 8, 10));
  private static final ObjectiveResult MISSED = P99.result("a", FAILED, Estimate.of(30, 29, 31));

  private static Promise promise(ObjectiveResult... results) {
    return new Promise("a", List.of(results));
  }

  @Test
  void distance_isMeasuredByTheLimit() {
    assertThat(promise(MISSED).distance()).isEqualTo((30.0 - 20) / 20);
    assertThat(promise(MISSED, KEPT).distance()).isEqualTo(0.25);
    // A share near 1 by what is left to 1: 98.5 % is as far from 99.5 % as two such misses.
    ObjectiveResult share =
        SmallObjective.availability().result("a", FAILED, Estimate.ofOne(0.985));
    assertThat(promise(share).distance()).isEqualTo(2, within(1e-9));
  }

  @Test
  void distance_ofNeverIsFartherThanAnyValueAndTheLessWasInTimeTheMoreSo() {
    double most = promise(P99.within(0.98, 0.985, 9).never("a")).distance();
    double little = promise(P99.within(0.2, 0.9, 30).never("a")).distance();
    double nobodyKnows = promise(P99.never("a")).distance();
    ObjectiveResult slow = P99.result("a", FAILED, Estimate.ofOne(86_400 / 24.0));
    assertThat(promise(slow).distance()).isLessThan(most);
    assertThat(most).isEqualTo(1_000 * (2 - 0.98)).isLessThan(little);
    assertThat(little).isEqualTo(1_000 * (2 - 0.2)).isLessThan(nobodyKnows);
  }

  @Test
  void distance_ofWhatNothingIsKnownOfIsAsFar() {
    ObjectiveResult unmeasured =
        SmallObjective.availability()
            .why("nothing was measured")
            .result("a", INCONCLUSIVE, Estimate.ofOne(Double.NaN));
    assertThat(promise(unmeasured).distance()).isEqualTo(2_000);
  }

  @Test
  void words_tellTooCloseFromTooLittleSeen() {
    assertThat(promise(CLOSE).words()).isEqualTo("is too close to call on its only objective");
    assertThat(promise(UNSEEN).words()).isEqualTo("is not to be judged on its only objective");
    assertThat(promise(UNSEEN, KEPT).words()).isEqualTo("is not to be judged on 1 of 2");
    assertThat(promise(UNSEEN, MISSED).words())
        .isEqualTo("misses 1 of 2 and is not to be judged on 1");
    assertThat(promise(CLOSE, UNSEEN).words()).isEqualTo("is too close to call on both objectives");
  }

  @Test
  void words_ofNoneThatCanBeJudgedCannotMeanSome() {
    assertThat(promise(UNSEEN, UNSEEN).words())
        .isEqualTo("is not to be judged on any of its 2 objectives");
    assertThat(promise(UNSEEN, UNSEEN, UNSEEN).words(2))
        .isEqualTo("are not to be judged on any of their 3 objectives");
    assertThat(promise(CLOSE, CLOSE, CLOSE).words()).isEqualTo("is too close to call on all 3");
  }

  @Test
  void worst_namesWhatWasNeverAnsweredFirst() {
    assertThat(
            promise(
                    SmallObjective.availability().result("a", FAILED, Estimate.ofOne(0.346)),
                    P99.within(0.346, 0.346, 10.4).never("a"))
                .worst())
        .isEqualTo(
            "misses both objectives (worst: chat p99 latency never, 34.6 % in time, limit 20 s)");
  }
}

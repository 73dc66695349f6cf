package dev.stampede.experiments.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.tally.PairedDifference;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.sequential.Asked;
import dev.stampede.reports.result.sequential.Unsettled;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class PrecisionTest {

  private static final Looks LOOKS = new Looks(20, 1000);

  private static Awaited measured(String metric, double mean, double half) {
    Estimate estimate = Estimate.of(mean, mean - half, mean + half);
    return Awaited.value("work." + metric, metric, "a", "", estimate);
  }

  private static Awaited promised(Verdict verdict, double mean, double half, double limit) {
    Estimate estimate = Estimate.of(mean, mean - half, mean + half);
    return new Awaited(
        "work.tickets <= 1",
        "tickets",
        "a",
        "",
        estimate,
        mean,
        Math.abs(mean - limit),
        Optional.of(verdict != Verdict.INCONCLUSIVE),
        true);
  }

  /** A difference of 3 to a baseline of 50. */
  private static Awaited difference(double half, Optional<Boolean> decided) {
    Estimate estimate = Estimate.of(3, 3 - half, 3 + half);
    return new Awaited("difference", "x", "b", "", estimate, 50, 3, decided, true);
  }

  private static Awaited without(boolean comes, Optional<Boolean> decided) {
    return new Awaited("none", "x", "a", "", Estimate.ofOne(3), 3, Double.NaN, decided, comes);
  }

  private static Precision asked(Optional<Double> relative, Map<String, Double> absolute) {
    return new Precision(new Asked(relative, absolute, false, 1000), LOOKS);
  }

  @Test
  void relative_isOfEachValue() {
    Precision tenth = Precision.relative(0.1, LOOKS);

    assertThat(tenth.unsettled(20, List.of(measured("x", -50, 5), measured("y", 0.2, 0.02))))
        .isEmpty();
    assertThat(tenth.unsettled(20, List.of(measured("x", 50, 5.01))))
        .extracting(Unsettled::figure)
        .containsExactly("work.x");
  }

  /** Half the width takes four times as many; the number is rounded up to two digits. */
  @Test
  void whatIsNeeded_isFoldedFromTheWidth_theWorstFirst() {
    List<Unsettled> unsettled =
        Precision.relative(0.1, LOOKS)
            .unsettled(
                30, List.of(measured("a", 10, 2), measured("b", 10, 21), measured("c", 10, 1)));

    assertThat(unsettled).extracting(Unsettled::figure).containsExactly("work.b", "work.a");
    assertThat(unsettled)
        .extracting(Unsettled::replications)
        .containsExactly(Optional.of(14_000L), Optional.of(120L)); // 30 x 441, 30 x 4
    assertThat(unsettled.get(1).halfWidth()).contains(1.0);
  }

  /** A tenth of the baseline's 50, and not of the difference itself. */
  @Test
  void differences_areKnownRelativeToWhatTheyAreTo() {
    Precision tenth = Precision.relative(0.1, LOOKS);

    assertThat(tenth.unsettled(20, List.of(difference(5, Optional.of(false))))).isEmpty();
    assertThat(tenth.unsettled(20, List.of(difference(10, Optional.of(true)))))
        .extracting(Unsettled::replications)
        .containsExactly(Optional.of(80L));
    assertThat(
            Precision.ofVerdicts(LOOKS).unsettled(20, List.of(difference(6, Optional.of(false)))))
        .extracting(Unsettled::halfWidth)
        .containsExactly(Optional.of(3.0)); // from 3 to 0
  }

  /**
   * Differences of 1 and 3 in turn: their variance is n / (n - 1), and the error of their mean 1 /
   * √(n - 1), without skewness. What is known to ±0.5 is known after the second of three looks.
   */
  @Test
  void differences_areLookedAtBatchByBatch() {
    Looks looks = new Looks(20, 45);
    Precision half = new Precision(new Asked(Optional.empty(), Map.of("x", 0.5), false, 45), looks);
    double[] differences = new double[45];
    Arrays.setAll(differences, i -> i % 2 == 0 ? 1 : 3);
    Certainty certainty = looks.certainty();

    assertThat(looks.numbers()).containsExactly(20, 30, 45);
    for (int look : List.of(20, 30)) {
      Estimate seen =
          PairedDifference.ofMean(Arrays.copyOf(differences, look), certainty.confidence())
              .estimate(certainty.share(0.05));
      double t =
          new TDistribution(look - 1).inverseCumulativeProbability((1 + certainty.share(0.05)) / 2);

      assertThat(seen.mean()).isCloseTo(2, within(1e-12));
      assertThat(seen.halfWidth()).isCloseTo(t / Math.sqrt(look - 1), within(1e-9));
      assertThat(half.unsettled(look, List.of(Awaited.value("d", "x", "b", "", seen))))
          .extracting(Unsettled::replications)
          .isEqualTo(look == 20 ? List.of(Optional.of(30L)) : List.of()); // 20 (0.606 / 0.5)²
    }
  }

  @Test
  void ofNothing_noNumberOfReplicationsIsToldThatWouldDo() {
    List<Unsettled> unsettled =
        Precision.relative(0.1, LOOKS).unsettled(1000, List.of(measured("tickets", 0, 0.3)));

    assertThat(unsettled).hasSize(1);
    assertThat(unsettled.get(0).replications()).isEmpty();
    assertThat(unsettled.get(0).halfWidth()).contains(0.0);
  }

  @Test
  void absolute_goesBeforeRelative_andAlone_asksNothingOfOthers() {
    List<Awaited> figures = List.of(measured("x", 50, 5), measured("y", 50, 5));

    assertThat(asked(Optional.of(0.2), Map.of("x", 4.0)).unsettled(20, figures))
        .extracting(Unsettled::figure)
        .containsExactly("work.x");
    assertThat(asked(Optional.empty(), Map.of("x", 5.0)).unsettled(20, figures)).isEmpty();
    assertThat(asked(Optional.empty(), Map.of("y", 4.9)).unsettled(20, figures)).hasSize(1);
  }

  @Test
  void untilVerdict_onlyPromisesCount_andAreClear() {
    Precision verdicts = Precision.ofVerdicts(LOOKS);

    assertThat(
            verdicts.unsettled(
                20,
                List.of(
                    promised(Verdict.MET, 1, 9, 20),
                    promised(Verdict.FAILED, 1, 0.4, 0),
                    measured("x", 1, 100))))
        .isEmpty();
    Unsettled open =
        verdicts.unsettled(20, List.of(promised(Verdict.INCONCLUSIVE, 3, 4, 1))).get(0);
    assertThat(open.halfWidth()).contains(2.0); // from 3 to the limit
    assertThat(open.replications()).contains(80L);
    assertThat(verdicts.unsettled(20, List.of(without(false, Optional.of(false))))).hasSize(1);
  }

  /** From 10 down to 7, and up to 20: half of that is less than 7, and what is 7 away is open. */
  @Test
  void whatReachesFartherOnOneSide_isFoldedFromThere() {
    Estimate skew = Estimate.of(10, 7, 20);
    Awaited wide = new Awaited("p", "x", "a", "", skew, 10, 5, Optional.of(false), true);
    Awaited half = new Awaited("p", "x", "a", "", skew, 10, 7, Optional.of(false), true);

    assertThat(Precision.ofVerdicts(LOOKS).unsettled(20, List.of(wide, half)))
        .extracting(Unsettled::replications)
        .containsExactly(Optional.of(41L), Optional.of(34L)); // 20 (10 / 7)², 20 (6.5 / 5)²
  }

  @Test
  void withBoth_aPromiseIsClear_orKnownNarrowly() {
    Precision both = new Precision(new Asked(Optional.of(0.1), Map.of(), true, 1000), LOOKS);

    assertThat(both.unsettled(20, List.of(promised(Verdict.INCONCLUSIVE, 10, 1, 10.5)))).isEmpty();
    assertThat(both.unsettled(20, List.of(promised(Verdict.MET, 10, 5, 20)))).isEmpty();
    assertThat(both.unsettled(20, List.of(promised(Verdict.INCONCLUSIVE, 10, 2, 10.5))))
        .extracting(Unsettled::replications)
        .containsExactly(Optional.of(80L)); // 1 is more than 0.5, and so enough
  }

  @Test
  void whatNeverHasAnInterval_isNotWaitedFor_andIsNamed() {
    Precision tenth = Precision.relative(0.1, LOOKS);
    List<Awaited> figures = List.of(without(false, Optional.empty()), measured("x", 1, 0));

    assertThat(tenth.unsettled(20, figures)).isEmpty();
    assertThat(tenth.notAwaited(figures)).containsExactly("none");
    List<Awaited> decides = List.of(without(false, Optional.of(true)));
    assertThat(tenth.notAwaited(decides)).containsExactly("none");
    assertThat(Precision.ofVerdicts(LOOKS).notAwaited(decides)).isEmpty();
  }

  @Test
  void whatWillHaveAnInterval_isWaitedFor() {
    List<Unsettled> unsettled =
        Precision.relative(0.1, LOOKS).unsettled(20, List.of(without(true, Optional.empty())));

    assertThat(unsettled).extracting(Unsettled::replications).containsExactly(Optional.empty());
  }

  @Test
  void whatAsksForNothing_orForNoWidth_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asked(Optional.empty(), Map.of()))
        .withMessageContaining("neither");
    assertThatIllegalArgumentException().isThrownBy(() -> Precision.relative(0, LOOKS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> asked(Optional.empty(), Map.of("x", -1.0)))
        .withMessage("x (-1.0) must be positive");
  }
}

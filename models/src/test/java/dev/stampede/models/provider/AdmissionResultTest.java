package dev.stampede.models.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.PrimeMerge;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionResultTest {

  @Test
  void plus_sumsEveryFigureAndTheRefusalsOfEachLimit() {
    PrimeMerge.of(AdmissionResult.class).check(AdmissionResult::plus);
  }

  @Test
  void spend_isInDollars() {
    AdmissionResult result = new AdmissionResult(List.of(), 0, 7_500_000_000L, 2_250_000_000L);
    assertThat(result.spendUsd()).isEqualTo(7.5);
    assertThat(result.shadowSpendUsd()).isEqualTo(2.25);
  }
}

package dev.stampede.models.provider;

import dev.stampede.models.PrimeMerge;
import org.junit.jupiter.api.Test;

class AdmissionResultTest {

  @Test
  void absorb_sumsEveryFigureAndTheRefusalsOfEachLimit() {
    PrimeMerge.of(AdmissionResult.class).check(AdmissionResult::absorb);
  }
}

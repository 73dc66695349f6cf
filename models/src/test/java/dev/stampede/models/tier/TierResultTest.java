package dev.stampede.models.tier;

import dev.stampede.models.PrimeMerge;
import org.junit.jupiter.api.Test;

class TierResultTest {

  @Test
  void absorb_addsEveryFigure() {
    PrimeMerge.of(TierResult.class).largest("starts.longestWaitNanos").check(TierResult::absorb);
    PrimeMerge.of(QuestionResult.class).check(QuestionResult::absorb);
  }
}

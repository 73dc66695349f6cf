package dev.stampede.models.provider;

import dev.stampede.models.PrimeMerge;
import org.junit.jupiter.api.Test;

class FrontDoorResultTest {

  @Test
  void absorb_addsEveryFigure() {
    PrimeMerge.of(FrontDoorResult.class).check(FrontDoorResult::absorb);
  }
}

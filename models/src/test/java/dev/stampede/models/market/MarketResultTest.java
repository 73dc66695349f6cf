package dev.stampede.models.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.PrimeMerge;
import org.junit.jupiter.api.Test;

class MarketResultTest {

  @Test
  void plus_sumsEveryFigure() {
    PrimeMerge.of(MarketResult.class).check(MarketResult::plus);
  }

  @Test
  void minus_takesBackWhatPlusAdded() {
    MarketFigures one = new MarketFigures(2, 3, 5, 7, 11, 13, 41, 43);
    MarketFigures other = new MarketFigures(17, 19, 23, 29, 31, 37, 47, 53);
    assertThat(one.plus(other).minus(other)).isEqualTo(one);
    assertThat(other.minus(one)).isEqualTo(new MarketFigures(15, 16, 18, 22, 20, 24, 6, 10));
  }
}

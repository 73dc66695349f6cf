package dev.stampede.scenarios.vary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsTest {

  private static List<String> around(String said, Type<?> type) {
    return Positions.around(said, type.shape());
  }

  @Test
  void rates_areRoundNumbersInTheirOwnUnit() {
    assertThat(around("20/s", Type.RATE))
        .startsWith("5/s", "5.5/s", "6/s")
        .containsSequence("18/s", "20/s", "22/s", "25/s")
        .endsWith("75/s", "80/s");
    assertThat(around("4000/min", Type.RATE)).startsWith("1000/min").endsWith("16000/min");
  }

  @Test
  void times_areThoseThatPeopleName() {
    assertThat(around("45m", Type.POSITIVE_TIME))
        .containsExactly(
            "12m", "15m", "20m", "25m", "30m", "35m", "40m", "45m", "50m", "55m", "1h", "70m",
            "75m", "80m", "90m", "100m", "105m", "110m", "2h", "150m", "3h");
    assertThat(around("1h5m", Type.TIME))
        .as("what is said stays as it is")
        .startsWith("20m")
        .containsSequence("1h", "1h5m", "70m");
  }

  @Test
  void counts_areWhole() {
    assertThat(around("2", Type.limit(0, 100, -1)))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(around("1", Type.count(1, 3))).containsExactly("1", "2", "3");
    assertThat(around("18k", Type.count(1)))
        .startsWith("4.5k", "5k")
        .contains("18k")
        .endsWith("70k");
    assertThat(around("30", Type.count(1))).startsWith("8", "9", "10").doesNotContain("7.5");
  }

  @Test
  void shares_goFromNothingToAll() {
    assertThat(around("34%", Type.SHARE)).startsWith("0%", "0.1%").contains("34%").endsWith("100%");
    assertThat(around("0.85", Type.QUALITY)).contains("0.22", "0.85", "1").doesNotContain("1.1");
  }

  @Test
  void money_keepsItsCurrencyAndItsBlank() {
    assertThat(around("0.30 USD", Type.MONEY))
        .startsWith("0.075 USD")
        .contains("0.30 USD", "1 USD");
  }

  @Test
  void surges_canBeTakenAway() {
    assertThat(around("12x", Type.MULTIPLIER)).startsWith("1x", "3x").endsWith("45x");
  }

  @Test
  void whatIsNoNumber_hasNoPositions() {
    assertThat(around("unlimited", Type.limit(0, 100, -1))).isEmpty();
    assertThat(around("north", Type.NAME)).isEmpty();
    assertThat(around("0", Type.count(0, 0))).isEmpty();
    assertThat(Positions.around("7", new Shape.Flag())).isEmpty();
    assertThat(around("0/s", Type.RATE)).as("nothing is about 0").isEmpty();
  }
}

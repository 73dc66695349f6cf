package dev.stampede.models.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution.Constant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentFitTest {

  /** Phi((ln minutes - 4.28) / 1.39), by a table of the normal distribution. */
  @ParameterizedTest
  @CsvSource({"120, 0.0049", "160, 0.0088", "320, 0.0302", "1800, 0.2636", "7200, 0.6425"})
  void defaultFit_saysHowManyAreOver(double seconds, double expected) {
    assertThat(1 - IncidentFit.DEFAULT.shareLonger(seconds)).isCloseTo(expected, within(0.0006));
  }

  @Test
  void nothing_lastsLongerThanTheLongest() {
    assertThat(IncidentFit.DEFAULT.shareLonger(0)).isEqualTo(1);
    assertThat(IncidentFit.DEFAULT.shareLonger(86_399)).isPositive();
    assertThat(IncidentFit.DEFAULT.shareLonger(86_400)).isZero();
    assertThat(IncidentFit.DEFAULT.shareLonger(Double.POSITIVE_INFINITY)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IncidentFit("x", new Constant(1), 0))
        .withMessageContaining("longest");
  }
}

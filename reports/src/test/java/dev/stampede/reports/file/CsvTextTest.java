package dev.stampede.reports.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "-12.5, -12.5",
    "0.346, 0.346",
    "0.99999999, 0.99999999",
    "999999999999.4, 999999999999",
    "999999999999.5, 1000000000000",
    "1234567890125e3, 1234567890120000",
    "0.3333333333333333, 0.333333333333",
    "1e-9, 0.000000001",
    "Infinity, inf",
    "-Infinity, -inf",
    "NaN, ''"
  })
  void figure_hasTwelveDigits(double value, String figure) {
    assertThat(CsvText.figure(value)).isEqualTo(figure);
  }

  /** Beside the arithmetic of many digits: all sizes, ties and what lies next to them. */
  @Test
  void figure_isRoundedAsTheExactValueIs() {
    MathContext digits = new MathContext(12, RoundingMode.HALF_EVEN);
    SplittableRandom random = new SplittableRandom(20261201);
    for (int i = 0; i < 200_000; i++) {
      double tie = (random.nextLong(1_000_000_000_000L) + 0.5) * Math.pow(2, -random.nextInt(40));
      double value =
          switch (i % 4) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextLong(1_000_000_000_000L) + 0.5;
            case 2 -> Math.nextUp(tie);
            default -> tie;
          };
      if (Double.isFinite(value) && value != 0) {
        BigDecimal exact = new BigDecimal(value).round(digits);
        assertThat(CsvText.figure(value)).isEqualTo(exact.stripTrailingZeros().toPlainString());
      }
    }
  }
}

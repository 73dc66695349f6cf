package dev.stampede.scenarios.trace.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1000000000, 0",
    "1759813207.195657, 1000000000, 1759813207195657000",
    "1759813207195, 1000000, 1759813207195000000",
    "1.5e3, 1000000, 1500000000",
    "2.5E-3, 1000000000, 2500000",
    "0.9999999996, 1000000000, 1000000000",
    "+7, 1, 7",
    ".5, 1000, 500",
    "1759813207195657000, 1, 1759813207195657000",
    "-1, 1, -1",
    "1e40, 1, -1",
    "99999999999, 1000000000, -1",
    "1.2.3, 1, -1",
    "1s, 1, -1",
    "1e, 1, -1",
    "e5, 1, -1",
    "'', 1, -1",
    "NaN, 1, -1"
  })
  void number_isScaledExactly(String text, long factor, long result) {
    assertThat(Decimal.times(text, factor)).isEqualTo(result);
  }

  @Test
  void anyNumber_agreesWithBigDecimal() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal number = BigDecimal.valueOf(random.nextLong(1L << 50), random.nextInt(12));
      String text = random.nextBoolean() ? number.toPlainString() : number.toString();
      long factor = (long) Math.pow(10, random.nextInt(10));
      BigDecimal exact =
          number.multiply(BigDecimal.valueOf(factor)).setScale(0, RoundingMode.HALF_UP);
      long expected = exact.toBigInteger().bitLength() > 63 ? -1 : exact.longValueExact();
      assertThat(Decimal.times(text, factor)).as("%s * %d", text, factor).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "637.0, 637", "637., -1", "8.5, -1", "-3, -1", "'', -1", "101, -1"})
  void wholeNumber_mayHaveAFractionOfZeros(String text, long result) {
    assertThat(Decimal.whole(text, text.equals("101") ? 100 : 1_000)).isEqualTo(result);
  }
}

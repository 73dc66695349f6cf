package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.Estimate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "0.0000004, 0.4 µs",
    "0.00038, 0.38 ms",
    "0.0421, 42.1 ms",
    "0.384, 384 ms",
    "0.9994, 999 ms",
    "0.99951, 1.0 s",
    "4.2, 4.2 s",
    "4.234, 4.2 s",
    "20, 20 s",
    "19.98, 20.0 s",
    "59.94, 59.9 s",
    "59.96, 1 min",
    "190, 3 min 10 s",
    "3599.4, 59 min 59 s",
    "3599.6, 1.0 h",
    "7560, 2.1 h",
    "259200, 3 days",
    "-4.2, -4.2 s",
    "NaN, n/a",
    "Infinity, n/a"
  })
  void seconds_choosesTheUnitThatPeopleWould(double seconds, String text) {
    assertThat(Figures.seconds(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "1, 100 %",
    "0.612, 61.2 %",
    "0.1, 10 %",
    "0.995, 99.5 %",
    "0.9995, 99.95 %",
    "0.99995, 99.995 %",
    "0.9985, 99.85 %",
    "0.97142, 97.1 %",
    "0.99791, 99.79 %",
    "0.0123, 1.2 %",
    "0.000123, 0.012 %",
    "0.999999999999, 99.999999 %",
    "1e-12, 0.000001 %",
    "1.53, 153 %",
    "1.00021, 100.021 %",
    "1.000000000001, 100.000001 %",
    "-0.05, -5 %",
    "NaN, n/a"
  })
  void share_keepsTheNinesApart(double share, String text) {
    assertThat(Figures.share(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234 | 1.23",
        "12345.6 | 12,346",
        "0 | 0",
        "-2.5 | -2.5",
        "100 | 100",
        "NaN | n/a"
      })
  void number_showsThreeDigits(double value, String text) {
    assertThat(Figures.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 | 6 USD",
        "1.9 | 1.9 USD",
        "1.906 | 1.91 USD",
        "999.999 | 1,000 USD",
        "12345.6 | 12,346 USD",
        "-0.001 | 0.00 USD"
      })
  void usd_showsCentsOnlyOfSmallAmounts(double usd, String text) {
    assertThat(Figures.usd(usd)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.971 | 0.004  | share | 97.1 % ±0.4",
        "0.9979 | 0.0006 | share | 99.79 % ±0.06",
        "0.612 | 0.0001 | share | 61.2 % ±0.01",
        "4.2 | 0.3 | s | 4.2 s ±0.3",
        "0.02 | 0.0012 | s | 20 ms ±1.2",
        "190 | 4.2 | s | 3 min 10 s ±4.2 s",
        "7560 | 360 | s | 2.1 h ±0.1",
        "12345 | 120 | USD | 12,345 USD ±120",
        "1.25 | 0.01 | '' | 1.25 ±0.01",
        "10 | 2 | GiB | 10 GiB ±2"
      })
  void value_showsHalfTheIntervalInTheSameUnit(double mean, double half, String unit, String text) {
    assertThat(Figures.value(Estimate.of(mean, mean - half, mean + half), unit)).isEqualTo(text);
  }

  @Test
  void value_hasNoHalfWidthFromOneReplication() {
    assertThat(Figures.value(Estimate.ofOne(0.5), "share")).isEqualTo("50 %");
  }

  @Test
  void points_areOfPercent() {
    assertThat(Figures.points(-0.0025)).isEqualTo("0.25 points");
    assertThat(Figures.points(0.6698)).isEqualTo("67 points");
  }

  @Test
  void figures_areTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
      assertThat(Figures.seconds(4.2)).isEqualTo("4.2 s");
      assertThat(Figures.share(0.9995)).isEqualTo("99.95 %");
    } finally {
      Locale.setDefault(before);
    }
  }
}

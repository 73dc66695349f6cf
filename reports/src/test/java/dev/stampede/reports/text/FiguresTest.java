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
    "Infinity, never",
    "-Infinity, n/a"
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
    "1e-12, < 0.001 %",
    "6.5e-7, < 0.001 %",
    "6.5e-5, 0.0065 %",
    "1.53, 153 %",
    "1.00021, 100.021 %",
    "1.000000000001, 100.000001 %",
    "-0.05, -5 %",
    "NaN, n/a",
    "Infinity, never"
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
  void money_showsCentsOnlyOfSmallAmounts(double amount, String text) {
    assertThat(Figures.money(amount, "USD")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.971 | 0.004  | share | 97.1 % ±0.4",
        "0.971 | 3e-8 | share | 97.1 % ±0.001",
        "2.5 | 1e-9 | s | 2.5 s ±0.001",
        "0.9979 | 0.0006 | share | 99.79 % ±0.06",
        "0.612 | 0.0001 | share | 61.2 % ±0.01",
        "4.2 | 0.3 | s | 4.2 s ±0.3",
        "0.02 | 0.0012 | s | 20 ms ±1.2",
        "80 | 0.0002 | s | 1 min 20 s ±0.1 s",
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
    assertThat(Figures.points(-0.0025)).isEqualTo("-0.25 points");
    assertThat(Figures.points(0.6698)).isEqualTo("67 points");
    assertThat(Figures.points(-6.5e-7)).isEqualTo("about 0 points");
    assertThat(Figures.points(0)).isEqualTo("0 points");
    assertThat(Figures.points(Double.NaN)).isEqualTo("n/a");
  }

  @Test
  void points_haveAnInterval() {
    assertThat(Figures.points(Estimate.of(0.62, 0.616, 0.624))).isEqualTo("62 points ±0.4");
    assertThat(Figures.points(Estimate.of(0.489, 0.4867, 0.4931)))
        .isEqualTo("49 points (48.7 to 49.3 points)");
    assertThat(Figures.points(Estimate.of(0.05, -0.01, 0.06)))
        .isEqualTo("5 points (-1 to 6 points)");
    assertThat(Figures.points(Estimate.ofOne(0.62))).isEqualTo("62 points");
  }

  /** Farther apart by more than a quarter of the interval: 98.1 to 100 % is 1.7 and 0.2 of 1.9. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.998 | 0.981 | 1 | share | 99.8 % (98.1 to 100 %)",
        "1 | 0.9963 | 1 | share | 100 % (99.63 to 100 %)",
        "0 | 0 | 0.00026 | share | 0 % (0 to 0.026 %)",
        "0.612 | 0.6119 | 0.6124 | share | 61.2 % (61.19 to 61.24 %)",
        "15.3 | 12.2 | 25 | s | 15.3 s (12.2 to 25 s)",
        "15.3 | 15.29 | 15.34 | s | 15.3 s (15.29 to 15.34 s)",
        "0.9 | 0.85 | 1.2 | s | 900 ms (850 ms to 1.2 s)",
        "50 | 40 | 90 | s | 50 s (40 s to 1 min 30 s)",
        "15.3 | 12.2 | Infinity | s | 15.3 s (12.2 s to never)",
        "8852 | 8816 | 8916 | '' | 8,852 (8,816 to 8,916)",
        "1.25 | 1.2496 | 1.2512 | '' | 1.25 (1.2496 to 1.2512)",
        "10 | 9 | 13 | GiB | 10 GiB (9 to 13 GiB)",
        "120 | 100 | 180 | USD | 120 USD (100 to 180 USD)"
      })
  void value_showsBothEndsOfALopsidedInterval(
      double mean, double low, double high, String unit, String text) {
    assertThat(Figures.value(Estimate.of(mean, low, high), unit)).isEqualTo(text);
  }

  /** 0.375 and 0.625 of the interval's width differ by a quarter of it, and no more. */
  @Test
  void value_ofAlmostEqualEndsShowsHalfTheInterval() {
    assertThat(Figures.value(Estimate.of(10, 7, 15), "")).isEqualTo("10 ±4");
    assertThat(Figures.value(Estimate.of(10, 7.01, 15), "")).isEqualTo("10 (7.01 to 15)");
  }

  @Test
  void value_saysNothingOfAnIntervalWithoutWidthOrOfNoValue() {
    assertThat(Figures.value(Estimate.of(1, 1, 1), "share")).isEqualTo("100 %");
    assertThat(Figures.value(Estimate.of(0.01, 0.01, 0.01), "s")).isEqualTo("10 ms");
    assertThat(Figures.value(Estimate.ofOne(Double.POSITIVE_INFINITY), "s")).isEqualTo("never");
    assertThat(Figures.value(Estimate.of(Double.POSITIVE_INFINITY, 1, 2), "s")).isEqualTo("never");
    assertThat(Figures.value(Estimate.ofOne(Double.NaN), "share")).isEqualTo("n/a");
  }

  @ParameterizedTest
  @CsvSource({
    "10.01, s, 10.01 s",
    "10.0004, s, 10.000 s",
    "10, s, 10 s",
    "20.5, s, 20.5 s",
    "0.25, s, 250 ms",
    "900, s, 15 min",
    "0.995, share, 99.5 %",
    "10000, '', '10,000'"
  })
  void limit_isAsItWasAskedFor(double limit, String unit, String text) {
    assertThat(Figures.limit(limit, unit)).isEqualTo(text);
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

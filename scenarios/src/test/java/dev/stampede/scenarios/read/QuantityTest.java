package dev.stampede.scenarios.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Scenario;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "1ns, 1",
    "2us, 2000",
    "2\u00b5s, 2000",
    "250ms, 250000000",
    "1.5s, 1500000000",
    "5m, 300000000000",
    "3h, 10800000000000",
    "1d, 86400000000000",
    "1h30m, 5400000000000",
    "1h 30m, 5400000000000",
    "1m0.5s, 60500000000",
    "30 s, 30000000000",
    "1_000ms, 1000000000",
    "PT30S, 30000000000",
    "P1DT1H, 90000000000000",
    "pt0.25s, 250000000",
    "0.6ns, 1",
    "3650d, 315360000000000000",
    "'''2s''', 2000000000"
  })
  void durations_becomeNanoseconds(String text, long nanos) {
    assertThat(whole(text, ValueReader::nanos)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "-5s, must not be negative",
    "1h-5m, must not be negative",
    "PT-5S, must not be negative",
    "3651d, is too long",
    "PT9999999999999S, is too long",
    "0.1ns, is too short",
    "1m1h, 'must name each unit once, from large to small'",
    "1s1s, 'must name each unit once, from large to small'",
    "1h30, has a number without a unit",
    "abc, must start with a number",
    "PX, cannot be read as a duration",
    "1:30, has an unknown unit ':'",
    "5s!, has an unknown unit 's!'",
    "nan, must be a finite number",
    "-.inf, must be a finite number",
    "12345678901234567890123456789012345678901234567890123456789012345678s, is too long for a number"
  })
  void durations_thatMakeNoSense_sayWhy(String text, String complaint) {
    assertThat(refused(text, ValueReader::nanos)).contains(") " + complaint + "\n");
  }

  @ParameterizedTest
  @CsvSource({"5min, 5m", "10 seconds, 10s", "2H, 2h", "3days, 3d", "20msec, 20ms", "1.5hrs, 1.5h"})
  void durations_withAnotherSpelling_getTheRightOne(String text, String meant) {
    assertThat(refused(text, ValueReader::nanos)).contains("did you mean '" + meant + "'?");
  }

  @Test
  void durationWithoutUnit_showsTheUnits() {
    Scenario scenario = Scenario.of("timeout: 90");
    assertThat(scenario.reader().required("timeout").nanos()).isNotNegative();
    scenario.complains(
        "scenario.yaml:1:10: error: timeout (90) has no unit",
        "    timeout: 90",
        "             ^",
        "  help: did you mean '90s' or '90m'? a duration is a number with a unit (ns, us, ms, s, m,"
            + " h, d), for example 250ms, 30s or 1h30m");
  }

  @ParameterizedTest
  @CsvSource({
    "40/s, 40",
    "4000/min, 66.66666666666667",
    "60/m, 1",
    "2.5/h, 0.0006944444444444445",
    "864/d, 0.01",
    "2M/min, 33333.333333333336",
    "400 k / s, 400000",
    "0/s, 0"
  })
  void rates_becomePerSecond(String text, double perSecond) {
    assertThat(decimal(text, ValueReader::perSecond)).isEqualTo(perSecond);
  }

  @ParameterizedTest
  @CsvSource({
    "40, did you mean '40/s' or '40/min'?",
    "40rps, did you mean '40/s'?",
    "4k/minute, did you mean '4k/min'?",
    "100 RPM, did you mean '100/min'?",
    "40/fortnight, has an unknown unit '/fortnight'",
    "40s, has an unknown unit 's'",
    "-1/s, must not be negative",
    "1e999/s, is too large",
    "4z/s, has an unknown suffix 'z'"
  })
  void rates_thatMakeNoSense_sayWhy(String text, String complaint) {
    assertThat(refused(text, ValueReader::perSecond)).contains(complaint);
  }

  @ParameterizedTest
  @CsvSource({"34%, 0.34", "0%, 0", "100 %, 1", "0.5%, 0.005", "99.95%, 0.9995"})
  void shares_areInPercent(String text, double share) {
    assertThat(decimal(text, ValueReader::share)).isEqualTo(share);
  }

  @ParameterizedTest
  @CsvSource({
    "0.34, did you mean '34%'?",
    "34, did you mean '34%'?",
    "101%, must be from 0% to 100%",
    "-1%, must be from 0% to 100%",
    "5pct, has an unknown unit 'pct'"
  })
  void shares_thatMakeNoSense_sayWhy(String text, String complaint) {
    assertThat(refused(text, ValueReader::share)).contains(complaint);
  }

  @Test
  void qualities_areDecimalsOrPercent() {
    assertThat(decimal("0.85", ValueReader::quality)).isEqualTo(0.85);
    assertThat(decimal("85%", ValueReader::quality)).isEqualTo(0.85);
    assertThat(refused("1.5", ValueReader::quality)).contains("v (1.5) must be from 0 to 1\n");
    assertThat(refused(".nan", ValueReader::quality)).contains("must be a finite number");
  }

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "40MB, 40000000",
    "2GB, 2000000000",
    "1.5KB, 1500",
    "1 TB, 1000000000000",
    "1KiB, 1024",
    "2MiB, 2097152",
    "0.5GiB, 536870912",
    "1TiB, 1099511627776",
    "1_000B, 1000"
  })
  void memory_becomesBytes(String text, long bytes) {
    assertThat(whole(text, Type.MEMORY::read)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "40, has no unit",
    "-1MB, must not be negative",
    "1001TB, is too large",
    "4 apples, has an unknown unit 'apples'",
    "40M, did you mean '40MB'?",
    "2Gi, did you mean '2GiB'?",
    "8kb, did you mean '8KB'?"
  })
  void memory_thatMakesNoSense_saysWhy(String text, String complaint) {
    assertThat(refused(text, Type.MEMORY::read)).contains(complaint);
  }

  @Test
  void multipliers_haveAnX() {
    assertThat(decimal("12x", ValueReader::multiplier)).isEqualTo(12);
    assertThat(decimal("0.5x", ValueReader::multiplier)).isEqualTo(0.5);
    assertThat(refused("12", ValueReader::multiplier)).contains("did you mean '12x'?");
    assertThat(refused("3X", ValueReader::multiplier)).contains("did you mean '3x'?");
    assertThat(refused("-2x", ValueReader::multiplier)).contains("must not be negative");
    assertThat(refused("2y", ValueReader::multiplier)).contains("unknown unit 'y'");
  }

  @Test
  void money_isInDollars() {
    assertThat(decimal("6 USD", ValueReader::money)).isEqualTo(6);
    assertThat(decimal("0.25USD", ValueReader::money)).isEqualTo(0.25);
    assertThat(refused("6", ValueReader::money)).contains("did you mean '6 USD'?");
    assertThat(refused("$6", ValueReader::money)).contains("did you mean '6 USD'?");
    assertThat(refused("6 usd", ValueReader::money)).contains("did you mean '6 USD'?");
    assertThat(decimal("6 EUR", ValueReader::money)).isEqualTo(6);
    assertThat(refused("6 €", ValueReader::money)).contains("did you mean '6 EUR'?");
    assertThat(refused("6 XQQ", ValueReader::money)).contains("unknown unit 'XQQ'");
    assertThat(refused("6 USD/h", ValueReader::money)).contains("is paid for each 'h'");
    assertThat(refused("-6 USD", ValueReader::money)).contains("must not be negative");
  }

  @ParameterizedTest
  @CsvSource({
    "2M, 2000000",
    "400k, 400000",
    "1.5M, 1500000",
    "1_000_000, 1000000",
    "3G, 3000000000",
    "1e3, 1000",
    "7, 7"
  })
  void counts_takeSuffixes(String text, long count) {
    assertThat(whole(text, value -> value.count(0, Long.MAX_VALUE))).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "2m, did you mean '2M'?",
    "4K, did you mean '4k'?",
    "1B, did you mean '1G'?",
    "1.5, must be a whole number",
    "0, must be at least 1",
    "1e30, is too large for a count",
    "5q, has an unknown suffix 'q'"
  })
  void counts_thatMakeNoSense_sayWhy(String text, String complaint) {
    assertThat(refused(text, value -> value.count(1, Long.MAX_VALUE))).contains(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "42, 42",
    "-7, -7",
    "+3, 3",
    "1_000, 1000",
    "0xff, 255",
    "0o17, 15",
    "9223372036854775807, 9223372036854775807"
  })
  void integers_areWritten_asInYaml(String text, long number) {
    assertThat(whole(text, value -> value.integer(Long.MIN_VALUE, Long.MAX_VALUE)))
        .isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775808, does not fit in 64 bits",
    "1.5, must be a whole number",
    "ten, must be a whole number",
    "4k, must be a whole number",
    "1001, must be from 1 to 1000",
    "0, must be from 1 to 1000"
  })
  void integers_thatMakeNoSense_sayWhy(String text, String complaint) {
    assertThat(refused(text, value -> value.integer(1, 1000))).contains(complaint);
    assertThat(refused(text, value -> value.integer(1, 1000)))
        .endsWith("help: a whole number from 1 to 1000, for example 10\n");
  }

  @Test
  void decimals_haveARange() {
    assertThat(decimal("2.5e-3", value -> value.decimal(0, 1))).isEqualTo(0.0025);
    assertThat(decimal(".5", value -> value.decimal(0, 1))).isEqualTo(0.5);
    assertThat(refused("2", value -> value.decimal(0, 1)))
        .isEqualTo(
            """
            scenario.yaml:1:4: error: v (2) must be from 0 to 1
                v: 2
                   ^
              help: a number from 0 to 1, for example 0.5
            """);
    assertThat(refused("-1", value -> value.decimal(0, Double.POSITIVE_INFINITY)))
        .contains("must be at least 0\n")
        .endsWith("help: a number at least 0, for example 10\n");
    assertThat(refused(".nan", value -> value.decimal(0, 1))).contains("must be a finite number");
    assertThat(refused("1e999", value -> value.decimal(0, 1))).contains("is too large");
    assertThat(refused("5%", value -> value.decimal(0, 1))).contains("must be a plain number");
  }

  @Test
  void openRanges_areSaidInWords() {
    assertThat(refused("x", value -> value.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)))
        .endsWith("help: a whole number, for example 10\n");
    assertThat(refused("5", value -> value.integer(Integer.MIN_VALUE, 3)))
        .contains("must be at most 3\n");
  }

  @Test
  void quotedNumbers_areTexts() {
    assertThat(refused("'42'", value -> value.integer(1, 1000)))
        .contains("v (42) is a text\n")
        .endsWith("help: remove the quotes\n");
  }

  private static long whole(String text, ToLongFunction<ValueReader> getter) {
    Scenario scenario = Scenario.of("v: " + text);
    long value = getter.applyAsLong(scenario.reader().required("v"));
    scenario.complains();
    return value;
  }

  private static double decimal(String text, ToDoubleFunction<ValueReader> getter) {
    Scenario scenario = Scenario.of("v: " + text);
    double value = getter.applyAsDouble(scenario.reader().required("v"));
    scenario.complains();
    return value;
  }

  private static String refused(String text, Function<ValueReader, ?> getter) {
    Scenario scenario = Scenario.of("v: " + text);
    assertThat((Object) getter.apply(scenario.reader().required("v"))).isNotNull();
    assertThat(scenario.problems().list()).hasSize(1);
    return scenario.problems().render();
  }
}

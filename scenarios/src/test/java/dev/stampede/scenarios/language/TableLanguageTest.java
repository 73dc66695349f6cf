package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.scenarios.trace.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrivals by tables in files. */
class TableLanguageTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path directory;

  private Reading reading(String arrivals) {
    return new Reading(Reading.smallWith("").replace("{rate: 1/s}", arrivals), directory);
  }

  private ArrivalSpec arrivals(String said) {
    return ((PopulationSpec) reading(said).scenario().trial().useCases().get(0).source())
        .arrivals();
  }

  private void file(String text) throws IOException {
    Files.writeString(directory.resolve("t.csv"), text);
  }

  @Test
  void counts_holdForAStep_andBeginWhereTheRunDoes() throws IOException {
    file("time,n\n2026-01-01 00:00:00,60\n2026-01-01 00:01:00,120\n2026-01-01 00:03:00,6\n");
    DemandCurve all = arrivals("{table: {file: t.csv, count: n}}").expected();
    assertThat(all.perSecond(30 * SECOND)).isEqualTo(1);
    assertThat(all.expected(0, 60 * SECOND)).isCloseTo(60, within(1e-9));
    assertThat(all.expected(60 * SECOND, 180 * SECOND)).isCloseTo(120, within(1e-9));
    assertThat(all.expected(0, 9999 * SECOND)).isCloseTo(186, within(1e-9));
    DemandCurve later =
        arrivals("{table: {file: t.csv, count: n, from: \"2026-01-01 00:00:30\"}, rate: 2x}")
            .expected();
    assertThat(later.expected(0, 30 * SECOND)).isCloseTo(60, within(1e-9));
    assertThat(reading("{table: {file: t.csv, count: n}}").rendered())
        .contains("1 of 4 steps have no row and count as nothing");
  }

  @Test
  void rates_areJoinedByLines_inTheUnitsThatAreSaid() throws IOException {
    file("h,per_min\n0.5,60\n1.5,180\n");
    DemandCurve rates =
        arrivals("{table: {file: t.csv, time: h, unit: 1h, rate: per_min, per: 1m, from: 0s}}")
            .expected();
    assertThat(rates.perSecond(0)).isEqualTo(1);
    assertThat(rates.perSecond(1800 * SECOND)).isCloseTo(2, within(1e-9));
    assertThat(rates.perSecond(7200 * SECOND)).isEqualTo(3);
  }

  @Test
  void table_hasACourse_andEntersTheIdentity() throws IOException {
    String said = "{table: {file: t.csv, count: n}, trend: {half_life: 60s}, batch: 2}";
    file("time,n\n0,60\n60,60\n");
    assertThat(arrivals(said).expected().perSecond(60 * SECOND - 1)).isCloseTo(0.5, within(1e-6));
    String before = reading(said).scenario().sha256();
    file("time,n\n0,60\n60,61\n");
    assertThat(reading(said).scenario().sha256()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "count: m; time,n|0,1; :1: the header has no column 'm'",
        "count: n; time,n|0,-1; :2: n (-1) must be a number, at least 0",
        "count: n; time,n|0,|1,2; :2: n () must be a number, at least 0",
        "count: n; time,n|5,1|4,1; :3: time (4) must be later than in the row before",
        "count: n; time,n|soon,1; :2: time (soon) must be a number of s",
        "count: n; time,n|0,1,7; :2: has 3 fields, but the header 2",
        "count: n; time,n; has no rows",
        "count: n; time,n|0,1; has one row, so it is not known how long it counts",
        "count: n, from: \"2026-01-01 00:00:00\"; time,n|0,1|1,1; is a date, and the times of the",
        "count: n, step: 5s; time,n|0,1|1,1; has rows that are closer together than the step",
        "count: n, rate: n; time,n|0,1; needs a count or a rate, and not both",
        "time: t; time,n|0,1; needs a count or a rate, and not both",
      })
  void brokenTable_isRefusedWithItsPlace(String keys, String rows, String complaint)
      throws IOException {
    file(rows.replace('|', '\n'));
    assertThat(reading("{table: {file: t.csv, " + keys + "}}").rendered()).contains(complaint);
  }

  @Test
  void clients_haveTheirRatesAndTheirGaps() throws IOException {
    file(
        """
        client,t_s,rate_per_s,iat_cv,dist,p1,p2
        a,0,2,1.5,Gamma,0.44,1
        a,600,4,1,,,
        b,600,6,2,Weibull,0.5,1
        """);
    ArrivalSpec clients = arrivals("{client_table: {file: t.csv}, rate: 0.5x}");
    assertThat(clients.expected().expected(0, 600 * SECOND)).isCloseTo(600, within(1e-6));
    assertThat(clients.expected().perSecond(700 * SECOND)).isEqualTo(5);
    assertThat(clients.peakPerSecond()).isEqualTo(5);
    int count = 0;
    ArrivalProcess process = clients.open(new RandomStreams(1, 0)::stream);
    for (long time = process.next(); time < 1200 * SECOND; time = process.next()) {
      count++;
    }
    assertThat(count).isBetween(3200, 4000); // 3600, with a variance of some 600 + 1200 + 5 x 1800
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a,0,1,1,Gauss,1,1|a,9,1,1,,,; dist (Gauss) must be Gamma, Weibull or empty",
        "a,0,1,1,Gamma,1,1; no client has two windows",
        "a,9,1,1,,,|a,0,1,1,,,; t_s (0) must be later than in the client's row before",
      })
  void brokenClients_areRefusedWithTheirPlace(String rows, String complaint) throws IOException {
    file("client,t_s,rate_per_s,iat_cv,dist,p1,p2\n" + rows.replace('|', '\n'));
    assertThat(reading("{client_table: {file: t.csv}}").rendered()).contains(complaint);
  }

  /** 26,293,509 requests from noon to midnight of a day with matches, by awk. */
  @Test
  void worldCup_isFiveLines() {
    Path counts = SharedData.file("data/worldcup98_per_minute_to_1998-06-28.csv.gz");
    DemandCurve evening =
        arrivals(
                "{table: {file: %s, time: period, count: count, from: '1998-06-17 12:00:00'}}"
                    .formatted(counts))
            .expected();
    assertThat(evening.expected(0, 12 * 3600 * SECOND)).isCloseTo(26_293_509, within(1e-3));
    assertThat(evening.perSecond((5 * 60 + 24) * 60 * SECOND + SECOND))
        .isCloseTo(82_977 / 60.0, within(1e-9));
  }

  /** A week of a real service, read off a figure: 1.004 times the 16,803,695 requests. */
  @Test
  void azureWeek_isADigitisedFigure() {
    Path week = SharedData.file("data/azure_llm_2024_code_week_digitised.csv");
    String columns = "time: hours_since_start, unit: 1h, rate: mid_per_min, per: 1m";
    ArrivalSpec service = arrivals("{table: {file: %s, %s}}".formatted(week, columns));
    DemandCurve rate = service.expected();
    double days = rate.expected(0, (long) (166.5 * 3600 * SECOND));
    assertThat(days).isCloseTo(1.004 * 16_803_695, within(0.01 * 16_803_695));
    assertThat(service.peakPerSecond()).isCloseTo(5331 / 60.0, within(3.0));
    int count = 0;
    ArrivalProcess process = service.open(new RandomStreams(2, 0)::stream);
    long day = 24 * 3600 * SECOND;
    for (long time = process.next(); time < day; time = process.next()) {
      count++;
    }
    double expected = rate.expected(0, day);
    assertThat((double) count).isCloseTo(expected, within(3.9 * Math.sqrt(expected)));
  }

  /** A day of clients: 209.135/s by awk, and the top ten have what they have in the table. */
  @Test
  void serveGen_isReplayedClientByClient() {
    Path table = SharedData.file("data/servegen_m-large_clients.csv.gz");
    ArrivalSpec clients = arrivals("{client_table: {file: %s, from: 1d}}".formatted(table));
    double day = clients.expected().expected(0, 24 * 3600 * SECOND);
    assertThat(day).isCloseTo(1.80693e7, within(2e2));
    long[] counts = new long[60];
    ArrivalProcess process = clients.open(new RandomStreams(1, 0)::stream);
    for (long time = process.next(); time < 600 * SECOND; time = process.next()) {
      counts[(int) (time / (10 * SECOND))]++;
    }
    double expected = clients.expected().expected(0, 600 * SECOND);
    assertThat((double) Arrays.stream(counts).sum()).isCloseTo(expected, within(0.1 * expected));
  }
}

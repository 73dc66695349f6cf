package dev.stampede.scenarios.trace.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @CsvSource({
    "1970-01-01 00:00:00, 0",
    "1970-01-01T00:00:01Z, 1000000000",
    "1970-01-01 00:00:00.000000001, 1",
    "1970-01-02 00:00:00.5+00:00, 86400500000000",
    "2023-11-16 18:17:03.9799600, 1700158623979960000",
    "2024-02-29 23:59:59.999999999, 1709251199999999999",
    "2199-12-31 23:59:59, 7258118399000000000",
    "2024-05-10 02:00:00+02:00, 1715299200000000000",
    "2024-05-09T19:00:00.25-0500, 1715299200250000000",
    "2024-05-10 05:30:00 +05:30, 1715299200000000000",
    "2024-05-10 01:00:00+01, 1715299200000000000",
    "2024-05-10 00:00:00 UTC, 1715299200000000000"
  })
  void time_isExact(String text, long nanos) {
    assertThat(Timestamp.nanos(text)).isEqualTo(nanos);
  }

  @Test
  void everyDay_agreesWithTheCalendarOfJava() {
    SplittableRandom random = new SplittableRandom(1);
    LocalDateTime day = LocalDateTime.of(1970, 1, 1, 0, 0, 0);
    for (; day.getYear() < 2200; day = day.plusDays(1)) {
      LocalDateTime time = day.plusSeconds(random.nextInt(1, 86_400));
      assertThat(Timestamp.nanos(time.toString().length() == 16 ? time + ":00" : time.toString()))
          .isEqualTo(time.toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2023-11-16",
        "2023-11-16 18:17",
        "2023-11-16 18:17:0",
        "2023-11-16 18:17:60",
        "2023-11-16 18:60:00",
        "2023-11-16 24:00:00",
        "2023-11-31 00:00:00",
        "2023-00-10 00:00:00",
        "2023-13-10 00:00:00",
        "2023-02-29 00:00:00",
        "2100-02-29 00:00:00",
        "1969-12-31 23:59:59",
        "2200-01-01 00:00:00",
        "2023-11-16 18:17:03.",
        "2023-11-16 18:17:03.1234567890",
        "2023-11-16 18:17:03.12a",
        "2023-11-16 18:17:03,5",
        "2023-11-16 18:17:03+1:00",
        "2023-11-16 18:17:03+19:00",
        "2023-11-16 18:17:03+01:60",
        "2023-11-16 18:17:03 CET",
        "1970-01-01 00:30:00+01:00",
        "2023/11/16 18:17:03",
        "2023-11-16x18:17:03",
        "-023-11-16 18:17:03",
        " 2023-11-16 18:17:03",
        "2023-11-16 18:17:03 ",
        "2023-11-16 18.17:03",
        "2023-11-16 18:17.03",
        "2023-11-1\u0666 18:17:03"
      })
  void whatIsNoTime_isRejected(String text) {
    assertThat(Timestamp.nanos(text)).isEqualTo(Timestamp.INVALID);
  }

  @Test
  void timeOfALog_isOfItsOffset() {
    assertThat(Timestamp.ofLog("10/May/2024:00:00:00 +0200")).isEqualTo(1_715_292_000_000_000_000L);
    assertThat(Timestamp.ofLog("10/Mai/2024:00:00:00 +0200")).isEqualTo(Timestamp.INVALID);
    assertThat(Timestamp.ofLog("10/May/2024:00:00:00")).isEqualTo(Timestamp.INVALID);
  }
}

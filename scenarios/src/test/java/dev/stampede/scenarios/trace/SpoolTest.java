package dev.stampede.scenarios.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.arrival.replay.TraceCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows in few bytes, in memory and in a file, against a plain list. */
class SpoolTest {

  private record Row(long nanos, int input, int output, int cached) {}

  private static List<Row> rows(int count, SplittableRandom random) {
    List<Row> rows = new ArrayList<>();
    long nanos = 0;
    for (int i = 0; i < count; i++) {
      nanos += random.nextInt(4) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 45));
      rows.add(
          new Row(
              nanos,
              random.nextInt(-1, 1 << random.nextInt(1, 30)),
              random.nextInt(-1, 5_000),
              random.nextInt(-1, 5)));
    }
    return rows;
  }

  private static Row at(TraceCursor cursor) {
    return new Row(
        cursor.offsetNanos(), cursor.inputTokens(), cursor.outputTokens(), cursor.cachedTokens());
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 30, 10_000, 0})
  void rows_comeBack_fromTheStartAndFromAnyTime(int memory) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<Row> rows = rows(5_000, random);
    Spool spool = new Spool(memory);
    for (Row row : rows) {
      spool.add(row.nanos(), row.input(), row.output(), row.cached());
    }
    spool.finish();
    TraceCursor one = spool.open();
    TraceCursor other = spool.open();
    for (Row row : rows) {
      assertThat(one.next()).isTrue();
      assertThat(at(one)).isEqualTo(row);
    }
    assertThat(one.next()).isFalse();
    for (int i = 0; i < 300; i++) {
      long from =
          random.nextBoolean()
              ? rows.get(random.nextInt(rows.size())).nanos()
              : random.nextLong(rows.get(rows.size() - 1).nanos() + 10);
      other.seek(from);
      List<Row> rest = rows.stream().filter(row -> row.nanos() >= from).limit(700).toList();
      for (Row row : rest) {
        assertThat(other.next()).isTrue();
        assertThat(at(other)).isEqualTo(row);
      }
      assertThat(rest.size() == 700 || !other.next()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 0})
  void emptySpool_hasNoRows(int memory) throws IOException {
    Spool spool = new Spool(memory);
    spool.finish();
    assertThat(spool.open().next()).isFalse();
  }
}

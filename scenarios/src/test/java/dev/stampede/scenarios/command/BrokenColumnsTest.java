package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Breaks every column of every file of measurements: whatever stands there, the command ends with a
 * result or with one clear error, and nothing of the file moves the cursor.
 *
 * <p>The build breaks each column some forty times; {@code -Dfuzz.columns=20000 -Dfuzz.seed=2}
 * breaks them more often.
 */
class BrokenColumnsTest {

  private static final int CASES = Integer.getInteger("fuzz.columns", 250);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final Set<Integer> EXPECTED =
      Set.of(ExitCode.OK, ExitCode.INVALID_SCENARIO, ExitCode.CANNOT_READ_OR_WRITE);

  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "-0.0",
          "1e300",
          "1e-300",
          "1e999",
          "nan",
          "inf",
          "null",
          "true",
          "abc",
          "1,5",
          "0x10",
          "99999999999999999999",
          "9223372036854775807",
          "1 ms",
          "[]",
          "{}",
          "\"",
          "\"a",
          "'",
          "\u001b[31mred",
          "\u001b]0;title\u0007",
          "\u0000",
          "\u202e",
          "\u00e9",
          "2023-11-16",
          "2023-11-16 18:17:03",
          "2199-12-31 23:59:59.999999999",
          "x".repeat(5_000));

  /** One file of measurements as it should be, and how it is read. */
  private record Kind(
      String file, List<String> header, List<List<String>> rows, List<Object> args) {

    /** As comma-separated values; as JSON lines if the name says so. */
    String text(List<List<String>> changed) {
      if (!file.endsWith(".jsonl")) {
        List<List<String>> all = new ArrayList<>(List.of(header));
        all.addAll(changed);
        return all.stream().map(row -> String.join(",", row) + "\n").collect(Collectors.joining());
      }
      return changed.stream()
          .map(
              row -> {
                List<String> pairs = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                  String name = i < header.size() ? header.get(i) : "more";
                  pairs.add("\"%s\": %s".formatted(name, row.get(i)));
                }
                return "{" + String.join(", ", pairs) + "}\n";
              })
          .collect(Collectors.joining());
    }
  }

  @TempDir Path folder;

  @Test
  void everyColumn_whateverStandsThere_isReadOrRefused() {
    List<Kind> kinds = List.of(table(), log(), trace());
    for (Kind kind : kinds) {
      assertThat(ended(kind, kind.rows()).code()).as(kind.file()).isEqualTo(ExitCode.OK);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      Kind kind = kinds.get(i % kinds.size());
      List<List<String>> rows = broken(kind.rows(), random);
      Result result = ended(kind, rows);
      String what = "%s of\n%s".formatted(result, kind.text(rows));
      assertThat(EXPECTED).as(what).contains(result.code());
      assertThat((result.err() + result.out()).codePoints().filter(point -> point != '\n'))
          .as(what)
          .noneMatch(Character::isISOControl);
      if (result.code() != ExitCode.OK) {
        refused++;
        assertThat(result.err()).as(what).contains("error: ", kind.file() + ":");
      }
    }
    System.out.printf("%d broken columns: %d refused with their places%n", CASES, refused);
    assertThat(refused).isBetween(CASES / 4, CASES - 1);
  }

  private static List<List<String>> broken(List<List<String>> rows, SplittableRandom random) {
    List<List<String>> changed = new ArrayList<>();
    rows.forEach(row -> changed.add(new ArrayList<>(row)));
    int column = random.nextInt(rows.get(0).size());
    String cell = CELLS.get(random.nextInt(CELLS.size()));
    boolean everywhere = random.nextInt(4) == 0;
    int only = random.nextInt(rows.size());
    for (int i = 0; i < changed.size(); i++) {
      if (everywhere || i == only) {
        switch (random.nextInt(8)) {
          case 0 -> changed.get(i).remove(column);
          case 1 -> changed.get(i).add(column, cell);
          default -> changed.get(i).set(column, cell);
        }
      }
    }
    return changed;
  }

  private Result ended(Kind kind, List<List<String>> rows) {
    write(folder, kind.file(), kind.text(rows));
    return run(kind.args().toArray());
  }

  private List<Object> calibrate(String file, Object... more) {
    List<Object> args = new ArrayList<>(List.of("calibrate", folder.resolve(file), "-q"));
    args.addAll(List.of("-o", folder.resolve("out")));
    args.addAll(List.of(more));
    return args;
  }

  /** Nine points of a made engine: 8 ms a step, 0.1 ms a sequence, 20 us a prompt token. */
  private Kind table() {
    List<List<String>> rows = new ArrayList<>();
    for (int shape : new int[] {256, 512, 1024}) {
      for (int clients : new int[] {4, 16, 64}) {
        double token = 8 + 0.1 * clients;
        rows.add(
            List.of(
                "dense-8b",
                Integer.toString(clients),
                Integer.toString(shape),
                "128",
                Double.toString(token + 0.02 * shape),
                Double.toString(token)));
      }
    }
    return new Kind(
        "table.csv",
        List.of("model", "concurrency", "input_tokens", "output_tokens", "ttft_ms", "tpot_ms"),
        rows,
        calibrate("table.csv", "--train", "4,16,64"));
  }

  /** Thirty requests, one after the other. */
  private Kind log() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      int prompt = 200 + 50 * i;
      int answer = 20 + 7 * i;
      double first = 1_000 + 5 * i + 0.01 + 2e-5 * prompt;
      rows.add(
          List.of(
              Integer.toString(prompt),
              Integer.toString(answer),
              Double.toString(1_000 + 5 * i),
              Double.toString(first),
              Double.toString(first + 0.01 * (answer - 1))));
    }
    return new Kind(
        "log.jsonl",
        List.of("input_toks", "output_toks", "queued_ts", "first_token_ts", "last_token_ts"),
        rows,
        calibrate("log.jsonl", "--train", "20"));
  }

  private Kind trace() {
    Path scenario =
        write(
            folder,
            "replay.yaml",
            """
            apiVersion: stampede/v1
            name: replay
            duration: 1m
            demand: {work: {arrivals: {trace: trace.csv}}}
            providers: {one: {engine: {servers: 9, service: 1s}}}
            architectures: {single: {ladder: [one]}}
            """);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rows.add(List.of("2023-11-16 18:17:0%d.5".formatted(i), "480" + i, "1" + i));
    }
    return new Kind(
        "trace.csv",
        List.of("TIMESTAMP", "ContextTokens", "GeneratedTokens"),
        rows,
        List.of("validate", scenario));
  }
}

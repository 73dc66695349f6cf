package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb from end to end, with files that are made here. */
class FitCommandTest {

  /** What may stand in a log, and nowhere else. */
  private static final List<String> SECRETS =
      List.of(
          "203.0.113",
          "alice",
          "example.org",
          "sk-secret",
          "/v1/patients",
          "session-77",
          "diagnosis",
          "Mozilla");

  @TempDir private Path directory;

  private Path out() {
    return directory.resolve("out");
  }

  private Result fit(Object... args) {
    Object[] all = new Object[args.length + 3];
    all[0] = "fit";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "-o";
    all[args.length + 2] = out();
    return run(all);
  }

  private void complains(int code, String words, Object... args) {
    Result result = fit(args);
    assertThat(result.err()).contains("stampede: error: ").contains(words);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
  }

  /** Requests at random times, 10 a second, of prompts between 100 and 300 tokens. */
  private static String requests(int rows, String header, String rest) {
    RandomStream random = new RandomStreams(5, 0).stream("log");
    StringBuilder table = new StringBuilder(header).append('\n');
    double at = 1_700_000_000;
    for (int i = 0; i < rows; i++) {
      at += random.nextExponential() / 10;
      table.append(
          String.format(
              Locale.ROOT,
              "%.3f,%d,%d%s%n",
              at * 1e3,
              100 + (int) (200 * random.nextUniform()),
              1 + (int) (50 * random.nextExponential()),
              rest.formatted(i % 7)));
    }
    return table.toString();
  }

  @Test
  void requests_giveASectionAndCharts() throws IOException {
    Path file = write(directory, "log.csv", requests(6_000, "ts,prompt,answer", ""));

    Result result = fit(file, "--columns", "time=ts,unit=ms,input=prompt,output=answer");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .startsWith("log.csv: 6,000 requests in ")
        .containsPattern("(?m)^  poisson  constant rate +1 .* proposed$")
        .containsPattern("rate: (9\\.[5-9]|10\\.[0-5])\\d*/s")
        .contains("ties", "p50 200", "demand:\n  requests:\n    arrivals:\n");
    assertThat(out().resolve("demand.yaml")).content().startsWith("# fitted to log.csv");
    assertThat(result.out()).endsWith(Files.readString(out().resolve("demand.yaml")));
    assertThat(Files.readString(out().resolve("fit.json"))).contains("\"stampede.fit/v1\"");
    assertThat(Files.readString(out().resolve("rate.svg"))).startsWith("<?xml");
    assertThat(Files.readAllBytes(out().resolve("dispersion.png"))).startsWith(0x89, 'P', 'N', 'G');
    assertThat(result.err()).endsWith("written to " + out() + System.lineSeparator());
  }

  @Test
  void json_isPrintedAlone() {
    Path file = write(directory, "log.csv", requests(500, "ts,prompt,answer", ""));

    Result result = fit(file, "--columns", "time=ts,unit=ms", "--json", "-q");

    assertThat(result.out()).startsWith("{").endsWith("}\n").contains("\"requests\" : 500");
    assertThat(result.err()).isEmpty();
  }

  /** Nothing of a log but numbers of many leaves it: not in text, YAML, JSON or pictures. */
  @Test
  void namesInALog_stayThere() throws IOException {
    Path file =
        write(
            directory,
            "log.csv",
            requests(
                2_000,
                "ts,prompt,answer,ip,user,key,url,sid,text,agent",
                ",203.0.113.%1$s,alice@example.org,sk-secret-%1$s,/v1/patients/%1$s,session-77%1$s,"
                    + "\"diagnosis: %1$s\",Mozilla/5.0"));

    Result result =
        fit(file, "--columns", "time=ts,unit=ms,input=prompt,output=answer,client=ip,session=sid");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("clients      7; the largest 1, 5, 10 carry 14.3 %");
    holdsNoSecret(result);
  }

  @Test
  void namesInAnAccessLog_stayThere() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      log.append(
          String.format(
              Locale.ROOT,
              "203.0.113.%d - alice [10/May/2024:00:%02d:%02d +0000] \"GET /v1/patients/%d"
                  + " HTTP/1.1\" 200 512 \"https://example.org/\" \"Mozilla/5.0\"%n",
              i % 9,
              i / 30 % 60,
              i * 2 % 60,
              i));
    }
    Result result = fit(write(directory, "access.log", log.toString()), "--format", "nginx");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).startsWith("access.log: 300 requests in 9 min 58 s");
    holdsNoSecret(result);
  }

  /** A line that is broken, a header that is none, and a column that is not there. */
  @Test
  void complaintsAboutALog_quoteNothingOfIt() throws IOException {
    String columns = "time=ts,unit=ms,input=prompt,output=answer";
    String good = requests(50, "ts,prompt,answer", "");
    for (String broken :
        List.of(
            "alice@example.org,203.0.113.7,sk-secret\n",
            "1800000000000,diagnosis,1\n",
            "5,1,1\n/v1/patients,session-77,Mozilla\n",
            "1800000000000,1,1,alice,203.0.113.9\n")) {
      Result result = fit(write(directory, "log.csv", good + broken), "--columns", columns);
      assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
      assertThat(result.err()).contains("log.csv:52: ").contains("its content is not shown");
      holdsNoSecret(result);
    }
    Result headless =
        fit(write(directory, "raw.log", "203.0.113.7 alice sk-secret /v1/patients\n".repeat(9)));
    assertThat(headless.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(headless.err()).contains("raw.log:1: is of no form that is known");
    holdsNoSecret(headless);
    Result counts =
        fit(
            write(directory, "counts.csv", "alice,203.0.113.7\ndiagnosis,x\n"),
            "--columns",
            "time=t,count=n");
    assertThat(counts.err()).contains("counts.csv:1: the header has no column 't' among its 2");
    holdsNoSecret(counts);
    Result cells =
        fit(
            write(directory, "cells.csv", "t,n\nalice,203.0.113.7\n"),
            "--columns",
            "time=t,count=n");
    assertThat(cells.err()).contains("cells.csv:2: its time must be such as");
    holdsNoSecret(cells);
  }

  private void holdsNoSecret(Result result) throws IOException {
    for (String secret : SECRETS) {
      assertThat(result.out()).doesNotContain(secret);
      assertThat(result.err()).doesNotContain(secret);
    }
    if (Files.exists(out())) {
      try (Stream<Path> files = Files.list(out())) {
        files.forEach(FitCommandTest::fileHoldsNoSecret);
      }
    }
  }

  private static void fileHoldsNoSecret(Path file) {
    try {
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      for (String secret : SECRETS) {
        assertThat(content).as(file.toString()).doesNotContain(secret);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bursts of twenty within a millisecond and silences of seven seconds. */
  @Test
  void whatNothingFits_isReplayed() {
    StringBuilder table = new StringBuilder("ts,in,out\n");
    for (int i = 0; i < 4_000; i++) {
      double at = i / 20 * 7 + i % 20 * 5e-5;
      table.append(String.format(Locale.ROOT, "%.6f,10,5%n", at));
    }
    Path file = write(directory, "bursts.csv", table.toString());

    Result result =
        fit(file, "--columns", "time=ts,unit=s,input=in,output=out", "--where", "in=10");

    assertThat(result.out())
        .contains("no process fits", "replay is the honest choice")
        .contains("      trace: bursts.csv\n")
        .contains("      columns: {input: in, output: out, time: ts, unit: s}\n")
        .contains("      where: {in: \"10\"}\n");
  }

  /** Three days of counts, 60 a minute, with an evening of 600 that takes 66 minutes to come. */
  @Test
  void counts_giveRhythmCrowdsAndATable() {
    StringBuilder table = new StringBuilder("period,n\n");
    for (int i = 0; i < 3 * 1_440; i++) {
      double evening = 20 * 60 + 1_440;
      double since = i - evening;
      double height = since <= 0 ? 1 + since / 120 : 1 - since / 30;
      table.append(
          String.format(
              Locale.ROOT,
              "1998-06-%02d %02d:%02d:00,%d%n",
              1 + i / 1_440,
              i / 60 % 24,
              i % 60,
              60 + (int) (540 * Math.max(0, height))));
    }
    Path file = write(directory, "counts.csv", table.toString());

    Result result = fit(file, "--columns", "time=period,count=n");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .startsWith("counts.csv: 4,320 counts of 1 min each")
        .containsPattern("1998-06-02 20:00 +10 +10\\.0 +1\\.1 h +17 min")
        .contains("table: {file: counts.csv, time: period, count: n}");
  }

  @Test
  void clients_giveTheirKey() {
    StringBuilder table = new StringBuilder("client,t_s,rate_per_s,iat_cv,dist,p1,p2\n");
    for (int client = 1; client <= 20; client++) {
      table.append(
          String.format(
              Locale.ROOT, "%d,0,%.6f,%.2f,Gamma,1,1%n", client, 10.0 / client, client / 10.0));
    }
    Result result = fit(write(directory, "pool.csv", table.toString()));

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .startsWith("pool.csv: 20 clients over 10 min")
        .contains("clients: {count: 20, zipf: 1, cv: {dist: lognormal, p50: 1, p90: 1.8}}");
  }

  @Test
  void growth_fitsBassAndSaysWhatIsNotKnown() {
    Path file =
        write(
            directory,
            "users.csv",
            """
            date,value
            2023-11-01,100e6
            2024-08-30,200e6
            2024-11-30,300e6
            2025-01-31,400e6
            2025-03-01,500e6
            2025-08-02,700e6
            2025-10-06,800e6
            2026-03-01,900e6
            """);

    Result result =
        fit(file, "--growth", "--origin", "2022-11-30", "--market", "1e9,1.2e9,1.5e9,2e9");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .containsPattern("(?m)^ +1,000,000,000 +0\\.0096\\d +2\\.38 +29,7")
        .containsPattern("(?m)^ +2,000,000,000 +0\\.0280 +1\\.10 +50,9")
        .containsPattern(
            "adoption: \\{market: 10\\d+, innovation: 0\\.0103\\d*, imitation: 2\\.33\\d*, per: 365\\.25d");
    assertThat(result.err()).contains("warning: the data do not say how large the market is");
  }

  @Test
  void growth_readsLogarithmsAndTails() {
    StringBuilder table = new StringBuilder("ds,y,lang\n");
    for (int i = 0; i < 200; i++) {
      double views =
          i <= 30 ? 1e5 * Math.pow(2, (i - 30) / 4.0) : 1e4 + 9e4 * Math.pow(2, (30 - i) / 7.0);
      table.append(
          String.format(
              Locale.ROOT, "%s,%.9f,en%n", LocalDate.of(2024, 1, 1).plusDays(i), Math.log(views)));
      table.append(LocalDate.of(2024, 1, 1).plusDays(i)).append(",1,de\n");
    }
    Path file = write(directory, "views.csv", table.toString());

    Result result =
        fit(file, "--growth", "--columns", "time=ds,value=y,scale=ln", "--where", "lang=en");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .containsPattern("peak and tail .*doubling 4\\.00 days, half_life 7\\.00 days, level 10,0")
        .contains("Bass's law of adoption does not describe it");
  }

  @Test
  void wrongCommandLines_haveCode2() {
    Path file = write(directory, "log.csv", requests(50, "ts,in,out", ""));
    complains(ExitCode.BAD_COMMAND_LINE, "knows no 'tim', but", file, "--columns", "tim=ts");
    complains(
        ExitCode.BAD_COMMAND_LINE, "unit must be one of", file, "--columns", "time=ts,unit=h");
    complains(ExitCode.BAD_COMMAND_LINE, "needs time", file, "--columns", "unit=s");
    complains(ExitCode.BAD_COMMAND_LINE, "--format must be one of azure", file, "--format", "pcap");
    complains(ExitCode.BAD_COMMAND_LINE, "are for --growth", file, "--market", "5");
    complains(ExitCode.BAD_COMMAND_LINE, "not for --growth", file, "--growth", "--format", "k6");
    complains(ExitCode.BAD_COMMAND_LINE, "--market (0.0)", file, "--growth", "--market", "0");
    complains(ExitCode.BAD_COMMAND_LINE, "must be a date", file, "--growth", "--origin", "May");
    assertThat(run("fit").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
  }

  @Test
  void whatHoldsTooLittle_hasCode3() {
    Path few = write(directory, "few.csv", requests(10, "ts,in,out", ""));
    complains(ExitCode.INVALID_SCENARIO, "has 10 requests", few, "--columns", "time=ts,unit=ms");
    Path same = write(directory, "same.csv", "ts\n" + "5\n".repeat(30));
    complains(ExitCode.INVALID_SCENARIO, "the same time", same, "--columns", "time=ts,unit=s");
    Path users = write(directory, "users.csv", "date,value\n2024-01-01,5\n2024-01-02,6\n");
    complains(ExitCode.INVALID_SCENARIO, "has 2 rows: at least 5", users, "--growth");
    Path back = write(directory, "back.csv", "date,value\n2024-01-02,5\n2024-01-01,6\n");
    complains(ExitCode.INVALID_SCENARIO, "back.csv:3: is not later", back, "--growth");
    Path none = write(directory, "none.csv", "t,n\n2024-01-01 00:00:00,0\n");
    complains(ExitCode.INVALID_SCENARIO, "has 1 rows", none, "--columns", "time=t,count=n");
  }

  @Test
  void whatCannotBeReadOrWritten_hasCode4() throws IOException {
    complains(ExitCode.CANNOT_READ_OR_WRITE, "no such file", directory.resolve("none.csv"));
    Files.createDirectories(out());
    Files.writeString(out().resolve("mine.txt"), "not stampede's");
    Path file = write(directory, "log.csv", requests(50, "ts,in,out", ""));
    complains(ExitCode.CANNOT_READ_OR_WRITE, "will not replace", file);
  }

  @Test
  void help_listsIt() {
    assertThat(run("--help").out()).containsPattern("(?m)^ +fit +Fit demand to a trace");
    assertThat(run("fit", "--help").out()).contains("--growth", "TRACE", "--columns");
  }
}

package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {

  private static final String LLAMA = "Llama-3.1-8B";

  @TempDir private Path directory;

  /** An engine of 8 ms, 0.1 ms a client, 20 ns a cached token and 30 us a prompt token. */
  private String points(String system) {
    StringBuilder table = new StringBuilder();
    for (int[] shape : new int[][] {{1000, 1000}, {4000, 500}, {500, 2000}}) {
      for (int clients : new int[] {4, 8, 16, 32, 64}) {
        double prompts = (double) clients * shape[0] / shape[1];
        double tpot =
            8 + 0.1 * clients + 2e-5 * clients * (shape[0] + shape[1] / 2.0) + 0.03 * prompts;
        table.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%d,%d,%.6f,%.6f%n",
                system,
                clients,
                shape[0],
                shape[1],
                60 + 0.03 * shape[0],
                tpot));
      }
    }
    return table.toString();
  }

  private Path table(String... systems) throws IOException {
    StringBuilder content =
        new StringBuilder("model,system,concurrency,input_tokens,output_tokens,ttft_ms,tpot_ms\n");
    for (String system : systems) {
      points(system).lines().forEach(row -> content.append(LLAMA + ",").append(row).append('\n'));
    }
    return CommandLineFixture.write(directory, "points.csv", content.toString());
  }

  private Path out() {
    return directory.resolve("out");
  }

  @Test
  void points_giveYamlThatAScenarioTakes() throws IOException {
    Result result = run("calibrate", table("a"), "-o", out(), "--max-num-batched-tokens", 8192);

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains("# fitted to 6 points: concurrency 4, 16, 64, prompt/answer 1000/1000, 4000/500")
        .containsPattern("# time per token, prompt/answer 500/2000 +5 +0\\.0 %")
        .contains("alpha: 8ms", "beta: 100us", "gamma: 20ns", "delta: 30us");
    assertThat(result.err()) // its times to the first token are of no engine
        .startsWith("stampede: warning: an error is above 100 %")
        .endsWith("written to " + out() + System.lineSeparator());
    assertThat(out().resolve("engine.yaml")).content().isEqualTo(result.out());
    assertThat(Files.readString(out().resolve("fit.svg"))).startsWith("<?xml").contains("4000/500");
    assertThat(Files.readAllBytes(out().resolve("fit.png"))).startsWith(0x89, 'P', 'N', 'G');

    Path scenario =
        CommandLineFixture.write(
            directory,
            "scenario.yaml",
            """
            apiVersion: stampede/v1
            name: pasted
            duration: 1m
            seed: 1
            demand:
              work:
                arrivals: {rate: 1/s}
                request: {input_tokens: 1000, output_tokens: 100, max_tokens: 200}
                tolerance: {deadline: 30s}
            providers:
              fitted:
            %s
            architectures: {single: {ladder: [fitted]}}
            """
                .formatted(result.out().indent(4)));
    assertThat(run("validate", scenario))
        .isEqualTo(
            new Result(
                0,
                """
                pasted: valid: 1 use case, 1 provider, 1 architecture, 0 objectives
                  before retries: some 60 pieces of work, 390 events, under a second
                """,
                ""));
  }

  @Test
  void severalConfigurations_giveATableOfErrors_orOneThatIsChosen() throws IOException {
    Path table = table("a", "b");

    Result both = run("calibrate", table, "-o", out(), "-q");
    assertThat(both.code()).isEqualTo(ExitCode.OK);
    assertThat(both.err()).isEmpty();
    assertThat(both.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "median error of the time per token other conc. other shape",
            "a 0.0 % 0.0 %",
            "b 0.0 % 0.0 %",
            "median of the 2 0.0 % 0.0 %",
            "left out, with too few points: 0");

    Result one = run("calibrate", table, "-o", out(), "--where", "system=b", "--train", "8,16,32");
    assertThat(one.code()).isEqualTo(ExitCode.OK);
    assertThat(one.out())
        .contains("points.csv: Llama-3.1-8B, system b", "concurrency 8, 16, 32", "alpha: 8ms");
  }

  @Test
  void log_givesYaml() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0;
        i < 30;
        i++) { // one at a time: 10 ms and 50 us for each of 200, then 10 ms each
      double at = i * 10.0;
      log.append(
          String.format(
              Locale.ROOT,
              "{\"input_toks\": 200, \"output_toks\": 101, \"queued_ts\": %.3f,"
                  + " \"first_token_ts\": %.3f, \"last_token_ts\": %.3f}%n",
              at,
              at + 0.02,
              at + 1.02));
    }
    Path file = CommandLineFixture.write(directory, "log.jsonl", log.toString());

    Result result = run("calibrate", file, "-o", out(), "--train", 20);

    assertThat(result.err())
        .contains("stampede: warning: nothing names the model, so it was taken for a dense one");
    assertThat(result.out()).contains("# doubtful: nothing names the model");
    assertThat(run("calibrate", file, "-o", out(), "--train", 20, "--experts", "1/1").complaints())
        .isEqualTo("written to " + out());
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains("# fitted to the first 20 requests; errors on the other 10")
        .containsPattern("# E2E +[+-]0\\.[0-5] %")
        .containsPattern("alpha: 9\\.9\\d*ms");
  }

  @Test
  void wrongCommandLines_haveCode2() throws IOException {
    Path table = table("a");

    complains(ExitCode.BAD_COMMAND_LINE, "two numbers", table, "--experts", "8");
    complains(ExitCode.BAD_COMMAND_LINE, "lie between 1 and", table, "--experts", "8/9");
    complains(ExitCode.BAD_COMMAND_LINE, "two numbers", table, "--hold-back", "x");
    complains(ExitCode.BAD_COMMAND_LINE, "--max-num-seqs (0)", table, "--max-num-seqs", 0);
    complains(ExitCode.BAD_COMMAND_LINE, "at least --max-num-seqs", table, "--max-num-seqs", 4096);
    complains(ExitCode.BAD_COMMAND_LINE, "--train (0)", table, "--train", "4,0");
    complains(ExitCode.BAD_COMMAND_LINE, "--kv", table, "--kv-capacity-tokens", 0);
    assertThat(run("calibrate").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    Path log = CommandLineFixture.write(directory, "log.jsonl", "{}\n");
    complains(ExitCode.BAD_COMMAND_LINE, "--where is for", log, "--where", "a=b");
    complains(ExitCode.BAD_COMMAND_LINE, "takes one number", log, "--train", "4,16");
    complains(ExitCode.BAD_COMMAND_LINE, "--replicas (0)", log, "--replicas", 0);
    complains(ExitCode.BAD_COMMAND_LINE, "--replicas is for logs", table, "--replicas", 2);
  }

  @Test
  void brokenTables_haveCode3() throws IOException {
    Path table = CommandLineFixture.write(directory, "broken.csv", "a,b\n1,2\n");
    complains(ExitCode.INVALID_SCENARIO, "broken.csv:1: the header must name", table);
    complains(ExitCode.INVALID_SCENARIO, "too few", table("a"), "--train", "4,16");
    complains(
        ExitCode.INVALID_SCENARIO, "none of 2 configurations", table("a", "b"), "--train", "4,16");
    complains(ExitCode.INVALID_SCENARIO, "does not fit", table("a"), "--kv-capacity-tokens", 1000);
    Path log = CommandLineFixture.write(directory, "log.jsonl", "{}\n");
    complains(ExitCode.INVALID_SCENARIO, "log.jsonl:1: has no output_toks", log);
  }

  @Test
  void escapesInData_doNotReachTheTerminal() throws IOException {
    String row = "\033[31mmodel\033[0m,a,4,1024,1024,\033[31mRED\033[0m,9\n";
    String header = "model,system,concurrency,input_tokens,output_tokens,ttft_ms,tpot_ms\n";
    Path table = CommandLineFixture.write(directory, "red.csv", header + row);
    complains(
        ExitCode.INVALID_SCENARIO,
        "red.csv:2: ttft_ms (\\u001b[31mRED\\u001b[0m) must be a number",
        table);
    Path log =
        CommandLineFixture.write(
            directory, "red.jsonl", "{\"input_toks\": \"\\u001b[31m\", \"output_toks\": 1}\n");
    Result broken = run("calibrate", log, "-o", out());
    Result named =
        run(
            "calibrate",
            CommandLineFixture.write(
                directory,
                "named.csv",
                Files.readString(table("a")).replace(LLAMA, "\033[31mmodel\033[0m")),
            "-o",
            out());
    assertThat(named.code()).isEqualTo(ExitCode.OK);
    assertThat(named.out()).contains("# named.csv: \\u001b[31mmodel\\u001b[0m");
    assertThat(named.err()).contains("“\\u001b[31mmodel\\u001b[0m” is not known and was taken for");
    assertThat(broken.err() + named.out() + named.err()).doesNotContain("\033");
  }

  @Test
  void separatorsOtherThanCommas_areNamed() throws IOException {
    Path table =
        CommandLineFixture.write(
            directory, "semi.csv", Files.readString(table("a")).replace(',', ';'));
    complains(ExitCode.INVALID_SCENARIO, "columns seem to be separated by semicolons", table);
  }

  @Test
  void whatCannotBeReadOrWritten_hasCode4() throws IOException {
    complains(ExitCode.CANNOT_READ_OR_WRITE, "no such file", directory.resolve("none.csv"));
    Path cut =
        Files.write(directory.resolve("cut.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
    complains(ExitCode.CANNOT_READ_OR_WRITE, "gzip header", cut);
    Files.createDirectories(out());
    Files.writeString(out().resolve("mine.txt"), "not stampede's");
    complains(ExitCode.CANNOT_READ_OR_WRITE, "will not replace", table("a"));
  }

  private void complains(int code, String words, Object... args) {
    Object[] all = new Object[args.length + 3];
    all[0] = "calibrate";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "-o";
    all[args.length + 2] = out();

    Result result = run(all);

    assertThat(result.err()).contains("stampede: error: ").contains(words);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void help_listsIt() {
    assertThat(run("--help").out()).containsPattern("(?m)^ +calibrate +Fit a batching engine");
    assertThat(run("calibrate", "--help").out()).contains("--kv-capacity-tokens", "TABLE");
  }
}

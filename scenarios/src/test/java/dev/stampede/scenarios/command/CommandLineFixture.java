package dev.stampede.scenarios.command;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the command line in this process and keeps what it prints. */
final class CommandLineFixture {

  /** One server at 80 % load for ten minutes: small enough for any test. */
  static final String SMALL =
      """
      apiVersion: stampede/v1
      name: small
      description: One server.
      duration: 10m
      warmup: 1m
      seed: 7
      replications: 2
      demand:
        work:
          arrivals: {rate: 8/s}
          tolerance: {deadline: 3s}
          ticket_cost: 1 USD
      providers:
        one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}
        two: {engine: {servers: 2, service: {dist: exponential, mean: 100ms}}}
      faults:
        - {id: gone, provider: one, kind: outage, at: 4m, for: 2m}
      architectures:
        single: {ladder: [one]}
        pair: {ladder: [one, two]}
      """;

  /** What a run left. */
  record Result(int code, String out, String err) {

    /** What it says beside its results, but for notes: those come once for each folder. */
    String complaints() {
      return err.lines()
          .filter(line -> !line.startsWith("stampede: note: "))
          .collect(Collectors.joining("\n"));
    }
  }

  private CommandLineFixture() {}

  static Path write(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Result run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int code =
        StampedeCommand.execute(
            Terminal.of(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of()),
            words);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What a command line that prints JSON printed. */
  static Summary json(Object... args) throws IOException {
    return SummaryJson.read(run(args).out());
  }

  /** What a command line printed, whatever its JSON is of. */
  static JsonNode tree(Result result) {
    return JsonMapper.shared().readTree(result.out());
  }

  /** Writes the small scenario into a folder. */
  static Path small(Path folder) {
    return write(folder, "small.yaml", SMALL);
  }
}

package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.small;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions that are planned, worked on and collected: the answers are those of one command. */
class ElsewhereCommandTest {

  private static final int MOST_ROUNDS = 12;

  @TempDir Path folder;

  /** Of one minute. */
  private Path shorter() {
    return write(
        folder,
        "small.yaml",
        CommandLineFixture.SMALL
            .replace("duration: 10m", "duration: 1m")
            .replace("warmup: 1m", "warmup: 10s")
            .replace("at: 4m, for: 2m", "at: 20s, for: 10s"));
  }

  private Path plan() {
    return folder.resolve("plan");
  }

  private static Object[] words(Object... words) {
    return Stream.of(words)
        .flatMap(word -> word instanceof List<?> several ? several.stream() : Stream.of(word))
        .toArray();
  }

  private Result make(int trials, List<?> question) {
    return run(words("plan", question, "-o", plan(), "--chunk-trials", trials));
  }

  private int chunks() throws IOException {
    int chunks = 0;
    for (int round = 1; Files.exists(round(round)); round++) {
      chunks += Files.readAllLines(round(round)).size() - 2;
    }
    return chunks;
  }

  private Path round(int number) {
    return plan().resolve("round-" + number + ".txt");
  }

  private Path results(int chunk) {
    return plan().resolve("results").resolve(Integer.toString(chunk));
  }

  private void work(int chunk) {
    Result result = run("work", plan(), "--chunk", chunk, "-j", 1, "-q");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(results(chunk)).isNotEmptyFile();
  }

  /** All that is not done, in any order. */
  private void workAll(Random random) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (int chunk = 0; chunk < chunks(); chunk++) {
      if (!Files.exists(results(chunk))) {
        numbers.add(chunk);
      }
    }
    Collections.shuffle(numbers, random);
    numbers.forEach(this::work);
  }

  /** What a question comes to, all but how long it took. */
  private static String answer(Result result) {
    return result.out().replaceAll("\"(wallSeconds|eventsPerSecond)\" : [^,\\s]+", "\"$1\" : 0");
  }

  /** Works on a plan until it is answered; returns how many rounds that took. */
  private int answeredAsHere(int trials, List<?> question) throws IOException {
    Result here = run(words(question, "-o", folder.resolve("here"), "--json"));
    Result made = make(trials, question);
    assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.OK);
    Random random = new Random(trials);
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      Result missing = run("collect", plan(), "--json");
      assertThat(missing.code()).isEqualTo(ExitCode.INCONCLUSIVE);
      assertThat(missing.out()).isEmpty();
      assertThat(missing.err()).contains("of %d chunks are done; missing: ".formatted(chunks()));
      workAll(random);
      Result collected = run("collect", plan(), "--json");
      if (!Files.exists(round(round + 1))) {
        assertThat(answer(collected)).isEqualTo(answer(here)).isNotEmpty();
        assertThat(collected.code()).isEqualTo(here.code());
        assertThat(plan().resolve("answer/report.html")).isNotEmptyFile();
        return round;
      }
      assertThat(collected.out()).isEmpty();
      assertThat(collected.err()).contains("round %d has".formatted(round + 1));
    }
    throw new AssertionError("too many rounds");
  }

  @Test
  void run_isAnsweredAsHere() throws IOException {
    assertThat(answeredAsHere(3, List.of("run", shorter(), "-n", 5))).isOne();
    assertThat(chunks()).isEqualTo(5);
  }

  @Test
  void runWithoutEachFault_isAnsweredAsHere() throws IOException {
    List<Object> question = List.of("run", shorter(), "-n", 3, "--counterfactual");
    assertThat(answeredAsHere(1, question)).isOne();
    assertThat(chunks()).isEqualTo(2 * 2 * 3);
  }

  /** At 20 replications nothing is known so well, nor at the cap; points go on together. */
  @ParameterizedTest
  @ValueSource(strings = {"run", "compare", "sweep --vary demand.work.arrivals.rate=1/s,2/s"})
  void precision_takesARoundForEachLook(String words) throws IOException {
    List<Object> question = new ArrayList<>(List.of(words.split(" ")));
    question.add(1, shorter());
    question.addAll(List.of("--precision", "0.1%", "--max-replications", 30));
    assertThat(answeredAsHere(50, question)).isEqualTo(2);
  }

  @Test
  void compare_isAnsweredAsHere() throws IOException {
    Path first = shorter();
    Path other = write(folder, "other.yaml", Files.readString(first).replace("8/s", "9/s"));
    List<Object> question = List.of("compare", first, other, "-n", 4);
    assertThat(answeredAsHere(100, question)).isOne();
    assertThat(chunks()).isOne();
  }

  /** Five points of 64 trials are run two at a time, and planned all at once. */
  @Test
  void sweep_isPlannedAsAWhole() throws IOException {
    List<Object> question =
        List.of(
            "sweep",
            shorter(),
            "--set",
            "warmup=0s",
            "--set",
            "duration=2s",
            "--vary",
            "demand.work.arrivals.rate=1/s..5/s:1/s",
            "-n",
            32);
    assertThat(answeredAsHere(50, question)).isOne();
    try (Stream<Path> plans = Files.list(plan().resolve("plans"))) {
      assertThat(plans).hasSize(3);
    }
  }

  /** Sixteen values are halved four times; four looks are planned at once. */
  @Test
  void capacity_takesFewRounds() throws IOException {
    List<Object> question =
        List.of(
            "capacity",
            shorter(),
            "--architecture",
            "single",
            "--find",
            "providers.one.engine.servers=1..16:1",
            "--set",
            "demand.work.arrivals.rate=70/s",
            "--until",
            "work.availability >= 90%");
    assertThat(answeredAsHere(8, question)).isLessThanOrEqualTo(3);
  }

  /** Both ends of the range decide, one after the other. */
  @Test
  void tippingPoint_isFoundAsHere() throws IOException {
    List<Object> question =
        List.of(
            "tipping",
            Path.of("retry-tipping-point.yaml"),
            "--trigger",
            "demand.requests.arrivals.surges[0].hold=1s,8s",
            "--architecture",
            "twice",
            "--quick");
    assertThat(answeredAsHere(100, question)).isLessThanOrEqualTo(3);
  }

  @Test
  void years_areAnsweredAsHere() throws IOException {
    List<Object> question =
        List.of(
            "year",
            Path.of("a-year.yaml"),
            "--set",
            "demand.claims.arrivals.rate=1/h",
            "-n",
            4,
            "--quiet-stretches",
            4);
    assertThat(answeredAsHere(100, question)).isPositive();
  }

  @Test
  void whateverHappensToWorkers_theAnswerIsTheSame() throws Exception {
    List<Object> question = List.of("run", shorter(), "-n", 12);
    Result here = run(words(question, "-o", folder.resolve("here"), "--json"));
    make(2, question);
    kill(worker());
    int done =
        IntStream.range(0, 12).filter(i -> Files.exists(results(i))).findFirst().orElseThrow();
    byte[] whole = Files.readAllBytes(results(done));
    Files.write(results(done), Arrays.copyOf(whole, whole.length - 7));

    workAll(new Random(1));
    work((done + 1) % 12);
    Result refused = run("collect", plan());
    assertThat(refused.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains(
            "warning: chunk %d: the results of a chunk are damaged".formatted(done),
            "11 of 12 chunks are done; missing: %d\n".formatted(done));

    work(done);
    assertThat(Files.readAllBytes(results(done))).isEqualTo(whole);
    assertThat(answer(run("collect", plan(), "--json"))).isEqualTo(answer(here));
    assertThat(round(2)).doesNotExist();
  }

  /** A truncated chunk is done again by whoever is told to, without anybody collecting. */
  @Test
  void damagedResults_areNoticedByTheWorker() throws IOException {
    make(2, List.of("run", small(folder), "-n", 1));
    work(0);
    byte[] whole = Files.readAllBytes(results(0));
    Files.write(results(0), Arrays.copyOf(whole, 100));
    work(0);
    assertThat(Files.readAllBytes(results(0))).isEqualTo(whole);
  }

  private Process worker() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            Main.class.getName(),
            "work",
            plan().toString(),
            "-j",
            "1");
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Once it has finished something. */
  private void kill(Process worker) throws Exception {
    while (worker.isAlive() && isEmpty(plan().resolve("results"))) {
      Thread.sleep(1);
    }
    worker.destroyForcibly();
    assertThat(worker.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean isEmpty(Path results) throws IOException {
    try (Stream<Path> all = Files.list(results)) {
      return all.noneMatch(path -> !String.valueOf(path.getFileName()).startsWith("."));
    }
  }

  @Test
  void pilot_makesChunksOfSomeSeconds() throws IOException {
    Result made = run("plan", "run", small(folder), "-n", 3, "-o", plan(), "--chunk-seconds", 60);
    assertThat(made.code()).isEqualTo(ExitCode.OK);
    assertThat(made.out()).contains(plan() + ": 1 chunk, of ").contains("stampede work");
    Result one =
        run("plan", "run", small(folder), "-o", folder.resolve("b"), "--chunk-seconds", 1e-9);
    assertThat(one.out()).contains("4 chunks, of 1 trial at the most");
  }

  private void refused(Result result, int code, String why) {
    assertThat(result.err()).contains(why);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void whatIsNoQuestion_isRefused() {
    Path file = small(folder);
    int wrong = ExitCode.BAD_COMMAND_LINE;
    refused(make(1, List.of("validate", file)), wrong, "run, compare, sweep, capacity");
    refused(make(1, List.of("run", file, "--json")), wrong, "--json is no part of a question");
    refused(make(1, List.of("run", file, "-j4")), wrong, "--jobs is no part of a question");
    refused(make(1, List.of("run", file, "--nothing")), wrong, "Unknown option: '--nothing'");
    refused(make(0, List.of("run", file)), wrong, "--chunk-trials (0) must be at least 1");
    refused(
        run("plan", "run", file, "-o", plan(), "--chunk-seconds", "0"),
        wrong,
        "--chunk-seconds (0.0) must be above 0");
    refused(run("plan", "run", file), wrong, "Missing required option: '--out=PLAN'");
    refused(
        make(1, List.of("run", file, "--set", "duration=1")),
        ExitCode.INVALID_SCENARIO,
        "duration");
    assertThat(plan()).doesNotExist();
  }

  @Test
  void planIsMadeInAFolderOfItsOwn() throws IOException {
    List<Object> question = List.of("run", small(folder));
    assertThat(make(2, question).code()).isEqualTo(ExitCode.OK);
    refused(make(2, question), ExitCode.CANNOT_READ_OR_WRITE, "there is a plan in");
    refused(
        run(words("plan", question, "-o", folder)),
        ExitCode.CANNOT_READ_OR_WRITE,
        "it holds other files");
    refused(
        run("collect", folder.resolve("none")), ExitCode.CANNOT_READ_OR_WRITE, "none is no plan");
    refused(
        run("work", plan(), "--chunk", 2),
        ExitCode.BAD_COMMAND_LINE,
        "--chunk (2) must be from 0 to 1: there are 2");
  }

  /** Killed before the question was written, which comes last. */
  @Test
  void halfAPlan_isNoPlan_andInNobodysWay() throws IOException {
    List<Object> question = List.of("run", small(folder));
    make(2, question);
    Files.delete(plan().resolve("question.txt"));
    refused(run("work", plan()), ExitCode.CANNOT_READ_OR_WRITE, "is no plan");
    assertThat(make(1, question).code()).isEqualTo(ExitCode.OK);
    assertThat(chunks()).isEqualTo(4);
  }

  @Test
  void changedScenario_isRefused() throws IOException {
    Path file = small(folder);
    make(2, List.of("run", file));
    workAll(new Random(2));
    Files.writeString(file, CommandLineFixture.SMALL.replace("8/s", "7/s"));
    refused(
        run("collect", plan()),
        ExitCode.INVALID_SCENARIO,
        file + " has changed since the plan was made");
    Files.delete(file);
    refused(run("collect", plan()), ExitCode.INVALID_SCENARIO, "the question was asked in");
  }

  @Test
  void changedTrace_isRefused_byWorkersToo() throws IOException {
    String log =
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2024-05-10 00:00:00.000000,100,5
        2024-05-10 00:00:01.000000,100,5
        """;
    Path trace = write(folder, "log.csv", log);
    Path file =
        write(
            folder,
            "traced.yaml",
            """
            apiVersion: stampede/v1
            name: traced
            duration: 1m
            demand:
              work:
                arrivals: {trace: log.csv}
            providers: {one: {engine: {servers: 1, service: 100ms}}}
            architectures: {single: {ladder: [one]}, twice: {ladder: [one]}}
            """);
    Result made = make(1, List.of("run", file));
    assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.OK);
    work(0);
    Files.writeString(trace, log + "2024-05-10 00:00:02.000000,100,5\n");
    refused(
        run("work", plan(), "--chunk", 1),
        ExitCode.INVALID_SCENARIO,
        "a file that " + file + " names has changed since the plan was made");
    assertThat(results(1)).doesNotExist();
    Files.copy(results(0), results(1));
    refused(
        run("collect", plan()),
        ExitCode.INVALID_SCENARIO,
        "a file that a scenario names has changed since the plan was made");
    Files.writeString(trace, log);
    refused(run("collect", plan()), ExitCode.INCONCLUSIVE, "warning: chunk 1: results of another");
    work(1);
    assertThat(run("collect", plan()).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void anotherVersion_isRefused() throws IOException {
    make(2, List.of("run", small(folder)));
    Path question = plan().resolve("question.txt");
    String text = Files.readString(question);
    Files.writeString(question, text.replace("question/v1", "question/v0"));
    refused(
        run("work", plan()),
        ExitCode.CANNOT_READ_OR_WRITE,
        "is of stampede.question/v0; this version reads stampede.question/v1 alone");
  }

  @Test
  void damagedPlan_isRefused_whereverItIsDamaged() throws IOException {
    make(2, List.of("run", small(folder)));
    try (Stream<Path> files = Files.walk(plan())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] whole = Files.readAllBytes(file);
        for (int round = 0; round < 10; round++) {
          byte[] damaged = whole.clone();
          damaged[new Random(round).nextInt(whole.length)] ^= (byte) 4;
          Files.write(file, damaged);
          refused(run("work", plan()), ExitCode.CANNOT_READ_OR_WRITE, "error: " + file);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        refused(run("work", plan()), ExitCode.CANNOT_READ_OR_WRITE, "error: " + file);
        Files.write(file, whole);
      }
    }
    assertThat(run("work", plan()).code()).isEqualTo(ExitCode.OK);
  }
}

package dev.stampede.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The command line and a real cluster, of which parts are killed. */
class SparkClusterIT {

  /** 20 points of 20 replications. */
  private static final int RUNS = 400;

  /** Of six runs each: what is cut into 64 at the least. */
  private static final int CHUNKS = 67;

  static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: counter
      duration: 4m
      warmup: 1m
      seed: 11
      replications: 20
      demand:
        visits:
          arrivals: {rate: 80/s}
          tolerance: {deadline: 1s}
      providers:
        counter: {engine: {servers: 9, service: {dist: exponential, mean: 100ms}}}
      architectures:
        plain: {ladder: [counter]}
      objectives:
        - visits.availability >= 90%
      """;

  @TempDir private static Path folder;

  private static StandaloneCluster cluster;

  /** What threads of one process find. */
  private static String here;

  @BeforeAll
  static void start() throws Exception {
    Files.writeString(folder.resolve("counter.yaml"), SCENARIO);
    cluster = StandaloneCluster.start(folder, 2);
    CommandLine threads = CommandLine.start(folder, "here", sweep("here"));
    assertThat(threads.exit()).as(threads.told()).isZero();
    here = figures(threads);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static List<String> sweep(String out, String... more) {
    String counts =
        IntStream.rangeClosed(5, 24).mapToObj(Integer::toString).collect(Collectors.joining(","));
    List<String> arguments = new ArrayList<>(List.of("sweep", "counter.yaml", "--json", "-o", out));
    arguments.addAll(List.of("--vary", "providers.counter.engine.servers=" + counts));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static CommandLine onCluster(String out, String... more) throws IOException {
    List<String> arguments = sweep(out, more);
    arguments.addAll(List.of("--executor", "spark", "--master", cluster.url()));
    return CommandLine.start(folder, out, arguments);
  }

  /** All but how long it took. */
  private static String figures(CommandLine ended) throws IOException {
    return ended.printed().replaceAll("\"(wallSeconds|eventsPerSecond)\" : [^,\\n]*", "");
  }

  private static List<Path> chunks(String out) throws IOException {
    List<Path> chunks = new ArrayList<>();
    for (Path plan : list(folder.resolve(out + ".chunks"))) {
      chunks.addAll(list(plan));
    }
    chunks.removeIf(file -> !file.toString().endsWith(".chunk"));
    return chunks;
  }

  private static List<Path> list(Path of) throws IOException {
    if (!Files.isDirectory(of)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(of)) {
      return files.toList();
    }
  }

  /** Waits until some chunks have come back from the cluster. */
  private static void awaitChunks(CommandLine running, String out) throws IOException {
    while (chunks(out).size() < 8) {
      assertThat(running.process().isAlive()).as(running.told()).isTrue();
      StandaloneCluster.pause();
    }
  }

  @Test
  void figures_areThoseOfThreads_alsoWhenAWorkerIsKilled() throws Exception {
    CommandLine there = onCluster("there");
    awaitChunks(there, "there");
    cluster.killWorker();

    assertThat(there.exit()).as(there.told()).isZero();
    assertThat(there.told().lines()).allMatch(line -> line.startsWith("stampede: note: "));
    assertThat(there.printed()).contains("\"trials\" : " + RUNS);
    assertThat(figures(there)).isEqualTo(here);
    assertThat(folder.resolve("there.chunks")).doesNotExist();
    cluster.addWorker();
  }

  @Test
  @DisabledIfSystemProperty(named = "cluster.quick", matches = "true")
  void finishedChunks_areNotRunAgain_whenTheDriverWasKilled() throws Exception {
    CommandLine killed = onCluster("resumed");
    awaitChunks(killed, "resumed");
    killed.kill();
    int kept = chunks("resumed").size();
    awaitQuiet();
    int before = cluster.finishedTasks();

    CommandLine resumed = onCluster("resumed", "--resume");

    assertThat(resumed.exit()).as(resumed.told()).isZero();
    assertThat(figures(resumed)).isEqualTo(here);
    awaitQuiet();
    assertThat(cluster.finishedTasks() - before).isEqualTo(CHUNKS - kept);
  }

  /** Waits until executors have ended, and so have written all that they have to say. */
  private static void awaitQuiet() {
    while (cluster.hasExecutors()) {
      StandaloneCluster.pause();
    }
  }

  /** Workers have neither the driver's folder nor its files. */
  @Test
  @DisabledIfSystemProperty(named = "cluster.quick", matches = "true")
  void traces_areTakenToWhereTheyAreReplayed() throws Exception {
    Path trace = Files.createDirectory(folder.resolve("traces")).resolve("calls.csv");
    Files.writeString(
        trace,
        IntStream.range(0, 3_000)
            .mapToObj(i -> "%d,%d,%d%n".formatted(i * 50, 100 + i % 7, 20 + i % 5))
            .collect(Collectors.joining("", "at,in,out\n", "")));
    Files.writeString(
        folder.resolve("replay.yaml"),
        SCENARIO.replace(
            "arrivals: {rate: 80/s}",
            "arrivals: {trace: traces/calls.csv, columns: {time: at, unit: ms, input: in, output:"
                + " out}}"));
    List<String> replay = List.of("run", "replay.yaml", "--set", "duration=2m", "--json", "-o");
    CommandLine threads = CommandLine.start(folder, "replay", concat(replay, "replay"));
    assertThat(threads.exit()).as(threads.told()).isZero();

    CommandLine there =
        CommandLine.start(
            folder,
            "replayed",
            concat(replay, "replayed", "--executor", "spark", "--master", cluster.url()));

    assertThat(there.exit()).as(there.told()).isZero();
    assertThat(figures(there)).isEqualTo(figures(threads));
  }

  private static List<String> concat(List<String> arguments, String... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toList();
  }

  @Test
  @EnabledIfSystemProperty(named = "cluster.all", matches = "true")
  void executorThatHangs_isGivenUp_andItsChunkIsRunAgain() throws Exception {
    CommandLine there = onCluster("hanging");
    awaitChunks(there, "hanging");
    long hanging = cluster.hangOne();
    try {
      assertThat(there.exit()).as(there.told()).isZero();
      assertThat(figures(there)).isEqualTo(here);
    } finally {
      StandaloneCluster.signal("KILL", hanging);
    }
  }
}

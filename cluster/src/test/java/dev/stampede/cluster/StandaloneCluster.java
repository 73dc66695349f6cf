package dev.stampede.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real cluster on this machine: a master and workers, each a process of its own. */
final class StandaloneCluster implements AutoCloseable {

  private static final Path HOME = Path.of(System.getProperty("stampede.spark.home"));
  private static final String HOST = "127.0.0.1";
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private final Path folder;
  private final int port;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();
  private int started;

  private StandaloneCluster(Path folder, int port, Process master) {
    this.folder = folder;
    this.port = port;
    this.master = master;
  }

  /**
   * Starts one, and returns when all its workers are there.
   *
   * @param folder for its logs and for what executors leave
   * @param workers of one core each
   */
  static StandaloneCluster start(Path folder, int workers) throws IOException {
    int port = freePort();
    Process master =
        start(
            folder,
            "master",
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                HOST,
                "--port",
                Integer.toString(port),
                "--webui-port",
                Integer.toString(freePort())));
    StandaloneCluster cluster = new StandaloneCluster(folder, port, master);
    try {
      cluster.await("I have been elected leader", 1);
      for (int i = 0; i < workers; i++) {
        cluster.addWorker();
      }
      cluster.await("Registering worker", workers);
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Starts another worker, of one core. */
  void addWorker() throws IOException {
    workers.add(
        start(
            folder,
            "worker-" + ++started,
            List.of(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                HOST,
                "--cores",
                "1",
                "--memory",
                "700m",
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve("work").toString(),
                url())));
  }

  private static Process start(Path folder, String name, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", HOME.resolve("jars") + "/*"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME",
                HOME.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                HOST,
                "JAVA_HOME",
                System.getProperty("java.home")));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  /** The Java that runs this, for processes beside it. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns a port of this machine on which nobody listens. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(String words, int times) throws IOException {
    long start = System.nanoTime();
    Path log = folder.resolve("master.log");
    while (Files.readString(log, UTF_8).split(words, -1).length - 1 < times) {
      if (System.nanoTime() - start > PATIENCE_NANOS || !master.isAlive()) {
        throw new IOException("no cluster: " + Files.readString(log, UTF_8));
      }
      pause();
    }
  }

  /** Lets some time pass. */
  static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What {@code --master} takes. */
  String url() {
    return "spark://%s:%d".formatted(HOST, port);
  }

  /** Kills a worker, which cannot do anything about it. */
  void killWorker() throws InterruptedException {
    workers.remove(0).destroyForcibly().waitFor();
  }

  /** Whether any executor is there. */
  boolean hasExecutors() {
    return workers.stream().anyMatch(worker -> worker.descendants().findAny().isPresent());
  }

  /** Stops an executor in the middle of what it does, as a machine does that hangs. */
  long hangOne() throws IOException {
    long pid =
        workers.stream()
            .flatMap(Process::descendants)
            .findFirst()
            .orElseThrow(() -> new IOException("no executor"))
            .pid();
    signal("STOP", pid);
    return pid;
  }

  /** Sends a signal to a process. */
  static void signal(String name, long pid) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** How many tasks executors have finished, all applications together. */
  int finishedTasks() throws IOException {
    int finished = 0;
    Path work = folder.resolve("work");
    if (!Files.isDirectory(work)) {
      return 0;
    }
    try (Stream<Path> logs = Files.walk(work)) {
      for (Path log : logs.filter(file -> file.endsWith("stderr")).toList()) {
        try (Stream<String> lines = Files.lines(log, UTF_8)) {
          finished += (int) lines.filter(line -> line.contains("Finished task ")).count();
        }
      }
    }
    return finished;
  }

  @Override
  public void close() {
    List<Process> all = new ArrayList<>(workers);
    all.add(master);
    for (Process process : all) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    for (Process process : all) {
      try {
        process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package dev.stampede.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as it is started with Spark beside it: a process of its own. */
record CommandLine(Process process, Path out, Path err) {

  private static final String JAR = System.getProperty("stampede.cluster.jar");
  private static final long PATIENCE_SECONDS = 300;

  /**
   * Starts it.
   *
   * @param folder in which it works
   * @param name of its streams' files
   */
  static CommandLine start(Path folder, String name, List<String> arguments) throws IOException {
    Path out = folder.resolve(name + ".out");
    Path err = folder.resolve(name + ".err");
    List<String> command = new ArrayList<>(List.of(StandaloneCluster.java(), "-Xmx600m"));
    command.addAll(List.of("-Dspark.executor.memory=512m", "-jar", JAR));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new CommandLine(process, out, err);
  }

  /** Waits for its end, and returns its exit code. */
  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("it does not end");
    }
    return process.exitValue();
  }

  /** Kills it, about which it cannot do anything. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String printed() throws IOException {
    return Files.readString(out, UTF_8);
  }

  String told() throws IOException {
    return Files.readString(err, UTF_8);
  }
}

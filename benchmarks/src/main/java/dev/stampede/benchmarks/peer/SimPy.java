package dev.stampede.benchmarks.peer;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * SimPy in a Python process of its own, which simulates on demand: what is measured is the time
 * between a line to it and its answer, of which the pipe takes some microseconds.
 */
final class SimPy implements AutoCloseable {

  private static final int SECONDS_TO_START = 20;

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter requests;

  /** Starts a model, named as in the script, with its parameters. */
  SimPy(String... model) {
    List<String> command = new ArrayList<>();
    command.add(
        interpreter()
            .orElseThrow(() -> new IllegalStateException("SimPy is not installed for python3")));
    command.add("-c");
    command.add(script());
    command.addAll(List.of(model));
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    requests = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    read();
  }

  /**
   * Returns the first Python on the path that has SimPy, if there is one. It need not be the first
   * of all: Debian's packages are seen by Debian's Python alone.
   */
  static Optional<String> interpreter() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> folder + File.separator + "python3")
        .filter(SimPy::hasSimPy)
        .findFirst();
  }

  private static boolean hasSimPy(String python) {
    try {
      Process probe =
          new ProcessBuilder(python, "-c", "import simpy")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!probe.waitFor(SECONDS_TO_START, TimeUnit.SECONDS)) {
        probe.destroyForcibly();
        return false;
      }
      return probe.exitValue() == 0;
    } catch (IOException e) {
      return false; // there is no such Python
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String script() {
    try (InputStream resource = SimPy.class.getResourceAsStream("simpy_peer.py")) {
      if (resource == null) {
        throw new IllegalStateException("simpy_peer.py is missing from the jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Simulates a number of events or customers and returns what came out. */
  double run(int number) {
    requests.println(number);
    return Double.parseDouble(read());
  }

  private String read() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("the Python process has ended early");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process. */
  @Override
  public void close() {
    requests.close();
    process.destroy();
  }
}

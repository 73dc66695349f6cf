package dev.stampede.scenarios.command;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.ArrivalLog;
import dev.stampede.models.demand.UseCase;
import dev.stampede.models.work.Request;
import dev.stampede.reports.file.OutputFile;
import dev.stampede.reports.text.Figures;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.trace.ArrivalRecorder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that has written down what arrives. */
final class RecordOption {

  @Option(
      names = "--record-arrivals",
      paramLabel = "FILE",
      description =
          "write what arrives in the first replication, up to the end of the run, as CSV (packed if"
              + " FILE ends in .gz), which a trace can be read from: one more run of the first"
              + " architecture, on one core")
  private @Nullable String name;

  /** Prints what is wrong with the file, and returns the exit code. */
  int check(Terminal terminal, List<Scenario> scenarios) {
    if (name == null) {
      return ExitCode.OK;
    }
    if (scenarios.size() > 1) {
      terminal.error("--record-arrivals takes the arrivals of one scenario");
      terminal.err().println("  help: run the others by themselves, each with a file of its own");
      return ExitCode.BAD_COMMAND_LINE;
    }
    try {
      OutputFile.at(Path.of(name)).check();
      return ExitCode.OK;
    } catch (InvalidPathException e) {
      terminal.error("--record-arrivals: that is not a path");
      return ExitCode.BAD_COMMAND_LINE;
    } catch (IOException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
  }

  /**
   * Writes down what arrives, if that is asked for.
   *
   * @return how many rows there are now and where, in a sentence; empty if nothing was asked for,
   *     or if it was cancelled: then the file is as it was
   * @throws UncheckedIOException if it cannot be written, or what arrives cannot be read
   */
  Optional<String> record(Scenario scenario, Cancellation cancellation) {
    String file = name;
    if (file == null || cancellation.isRequested()) {
      return Optional.empty();
    }
    AtomicReference<String> rows = new AtomicReference<>("");
    try {
      OutputFile.at(Path.of(file))
          .write(
              out -> {
                if (file.toLowerCase(Locale.ROOT).endsWith(".gz")) {
                  GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
                  rows.set(Figures.count(run(scenario, packed, cancellation)));
                  packed.finish();
                } else {
                  rows.set(Figures.count(run(scenario, out, cancellation)));
                }
              });
      return Optional.of(
          "%s: %s arrivals of the first replication are in %s"
              .formatted(scenario.name(), rows.get(), file));
    } catch (Cancelled e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static long run(Scenario scenario, OutputStream out, Cancellation cancellation)
      throws IOException {
    TrialSpec spec = scenario.trial();
    ArrivalRecorder recorder = new ArrivalRecorder(out, spec.durationNanos());
    Listener listener = new Listener(recorder, cancellation);
    try (Trial trial = new Trial(spec, 0, scenario.seed(), 0, listener)) {
      listener.trial = trial;
      trial.run(1);
    }
    if (listener.failure != null) {
      throw listener.failure;
    }
    if (cancellation.isRequested()) {
      throw new Cancelled();
    }
    return recorder.finish();
  }

  /** Ends the trial where nothing is to be recorded any more. */
  private static final class Listener implements ArrivalLog {
    private final ArrivalRecorder recorder;
    private final Cancellation cancellation;
    private @Nullable Trial trial;
    private @Nullable IOException failure;

    Listener(ArrivalRecorder recorder, Cancellation cancellation) {
      this.recorder = recorder;
      this.cancellation = cancellation;
    }

    @Override
    public void arrived(long nowNanos, UseCase useCase, Request request) {
      try {
        if (failure == null) {
          recorder.arrived(nowNanos, useCase, request);
        }
      } catch (UncheckedIOException e) {
        failure = e.getCause();
      }
      if (trial != null && (failure != null || cancellation.isRequested())) {
        trial.stop();
      }
    }
  }

  /** The run is not wanted any more. */
  private static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}

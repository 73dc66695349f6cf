package dev.stampede.scenarios.command;

import dev.stampede.reports.file.OutputFolder;
import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.text.ConsoleSummary;
import dev.stampede.scenarios.experiment.Experimenter;
import dev.stampede.scenarios.experiment.Foresight;
import dev.stampede.scenarios.experiment.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs scenarios, prints what came out, and writes the reports. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Simulate every architecture of a scenario on the same random numbers,"
          + " and report which one keeps its promises.",
      ""
    })
final class RunCommand implements Callable<Integer> {

  private static final int HASH_DIGITS = 8;

  private final Terminal terminal;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private volatile @Nullable Experimenter running;

  @Mixin private ScenarioOptions scenarioOptions = new ScenarioOptions();
  @Mixin private GateOption gateOption = new GateOption();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "folder for the reports (default: out/NAME-HASH); several files get one each in it")
  private @Nullable Path out;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "threads (default: all cores); the results are the same for any number")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--time-limit",
      paramLabel = "DURATION",
      converter = Deadline.After.class,
      description =
          "end the run after this time, as in 90s or 2h: what is complete is written and marked as"
              + " partial")
  private @Nullable Deadline timeLimit;

  @Option(names = "--json", description = "print summary.json, and nothing else")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "print nothing but errors")
  private boolean quiet;

  @Option(names = "--no-progress", description = "no progress line, even on a terminal")
  private boolean noProgress;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto, always or never (default: auto)")
  private ColourChoice colour = ColourChoice.AUTO;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (jobs < 1) {
      terminal.error("--jobs (%d) must be at least 1".formatted(jobs));
      return ExitCode.BAD_COMMAND_LINE;
    }
    List<Scenario> scenarios = new ArrayList<>();
    int code = scenarioOptions.read(terminal, quiet, scenarios);
    if (code == ExitCode.OK) {
      code = gateOption.apply(terminal, scenarios);
    }
    if (code != ExitCode.OK) {
      return code;
    }
    code = checkMemory(scenarios);
    if (code != ExitCode.OK) {
      return code;
    }
    Interrupt interrupt = Interrupt.calls(this::interrupt);
    try {
      for (Scenario scenario : scenarios) {
        int ended = run(scenario);
        code = ExitCode.worse(code, ended);
        if (ended == ExitCode.INTERRUPTED) {
          return ended;
        }
      }
      return code;
    } finally {
      interrupt.close();
    }
  }

  private int checkMemory(List<Scenario> scenarios) {
    int code = ExitCode.OK;
    for (Scenario scenario : scenarios) {
      Optional<String> objection = SizeNotes.objection(scenario, Runtime.getRuntime().maxMemory());
      if (objection.isPresent()) {
        terminal.error(objection.get());
        terminal
            .err()
            .println(
                "  help: give the engine a queue_limit, callers a timeout or patience, or Java more"
                    + " memory, as in STAMPEDE_JAVA_OPTS=-Xmx8g");
        code = ExitCode.INVALID_SCENARIO;
      }
    }
    return code;
  }

  private int run(Scenario scenario) {
    Path folder = folder(scenario);
    ProgressLine progress =
        new ProgressLine(
            terminal.err(), scenario.name(), terminal.errIsTerminal() && !noProgress && !quiet);
    try {
      OutputFolder output = OutputFolder.at(folder);
      output.check();
      if (!quiet) {
        Foresight.of(scenario).forEach(terminal::warning);
        SizeNotes.ifLong(scenario, cores()).ifPresent(terminal::note);
        FirstRun.notes(scenario, folder).forEach(terminal::note);
      }
      Optional<Experiment> experiment = simulate(scenario, progress);
      if (experiment.isEmpty()) {
        terminal.error(
            "%s before the first replication was complete; nothing is written"
                .formatted(interrupted.get() ? "interrupted" : "the time limit was reached"));
        return ExitCode.INTERRUPTED;
      }
      return report(experiment.get(), output, folder, progress);
    } catch (IOException e) {
      progress.clear();
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    } catch (UncheckedIOException e) {
      progress.clear();
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    } catch (OutOfMemoryError e) {
      progress.clear();
      throw e;
    }
  }

  /** Writes and prints; what cannot be written is printed all the same, so that it is not lost. */
  private int report(
      Experiment experiment, OutputFolder output, Path folder, ProgressLine progress) {
    progress.say("writing the reports");
    try {
      output.write(Artefacts.of(experiment));
    } catch (IOException e) {
      progress.clear();
      print(experiment, "");
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
    progress.clear();
    print(experiment, folder.resolve(Artefacts.REPORT).toString());
    return experiment.summary().partial() ? ExitCode.INTERRUPTED : verdict(experiment.summary());
  }

  private Optional<Experiment> simulate(Scenario scenario, ProgressLine progress) {
    Experimenter experimenter = new Experimenter(scenario, jobs);
    running = experimenter;
    if (interrupted.get()) {
      experimenter.stop();
    }
    Deadline limit = timeLimit;
    return experimenter.run(
        (done, trials, allTrials) -> {
          progress.progress(done, trials, allTrials);
          if (limit != null && limit.isOver()) {
            experimenter.stop();
          }
        });
  }

  private int cores() {
    return Math.min(jobs, Runtime.getRuntime().availableProcessors());
  }

  private void interrupt() {
    interrupted.set(true);
    Experimenter experimenter = running;
    if (experimenter != null) {
      experimenter.stop();
    }
  }

  private Path folder(Scenario scenario) {
    String own = scenario.name() + "-" + scenario.sha256().substring(0, HASH_DIGITS);
    if (out == null) {
      return Path.of("out").resolve(own);
    }
    return scenarioOptions.files.size() == 1 ? out : out.resolve(own);
  }

  private void print(Experiment experiment, String report) {
    if (json) {
      terminal.out().println(SummaryJson.write(experiment.summary()));
    } else if (!quiet) {
      ConsoleSummary summary = ConsoleSummary.of(experiment.summary()).writtenTo(report);
      terminal.out().print((terminal.colours(colour) ? summary.coloured() : summary).render());
    }
  }

  private static int verdict(Summary summary) {
    int code = ExitCode.OK;
    for (ObjectiveResult result : summary.objectives()) {
      if (summary.decides(result.architecture())) {
        code = ExitCode.worse(code, code(result.verdict()));
      }
    }
    return code;
  }

  private static int code(Verdict verdict) {
    return switch (verdict) {
      case MET -> ExitCode.OK;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
      case FAILED -> ExitCode.OBJECTIVE_FAILED;
    };
  }
}

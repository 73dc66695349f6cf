package dev.stampede.scenarios.session;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.scenarios.problem.CheckedFile;
import dev.stampede.scenarios.read.InputFiles;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenarios, and what to change in them: the same for every command. */
public final class ScenarioOptions {

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "scenario files")
  private List<String> files = List.of();

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "change a value, as in --set demand.chat.arrivals.rate=80/s")
  private List<String> settings = List.of();

  @Mixin private ReachOption reachOption = new ReachOption();

  @Option(names = "--seed", paramLabel = "N", description = "seed of all random numbers")
  private @Nullable Long seed;

  @Option(
      names = {"-n", "--replications"},
      paramLabel = "N",
      description = "independent replications; two or more give confidence intervals")
  private @Nullable Integer replications;

  private boolean drawsWorlds;

  /** Has nothing said of values that are not known exactly, since worlds are drawn of them. */
  public void drawWorlds() {
    drawsWorlds = true;
  }

  /** The files, as they were given. */
  public List<String> files() {
    return files;
  }

  /** How often to run each; null for what the files say. */
  public @Nullable Integer replications() {
    return replications;
  }

  /** Where the files may lie that they point at. */
  InputFiles.Reach reach() {
    return reachOption.reach();
  }

  /** What to change in all of them. */
  public List<String> settings() {
    return settings;
  }

  /**
   * Reads and checks all scenarios, and prints every problem found in any of them.
   *
   * @param quiet whether warnings of valid ones are left out
   * @param scenarios where the valid ones are put
   * @return the exit code so far
   */
  public int read(Terminal terminal, boolean quiet, List<Scenario> scenarios) {
    return load(terminal, quiet, read -> scenarios.add(read.scenario()));
  }

  /**
   * Reads and checks all scenarios, and prints every problem found in any of them.
   *
   * @param quiet whether warnings of valid ones are left out
   * @param valid is given those that are valid
   * @return the exit code so far
   */
  public int load(Terminal terminal, boolean quiet, Consumer<ReadScenario> valid) {
    return load(terminal, quiet, List.of(), valid);
  }

  /**
   * Reads and checks all scenarios with further settings, and prints every problem found in any of
   * them.
   *
   * @param quiet whether warnings of valid ones are left out
   * @param further settings after those of the options
   * @param valid is given those that are valid
   * @return the exit code so far
   */
  public int load(
      Terminal terminal, boolean quiet, List<String> further, Consumer<ReadScenario> valid) {
    return load(terminal, quiet, files, further, valid);
  }

  /**
   * Reads and checks all scenarios for programs; only what cannot be read is printed.
   *
   * @param checked is given each file with all that was found in it, advice included
   * @return the exit code so far
   */
  public int check(Terminal terminal, Consumer<CheckedFile> checked) {
    if (lacksReplications(terminal)) {
      return ExitCode.BAD_COMMAND_LINE;
    }
    ScenarioLoader loader = new ScenarioLoader(terminal, settings, reach());
    int code = ExitCode.OK;
    for (String file : files) {
      int ended =
          loader.load(
              file,
              read ->
                  checked.accept(new CheckedFile(file, true, read.reviewed().problems().list())),
              problems -> checked.accept(new CheckedFile(file, false, problems.list())));
      code = worse(code, ended);
    }
    return code;
  }

  /** Whether none was asked for, which is printed. */
  private boolean lacksReplications(Terminal terminal) {
    boolean lacks = replications != null && replications < 1;
    if (lacks) {
      terminal.error("--replications (%d) must be at least 1".formatted(replications));
    }
    return lacks;
  }

  /** That something cannot be read counts before what is wrong with others. */
  private static int worse(int code, int ended) {
    return ended == ExitCode.CANNOT_READ_OR_WRITE || code == ExitCode.OK ? ended : code;
  }

  /** As {@link #load(Terminal, boolean, List, Consumer)}, of other files than were given. */
  int load(
      Terminal terminal,
      boolean quiet,
      List<String> named,
      List<String> further,
      Consumer<ReadScenario> valid) {
    if (lacksReplications(terminal)) {
      return ExitCode.BAD_COMMAND_LINE;
    }
    List<String> all = new ArrayList<>(settings);
    all.addAll(further);
    ScenarioLoader loader = new ScenarioLoader(terminal, all, reach());
    int code = ExitCode.OK;
    for (String file : named) {
      int ended =
          loader.load(
              file,
              read -> {
                if (!quiet) {
                  terminal.err().print(read.problems().render());
                  note(read).ifPresent(terminal::note);
                }
                valid.accept(read.with(changed(read.scenario())));
              });
      code = worse(code, ended);
    }
    return code;
  }

  /** What is said of a scenario whose values are not all known; empty for nothing. */
  private Optional<String> note(ReadScenario read) {
    int uncertain = read.uncertain().size();
    return drawsWorlds || uncertain == 0
        ? Optional.empty()
        : Optional.of(
            "%s: %s known exactly and %s as the file has it elsewhere; 'sweep FILE --uncertain' draws worlds"
                .formatted(
                    read.scenario().name(),
                    uncertain == 1 ? "1 value is not" : uncertain + " values are not",
                    uncertain == 1 ? "stands" : "stand"));
  }

  private Scenario changed(Scenario scenario) {
    Scenario seeded = seed == null ? scenario : scenario.withSeed(seed);
    return replications == null ? seeded : seeded.withReplications(replications);
  }
}

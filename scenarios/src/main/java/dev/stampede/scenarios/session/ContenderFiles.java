package dev.stampede.scenarios.session;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the scenarios that are compared: further ones are judged by the first one's objectives. */
public final class ContenderFiles {

  private ContenderFiles() {}

  /**
   * Reads and checks them, and prints every problem found in any of them.
   *
   * @param read where the valid ones are put
   * @return the exit code so far
   */
  public static int read(
      ScenarioOptions options, Terminal terminal, boolean quiet, List<ReadScenario> read) {
    List<String> named = new ArrayList<>();
    List<Optional<EarlierRun>> earlier = new ArrayList<>();
    try {
      for (String file : options.files()) {
        Optional<EarlierRun> run =
            EarlierRun.isSummary(file) ? Optional.of(EarlierRun.of(file)) : Optional.empty();
        earlier.add(run);
        named.add(run.map(found -> found.scenario().toString()).orElse(file));
      }
    } catch (IOException | InvalidPathException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
    int code = options.load(terminal, quiet, named, List.of(), read::add);
    for (int i = 0; code == ExitCode.OK && i < read.size(); i++) {
      ReadScenario each = read.get(i);
      Optional<String> objection = earlier.get(i).flatMap(run -> run.objection(each));
      if (objection.isPresent()) {
        terminal.error(objection.get());
        return ExitCode.INVALID_SCENARIO;
      }
    }
    for (int i = 1; code == ExitCode.OK && i < read.size(); i++) {
      Scenario first = read.get(0).scenario();
      if (!read.get(i).scenario().objectives().equals(first.objectives())) {
        if (!quiet) {
          terminal.note(
              "%s is judged by the objectives of %s"
                  .formatted(read.get(i).file(), read.get(0).file()));
        }
        List<ReadScenario> again = new ArrayList<>();
        List<String> settings = new ArrayList<>(options.settings());
        settings.add("objectives=" + ScenarioReader.objectivesOf(first.source()));
        code =
            new ScenarioLoader(terminal, settings, options.reach())
                .load(read.get(i).file(), again::add);
        if (code == ExitCode.OK) {
          read.set(i, again.get(0));
        }
      }
    }
    return code;
  }

  /** What to call them: by their names, or by their files if two have the same name. */
  public static List<String> labels(List<ReadScenario> read) {
    return Labels.of(
        read.stream().map(each -> each.scenario().name()).toList(),
        read.stream().map(ReadScenario::file).toList());
  }
}

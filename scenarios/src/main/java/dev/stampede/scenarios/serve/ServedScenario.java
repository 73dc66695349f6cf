package dev.stampede.scenarios.serve;

import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.Language;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.read.InputFiles;
import dev.stampede.scenarios.session.ReadScenario;
import dev.stampede.scenarios.session.SizeNotes;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.ShellWord;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it was when a page was opened with it. Other files than those that it named then
 * are not read, whatever a page sets.
 */
final class ServedScenario {

  /** Stands for a file that is not to be read: there is none of this name. */
  private static final Path NOWHERE = Path.of("not-named-when-the-page-was-opened");

  private final Text text;
  private final Set<Path> files = new HashSet<>();
  private final Reading asOpened;

  /**
   * What a page is opened with.
   *
   * @param source of the scenario
   * @param folder what the paths in it are relative to
   * @param settings that hold from the start
   * @param reach where the files of other programs may lie that it names
   * @param command that runs it, to which settings can be added
   */
  record Text(
      Source source, Path folder, List<String> settings, InputFiles.Reach reach, String command) {

    /** Copies the list. */
    Text {
      settings = List.copyOf(settings);
    }

    /** The name of the file alone. */
    String fileName() {
      Path name = Path.of(source.name()).getFileName();
      return name == null ? source.name() : name.toString();
    }
  }

  /**
   * What a scenario says with some settings.
   *
   * @param scenario null if it cannot be run
   * @param problems why not, in the words of a terminal
   */
  record Reading(@Nullable ReadScenario scenario, String problems) {}

  /** Reads it as it is opened. */
  ServedScenario(Text text) {
    this.text = text;
    UnaryOperator<Path> noting =
        file -> {
          files.add(file);
          return file;
        };
    asOpened = read(text.settings, noting);
    if (!text.settings.isEmpty()) {
      read(List.of(), noting); // a page can take them back
    }
  }

  /** What it was opened with. */
  Text text() {
    return text;
  }

  /** What it said when it was opened. */
  Reading asOpened() {
    return asOpened;
  }

  /** Returns what it says with some settings in place of those that it was opened with. */
  Reading read(List<String> settings) {
    return read(settings, file -> files.contains(file) ? file : NOWHERE);
  }

  private Reading read(List<String> settings, UnaryOperator<Path> places) {
    Problems problems = new Problems();
    Effective effective = Effective.root();
    Blueprint read =
        new ScenarioReader(Language.standard(), places, text.reach)
            .scenario(
                text.source,
                settings,
                text.folder,
                LocalDate.now(ZoneOffset.UTC),
                problems,
                effective);
    if (read == null) {
      return new Reading(null, problems.render());
    }
    ReadScenario scenario = ReadScenario.of(text.source.name(), read, effective, problems);
    Optional<String> tooLarge =
        SizeNotes.objection(scenario.scenario(), Runtime.getRuntime().maxMemory());
    return tooLarge.isPresent() ? new Reading(null, tooLarge.get()) : new Reading(scenario, "");
  }

  /** Returns the command that runs it with some settings. */
  String command(List<String> settings) {
    StringBuilder command = new StringBuilder(text.command);
    settings.forEach(setting -> command.append(" --set ").append(ShellWord.of(setting)));
    return command.toString();
  }

  /** Returns its text with settings. */
  ScenarioText with(List<String> settings) {
    return new ScenarioText(
        text.source.name(), text.folder.toString(), text.source.text(), new ArrayList<>(settings));
  }
}

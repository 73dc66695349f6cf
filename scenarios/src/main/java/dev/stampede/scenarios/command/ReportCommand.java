package dev.stampede.scenarios.command;

import dev.stampede.reports.answer.AnswerJson;
import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.OutputFolder;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.beside.RunsBeside;
import dev.stampede.reports.result.beside.RunsBeside.Run;
import dev.stampede.scenarios.session.Artefacts;
import dev.stampede.scenarios.session.Labels;
import dev.stampede.scenarios.session.PrintOptions;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws reports again, from the results that earlier commands left. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draw the report of earlier results again, without simulating; of several runs, lay what they"
          + " found side by side.",
      "Ends with 0 whatever the objectives came to. Whether differences are more than chance,"
          + " compare tells.",
      ""
    })
final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "folders of results")
  private List<Path> folders = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "folder for the report (default: of one, the folder itself; of several, out/report)")
  private @Nullable Path out;

  @Mixin private PrintOptions printOptions = new PrintOptions();

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      return folders.size() == 1 ? again(folders.get(0)) : beside();
    } catch (IOException | UncheckedIOException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
  }

  /** What is for programs stays as it was written. */
  private int again(Path folder) throws IOException {
    Answer answer = AnswerJson.read(folder);
    SortedMap<String, Artefact> files = OutputFolder.at(folder).written();
    files.keySet().removeIf(ReportFormats::isDrawn);
    return write(answer, out == null ? folder : out, files);
  }

  private int beside() throws IOException {
    List<Experiment> experiments = new ArrayList<>();
    for (Path folder : folders) {
      if (!(AnswerJson.read(folder) instanceof Experiment experiment)) {
        terminal.error("%s holds no run: only runs are laid side by side".formatted(folder));
        return ExitCode.CANNOT_READ_OR_WRITE;
      }
      experiments.add(experiment);
    }
    List<String> paths = folders.stream().map(Path::toString).toList();
    List<String> labels = Labels.of(experiments.stream().map(Experiment::name).toList(), paths);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      runs.add(new Run(labels.get(i), paths.get(i), experiments.get(i)));
    }
    RunsBeside answer = new RunsBeside(runs);
    return write(answer, out == null ? Path.of("out", "report") : out, ReportFormats.data(answer));
  }

  private int write(Answer answer, Path folder, SortedMap<String, Artefact> data)
      throws IOException {
    OutputFolder output = OutputFolder.at(folder);
    output.check();
    SortedMap<String, Artefact> files = Artefacts.drawings(answer);
    files.putAll(data);
    output.write(files);
    printOptions.print(answer, folder.resolve(ReportFormats.PAGE).toString(), terminal);
    return ExitCode.OK;
  }
}

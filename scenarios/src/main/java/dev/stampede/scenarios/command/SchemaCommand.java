package dev.stampede.scenarios.command;

import dev.stampede.reports.file.TreeJson;
import dev.stampede.reports.schema.DocumentSchema;
import dev.stampede.scenarios.language.Language;
import dev.stampede.scenarios.schema.JsonSchema;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the JSON Schema of the scenario language, or of what is written for programs. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = {
      "Print the JSON Schema of the scenario language (draft 2020-12), for editors: they check,"
          + " complete and explain scenarios with it. With --of, that of a document that other"
          + " commands write for programs.",
      ""
    })
final class SchemaCommand implements Callable<Integer> {
  private static final String SCENARIO = "scenario";

  private final Terminal terminal;

  @Option(
      names = "--of",
      paramLabel = "DOCUMENT",
      defaultValue = SCENARIO,
      completionCandidates = Documents.class,
      description = "one of ${COMPLETION-CANDIDATES} (default: scenario)")
  private String document = SCENARIO;

  /** What there are schemas of. */
  static final class Documents implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    static List<String> names() {
      List<String> names = new ArrayList<>(List.of(SCENARIO));
      names.addAll(DocumentSchema.names());
      return names;
    }
  }

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (document.equals(SCENARIO)) {
      terminal.out().print(TreeJson.write(JsonSchema.of(Language.standard().form())));
      return ExitCode.OK;
    }
    for (DocumentSchema kind : DocumentSchema.values()) {
      if (document.equals(kind.toString())) {
        terminal.out().print(kind.text());
        return ExitCode.OK;
      }
    }
    terminal.error(
        "--of (%s) must be one of %s".formatted(document, String.join(", ", Documents.names())));
    return ExitCode.BAD_COMMAND_LINE;
  }
}

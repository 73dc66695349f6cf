package dev.stampede.scenarios.command;

import dev.stampede.reports.file.TreeJson;
import dev.stampede.scenarios.language.Language;
import dev.stampede.scenarios.schema.JsonSchema;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the JSON Schema of the scenario language. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = {
      "Print the JSON Schema of the scenario language (draft 2020-12), for editors: they check,"
          + " complete and explain scenarios with it.",
      ""
    })
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.out().print(TreeJson.write(JsonSchema.of(Language.standard().form())));
    return ExitCode.OK;
  }
}

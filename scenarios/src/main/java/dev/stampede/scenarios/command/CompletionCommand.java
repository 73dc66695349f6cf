package dev.stampede.scenarios.command;

import dev.stampede.scenarios.language.Language;
import dev.stampede.scenarios.schema.Paths;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Document;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete the command line. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Print a script that has a shell complete verbs, options, scenario files and the paths of"
          + " --set: source <(stampede completion bash), or zsh; stampede completion fish | source.",
      ""
    })
final class CompletionCommand implements Callable<Integer> {

  /** A shell with a script. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      description = "${COMPLETION-CANDIDATES} (default: bash)")
  private Shell shell = Shell.BASH;

  /** What the scripts ask for: the beginning of a path, and the file that it is of. */
  @Option(names = "--paths", paramLabel = "BEGUN", hidden = true)
  private @Nullable String begun;

  @Option(names = "--of", paramLabel = "FILE", hidden = true)
  private String file = "";

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (begun != null) {
      new Paths(Language.standard().form())
          .after(scenario(), begun)
          .forEach(path -> terminal.out().print(path + "\n"));
    } else if (spec != null) {
      CompletionScript script = new CompletionScript(spec.root());
      terminal.out().print(shell == Shell.FISH ? script.fish() : script.bash(shell == Shell.ZSH));
    }
    return ExitCode.OK;
  }

  /** The scenario; one without names if it cannot be read. */
  private Node.Mapping scenario() {
    String text = "{}";
    try {
      text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      // whoever completes wants no errors: there are no names then
    }
    Source source = Source.of("scenario.yaml", text);
    Node.Mapping root = Document.parse(source, new Problems());
    return root != null ? root : Node.Mapping.empty(new Position(source, 1, 1));
  }
}

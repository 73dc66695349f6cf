package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  private static final Path BASH = Path.of("/bin/bash");

  @TempDir private Path folder;

  /** What bash completes at the end of a line, by the script. */
  private List<String> completed(String line) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(BASH));
    Path file = CommandLineFixture.write(folder, "small.yaml", CommandLineFixture.SMALL);
    String java = ProcessHandle.current().info().command().orElse("java");
    String script =
        run("completion", "bash").out()
            + """
            stampede() { '%s' -cp "$CLASSES" dev.stampede.scenarios.command.Main "$@"; }
            compopt() { :; }
            COMP_LINE=$1 COMP_POINT=${#1}
            read -ra COMP_WORDS <<< "$1"
            [[ $1 = *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _stampede
            printf '%%s\\n' "${COMPREPLY[@]}"
            """
                .formatted(java);
    Path program = Files.writeString(folder.resolve("complete.sh"), script);
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(BASH.toString(), program.toString(), line)
            .directory(file.resolveSibling("").toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("CLASSES", System.getProperty("java.class.path"));
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(out, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void bash_completesVerbsOptionsAndFiles() throws Exception {
    assertThat(completed("stampede ")).contains("run", "validate", "explain", "schema");
    assertThat(completed("stampede exp")).containsExactly("explain");
    assertThat(completed("stampede run --repl")).containsExactly("--replications");
    assertThat(completed("stampede run sm")).containsExactly("small.yaml");
    assertThat(completed("stampede plan sw")).containsExactly("sweep");
    assertThat(completed("stampede plan sweep --var")).containsExactly("--vary");
    assertThat(completed("stampede plan run --chunk-s")).containsExactly("--chunk-seconds");
  }

  @Test
  void bash_completesPathsOfTheScenario() throws Exception {
    assertThat(completed("stampede run small.yaml --set dem")).containsExactly("demand.");
    assertThat(completed("stampede run small.yaml --set seed")).containsExactly("seed=");
    assertThat(completed("stampede run small.yaml --set demand.chat.toler"))
        .containsExactly("demand.chat.tolerance.");
  }

  @Test
  void paths_knowNamesPositionsAndKinds() {
    Path file =
        CommandLineFixture.write(
            folder,
            "paths.yaml",
            """
            providers: {north: {engine: {servers: 9, service: 1s}}}
            architectures:
              single: {chain: [{retry: {max_retries: 1}}], ladder: [north]}
            """);
    assertThat(paths(file, "providers.")).containsExactly("providers.north.");
    assertThat(paths(file, "architectures.single.chain"))
        .containsExactly("architectures.single.chain[");
    assertThat(paths(file, "architectures.single.chain[0].retry.back"))
        .containsExactly("architectures.single.chain[0].retry.backoff.");
    assertThat(paths(file, "architectures.single.chain[0].retry.backoff.i"))
        .containsExactly("architectures.single.chain[0].retry.backoff.initial=");
  }

  @Test
  void paths_withoutAScenario_areTheKeysAtTheTop() {
    assertThat(paths(folder.resolve("missing.yaml"), "")).contains("demand.", "duration=", "seed=");
    assertThat(paths(folder.resolve("missing.yaml"), "..[[]x.")).isEmpty();
  }

  private static List<String> paths(Path file, String begun) {
    return run("completion", "--paths", begun, "--of", file).out().lines().toList();
  }

  @Test
  void otherShells_haveScripts() {
    assertThat(run("completion", "zsh").out()).startsWith("autoload").contains("bashcompinit");
    assertThat(run("completion", "fish").out())
        .contains("complete -c stampede -n __fish_use_subcommand -a run")
        .contains("-l set -x -a '(__stampede_paths)'");
    assertThat(run("completion", "csh").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
  }

  @Test
  void schema_isOneOfTheDraft() {
    assertThat(run("schema").out())
        .startsWith("{\n  \"$schema\" : \"https://json-schema.org/draft/2020-12/schema\"")
        .isEqualTo(run("schema").out());
  }
}

package dev.stampede.scenarios.session;

import dev.stampede.scenarios.executor.ClusterKind;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import dev.stampede.scenarios.text.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where trials run: the same for every command that answers a question by running them. */
final class ExecutorOptions {

  private static final String LOCAL = "local";

  /** The one that this project has besides, and that need not be there. */
  private static final String SPARK = "spark";

  @Option(
      names = "--executor",
      paramLabel = "KIND",
      description =
          "where trials run: local (default), on threads of this process, or spark; the results are"
              + " the same")
  private String executor = LOCAL;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "of the cluster, as in spark://HOST:7077")
  private @Nullable String master;

  /** Whether trials run on threads of this process. */
  boolean isLocal() {
    return executor.equals(LOCAL);
  }

  /** The address of the cluster, if {@link #check} has nothing against it. */
  String master() {
    return master == null ? "" : master;
  }

  /** Returns the kind of cluster that is asked for; empty if there is none of that name. */
  Optional<ClusterKind> kind() {
    return kinds().filter(kind -> kind.name().equals(executor)).findFirst();
  }

  private static Stream<ClusterKind> kinds() {
    return ServiceLoader.load(ClusterKind.class).stream().map(ServiceLoader.Provider::get);
  }

  /** Prints what is wrong, and returns the exit code. */
  int check(Terminal terminal) {
    if (isLocal()) {
      return master == null
          ? ExitCode.OK
          : wrong(terminal, "--master goes with --executor %s".formatted(SPARK), null);
    }
    Optional<ClusterKind> kind = kind();
    if (kind.isEmpty()) {
      return executor.equals(SPARK)
          ? wrong(
              terminal,
              "--executor %s: this Stampede was built without Spark".formatted(SPARK),
              "build it with 'mvn -Pcluster -DskipTests package', and start it with ./stampede")
          : wrong(
              terminal,
              "--executor: there is no '%s'".formatted(executor),
              Suggestion.help(executor, "known here", List.of(LOCAL, SPARK)));
    }
    if (master == null) {
      return wrong(
          terminal,
          "--executor %s needs --master".formatted(executor),
          "as in --master spark://HOST:7077");
    }
    Optional<String> objection = kind.get().objection(master);
    return objection.isEmpty()
        ? ExitCode.OK
        : wrong(terminal, "--master: " + objection.get(), null);
  }

  private static int wrong(Terminal terminal, String message, @Nullable String help) {
    terminal.error(message);
    if (help != null) {
      terminal.err().println("  help: " + help);
    }
    return ExitCode.BAD_COMMAND_LINE;
  }
}

package dev.stampede.scenarios.command;

import dev.stampede.scenarios.serve.Library;
import dev.stampede.scenarios.serve.PageServer;
import dev.stampede.scenarios.session.JobOptions;
import dev.stampede.scenarios.session.ReachOption;
import dev.stampede.scenarios.session.ScenarioLoader;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Interrupt;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves a page on which values of a scenario are moved. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serve a page, to this machine alone, on which values of a scenario are moved: load, outages,"
          + " quotas, people, retries; charts follow. Without a file, choose a question there.",
      "Prints its address, and ends with Ctrl-C.",
      ""
    })
final class ServeCommand implements Callable<Integer> {

  private static final int MOST_PORT = 65_535;

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "a scenario file; it stays as it is")
  private @Nullable String file;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "begin with a changed value, as in --set demand.chat.arrivals.rate=80/s")
  private List<String> settings = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "where to listen at 127.0.0.1 (default: any that is free)")
  private int port;

  @Mixin private ReachOption reachOption = new ReachOption();
  @Mixin private JobOptions jobOptions = new JobOptions();

  ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int code = check();
    if (code == ExitCode.OK && file != null) {
      code =
          new ScenarioLoader(terminal, settings, reachOption.reach())
              .load(file, read -> terminal.err().print(read.problems().render()));
    }
    return code == ExitCode.OK ? serve() : code;
  }

  private int check() {
    if (port < 0 || port > MOST_PORT) {
      terminal.error("--port (%d) must be from 0 to %d".formatted(port, MOST_PORT));
      return ExitCode.BAD_COMMAND_LINE;
    }
    if (file == null && !settings.isEmpty()) {
      terminal.error("--set changes a file, and there is none");
      return ExitCode.BAD_COMMAND_LINE;
    }
    return jobOptions.check(terminal);
  }

  private int serve() {
    Library library =
        file == null
            ? Library.ofStarters()
            : Library.of(Path.of(file), settings, reachOption.reach());
    CountDownLatch end = new CountDownLatch(1);
    Interrupt interrupt = Interrupt.calls(end::countDown);
    try (PageServer server = PageServer.open(port, library, jobOptions.jobs())) {
      terminal.out().println(server.address());
      terminal.note("the page is for this machine alone; Ctrl-C ends it");
      end.await();
      return ExitCode.INTERRUPTED;
    } catch (IOException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      interrupt.close();
    }
  }
}

package dev.stampede.scenarios.command;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.OutputFolder;
import dev.stampede.reports.file.TreeJson;
import dev.stampede.scenarios.fitting.BrokenRecording;
import dev.stampede.scenarios.fitting.Columns;
import dev.stampede.scenarios.fitting.DemandFindings;
import dev.stampede.scenarios.fitting.DemandFit;
import dev.stampede.scenarios.session.Artefacts;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits demand to what was recorded of it, and says where nothing fits. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fit demand to a trace of requests, a table of counts, or a pool of clients: what it is, which"
          + " processes may have made it, and a demand section to paste. With --growth: to users"
          + " over time. Prints aggregates only: nothing that names anybody leaves the file.",
      ""
    })
final class FitCommand implements Callable<Integer> {

  private static final double MOST_MARKET = 1e12;

  private final Terminal terminal;

  @Parameters(paramLabel = "TRACE", description = "what was recorded, plain or compressed")
  private String file = "";

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "form of the trace, as in trace: of a scenario (default: recognised)")
  private @Nullable String format;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "WHAT=COLUMN",
      description = {
        "columns of any table: time, unit, input, output, session, client of requests, as in",
        "--columns time=ts,unit=ms,input=prompt_tokens; time, count of counts; time, value of"
            + " --growth; scale=ln if values are logarithms"
      })
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--where",
      split = ",",
      paramLabel = "COLUMN=VALUE",
      description = "rows to use, as in --where status=200")
  private Map<String, String> where = new LinkedHashMap<>();

  @Option(
      names = "--growth",
      description = "fit growth to users over time: columns date and value, a row for each")
  private boolean growth;

  @Option(
      names = "--origin",
      paramLabel = "DATE",
      description = "with --growth: the day of the launch (default: a step before the first row)")
  private @Nullable String origin;

  @Option(
      names = "--market",
      split = ",",
      paramLabel = "USERS",
      description =
          "with --growth: markets to try, as in 1e9,2e9 (default: 1.1 to 5 times the most)")
  private List<Double> markets = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "folder for the results (default: out/fit-NAME)")
  private @Nullable Path out;

  @Option(names = "--json", description = "print fit.json, and nothing else")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "print the result only")
  private boolean quiet;

  FitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      checkOptions();
      Path trace = Path.of(file);
      OutputFolder output = OutputFolder.at(folder(trace));
      output.check();
      DemandFit fit = new DemandFit(trace, format, new Columns(columns), where);
      DemandFindings findings = growth ? fit.growth(origin, markets) : fit.demand();
      String tree = TreeJson.write(findings.figures());
      terminal.out().print(json ? tree : findings.text() + "\n" + findings.yaml());
      Path written = output.write(artefacts(findings, tree));
      if (!quiet) {
        findings.doubts().forEach(terminal::warning);
        terminal.err().println("written to " + written);
      }
      return ExitCode.OK;
    } catch (IOException | InvalidPathException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    } catch (BrokenRecording e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.INVALID_SCENARIO;
    } catch (IllegalArgumentException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.BAD_COMMAND_LINE;
    }
  }

  private void checkOptions() {
    if (!growth && (origin != null || !markets.isEmpty())) {
      throw new IllegalArgumentException("--origin and --market are for --growth");
    }
    if (growth && format != null) {
      throw new IllegalArgumentException("--format is for traces, not for --growth");
    }
    for (double market : markets) {
      if (!(market > 0 && market <= MOST_MARKET)) {
        throw new IllegalArgumentException(
            "--market (%s) must be above 0 and at most 1e12".formatted(market));
      }
    }
  }

  private Path folder(Path trace) {
    if (out != null) {
      return out;
    }
    String name =
        String.valueOf(trace.getFileName()).replaceAll("\\.(gz|zst|csv|jsonl|json|log|jtl)\\b", "");
    return Path.of("out").resolve("fit-" + name);
  }

  private static Map<String, Artefact> artefacts(DemandFindings findings, String tree) {
    Map<String, Artefact> artefacts = new LinkedHashMap<>();
    List<String> said = new ArrayList<>(List.of(findings.text()));
    findings.doubts().forEach(doubt -> said.add("doubtful: " + doubt + "\n"));
    artefacts.put("fit.txt", Artefact.of(String.join("", said)));
    artefacts.put("demand.yaml", Artefact.of(findings.yaml()));
    artefacts.put("fit.json", Artefact.of(tree));
    findings.charts().forEach(chart -> artefacts.putAll(Artefacts.of(chart)));
    return artefacts;
  }
}

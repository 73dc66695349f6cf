package dev.stampede.benchmarks.command;

import dev.stampede.benchmarks.peer.Peer;
import dev.stampede.benchmarks.result.ComparisonTable;
import dev.stampede.benchmarks.result.Measurement;
import dev.stampede.benchmarks.result.ResultFile;
import dev.stampede.benchmarks.result.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Measures, and shows what was measured. */
@Command(
    name = "stampede bench",
    sortOptions = false,
    description = {
      "Measure Stampede and its peers with JMH, and print a table with their ratios.",
      "Without a NAME everything is measured, which takes half an hour; see --list and --quick.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, whether goals are met or not",
      "1:a benchmark failed, or another internal error",
      "2:wrong command line",
      "4:cannot read a result file"
    })
final class BenchCommand implements Callable<Integer> {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean errIsTerminal;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "what to measure, see --list")
  private List<String> names = new ArrayList<>();

  @Option(names = "--list", description = "print what can be measured, with its parameters")
  private boolean list;

  @Option(
      names = "--quick",
      description = "fewer sizes and iterations, one fork: a minute for everything")
  private boolean quick;

  @Option(
      names = "-p",
      paramLabel = "PARAM=V,...",
      description = "values of a parameter, as in -p pending=100,1000")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "PEER",
      description = "whom to measure beside Stampede (default: all that are installed)")
  private @Nullable List<String> peers;

  @Option(
      names = "--no-peers",
      description = "measure Stampede alone, without the machine's floor, too")
  private boolean noPeers;

  @Option(names = "--json", description = "print JMH's JSON, and nothing else")
  private boolean json;

  @Option(names = "--markdown", description = "print the table in Markdown")
  private boolean markdown;

  @Option(
      names = "--read",
      paramLabel = "FILE",
      description = "measure nothing, and print the table of a result file")
  private @Nullable Path read;

  @Option(
      names = "--compare",
      arity = "2",
      paramLabel = "FILE",
      description = {
        "measure nothing, and print what changed from an old to a new result file, with 95 %%"
            + " intervals"
      })
  private @Nullable List<Path> compare;

  /** Picocli looks at it, nobody else. */
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Option(names = "--no-progress", description = "no progress line, even on a terminal")
  private boolean noProgress;

  private BenchCommand(PrintStream out, PrintStream err, boolean errIsTerminal) {
    this.out = out;
    this.err = err;
    this.errIsTerminal = errIsTerminal;
  }

  /** Runs a command line and returns its exit code. */
  static int execute(PrintStream out, PrintStream err, boolean errIsTerminal, String... args) {
    CommandLine line = new CommandLine(new BenchCommand(out, err, errIsTerminal));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler((e, unused) -> badCommandLine(err, e));
    line.setExecutionExceptionHandler(
        (e, unused, parsed) -> {
          error(err, "internal error: " + e);
          Arrays.stream(e.getStackTrace()).limit(8).forEach(f -> err.println("    at " + f));
          return ExitCode.INTERNAL_ERROR;
        });
    return line.execute(args);
  }

  private static int badCommandLine(PrintStream err, ParameterException e) {
    error(err, String.valueOf(e.getMessage()));
    err.println("  help: try 'stampede bench --help'");
    return ExitCode.BAD_COMMAND_LINE;
  }

  private static void error(PrintStream err, String message) {
    err.println("stampede: error: " + message);
  }

  @Override
  public Integer call() {
    try {
      if (list) {
        Listing.lines(Catalogue.WORKS).forEach(out::println);
        return ExitCode.OK;
      }
      if (compare != null) {
        return compare(compare.get(0), compare.get(1));
      }
      if (read != null) {
        print(Catalogue.table().of(ResultFile.read(read)));
        return ExitCode.OK;
      }
      return measure();
    } catch (Selection.Unknown e) {
      error(err, String.valueOf(e.getMessage()));
      return ExitCode.BAD_COMMAND_LINE;
    } catch (IOException e) {
      error(err, String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    } catch (Measurer.BenchmarkFailure e) {
      error(err, "a benchmark failed:");
      err.println(e.getMessage());
      return ExitCode.INTERNAL_ERROR;
    }
  }

  private int compare(Path before, Path after) throws IOException {
    Table table = ComparisonTable.of(ResultFile.read(before), ResultFile.read(after));
    if (table.rows().isEmpty()) {
      error(err, "%s and %s have no benchmark in common".formatted(before, after));
      return ExitCode.BAD_COMMAND_LINE;
    }
    print(table);
    return ExitCode.OK;
  }

  private int measure() throws Selection.Unknown, IOException, Measurer.BenchmarkFailure {
    List<Work> works = Selection.works(names);
    Map<String, List<String>> values = Selection.parameters(parameters, works);
    Set<Peer> wanted = wantedPeers();
    Set<Peer> present = EnumSet.noneOf(Peer.class);
    wanted.stream().filter(Peer::isInstalled).forEach(present::add);
    ProgressLine progress = new ProgressLine(err, errIsTerminal && !noProgress);
    String results;
    try {
      results =
          new Measurer(quick, progress)
              .measure(Plan.of(works, quick, values, present, noPeers ? null : Catalogue.floor()));
    } finally {
      progress.clear();
    }
    if (json) {
      out.println(results);
      return ExitCode.OK;
    }
    List<Measurement> measurements = ResultFile.parse("JMH", results);
    print(Catalogue.table().of(measurements));
    wanted.removeAll(present);
    if (works.stream().anyMatch(work -> work.peers().stream().anyMatch(wanted::contains))) {
      out.println();
      out.println(
          wanted.stream().map(Peer::title).collect(Collectors.joining(", "))
              + " is not installed, so it was not measured.");
    }
    return ExitCode.OK;
  }

  private Set<Peer> wantedPeers() throws Selection.Unknown {
    if (noPeers) {
      return EnumSet.noneOf(Peer.class);
    }
    return peers == null ? EnumSet.allOf(Peer.class) : Selection.peers(peers);
  }

  private void print(Table table) {
    (markdown ? table.markdown() : table.text()).forEach(out::println);
  }
}

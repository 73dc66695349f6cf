package dev.stampede.scenarios.command;

import dev.stampede.experiments.fit.Experts;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.experiments.fit.LoggedRequest;
import dev.stampede.experiments.fit.OperatingPoint.Shape;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.OutputFolder;
import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.calibration.BrokenTable;
import dev.stampede.scenarios.calibration.Configuration;
import dev.stampede.scenarios.calibration.Findings;
import dev.stampede.scenarios.calibration.LogFindings;
import dev.stampede.scenarios.calibration.LogStudy;
import dev.stampede.scenarios.calibration.PointFindings;
import dev.stampede.scenarios.calibration.PointStudy;
import dev.stampede.scenarios.calibration.PointTable;
import dev.stampede.scenarios.calibration.RequestLog;
import dev.stampede.scenarios.calibration.TableFindings;
import dev.stampede.scenarios.session.Artefacts;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a batching engine to measurements, and says how well it predicts the others. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fit a batching engine to measurements: operating points at several concurrencies (CSV), or"
          + " the log of an engine's requests (JSON lines). Prints YAML for a provider, with the"
          + " errors on measurements that were held back.",
      ""
    })
final class CalibrateCommand implements Callable<Integer> {

  private static final List<Integer> CONCURRENCIES = List.of(4, 16, 64, 256);
  private static final List<Integer> REQUESTS = List.of(100);
  private static final int MOST_REPLICAS = 1024;

  private final Terminal terminal;

  @Parameters(paramLabel = "TABLE", description = "measurements, plain or gzipped")
  private String file = "";

  @Option(
      names = "--where",
      split = ",",
      paramLabel = "COLUMN=VALUE",
      description = "rows of a table to use, as in --where system=h200_sxm,backend=vllm")
  private Map<String, String> where = new LinkedHashMap<>();

  @Option(
      names = "--train",
      split = ",",
      paramLabel = "N",
      description =
          "what to fit to: concurrencies (default: 4,16,64,256), or the number of requests from"
              + " the start of a log (default: 100)")
  private List<Integer> train = List.of();

  @Option(
      names = "--hold-back",
      paramLabel = "PROMPT/ANSWER",
      description =
          "lengths not to fit to, as in 1024/8192 (default: the longest answers, if there are"
              + " three kinds)")
  private @Nullable String heldBack;

  @Option(
      names = "--experts",
      paramLabel = "TOTAL/ACTIVE",
      description =
          "experts of the model, as in 256/8, or 1/1 if it is dense (default: by its name; dense in"
              + " a log)")
  private @Nullable String experts;

  @Option(
      names = "--max-num-seqs",
      paramLabel = "N",
      description = "what the engine was started with (default: 256)")
  private int maxSequences = 256;

  @Option(
      names = "--max-num-batched-tokens",
      paramLabel = "N",
      description = "what the engine was started with (default: 2048)")
  private int maxBatchedTokens = 2048;

  @Option(
      names = "--kv-capacity-tokens",
      paramLabel = "N",
      description = "tokens that its KV cache holds (default: it is never full)")
  private long kvCapacityTokens = ReplicaSpec.UNBOUNDED_TOKENS;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description =
          "equal engines behind one log, each with its own limits: data parallelism (default: 1)")
  private int replicas = 1;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "folder for the result and its chart (default: out/calibrate-NAME)")
  private @Nullable Path out;

  @Option(
      names = {"-q", "--quiet"},
      description = "print the result only")
  private boolean quiet;

  CalibrateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      checkLimits();
      Path table = Path.of(file);
      OutputFolder output = OutputFolder.at(folder(table));
      output.check();
      Findings findings = RequestLog.is(table) ? log(table) : points(table);
      terminal.out().print(findings.text());
      Path written = output.write(artefacts(findings));
      if (!quiet) {
        findings.doubts().forEach(terminal::warning);
        terminal.err().println("written to " + written);
      }
      return ExitCode.OK;
    } catch (WrongOption e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.BAD_COMMAND_LINE;
    } catch (BrokenTable e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.INVALID_SCENARIO;
    } catch (IOException | InvalidPathException e) {
      terminal.error(String.valueOf(e.getMessage()));
      return ExitCode.CANNOT_READ_OR_WRITE;
    }
  }

  private Findings log(Path table) throws IOException, BrokenTable, WrongOption {
    refuse(!where.isEmpty(), "--where is for tables of operating points, not for logs");
    refuse(heldBack != null, "--hold-back is for tables of operating points, not for logs");
    refuse(train.size() > 1, "--train takes one number for a log: how many requests");
    Experts given = experts == null ? Experts.DENSE : experts(experts);
    List<LoggedRequest> log = RequestLog.read(table);
    int training = (train.isEmpty() ? REQUESTS : train).get(0);
    try {
      return LogFindings.of(
          title(table, ""),
          log,
          LogStudy.of(log, training, limits(), given),
          experts != null,
          limits());
    } catch (IllegalArgumentException e) {
      throw unfit(table, e);
    }
  }

  private Findings points(Path table) throws IOException, BrokenTable, WrongOption {
    refuse(replicas > 1, "--replicas is for logs, not for tables of operating points");
    Experts given = experts == null ? null : experts(experts);
    Shape held = heldBack == null ? null : shape(heldBack);
    Set<Integer> training = new TreeSet<>(train.isEmpty() ? CONCURRENCIES : train);
    List<Configuration> all = PointTable.read(table, where);
    try {
      if (all.size() > 1) {
        return TableFindings.of(title(table, ""), all, given, training, held);
      }
      Configuration one = all.get(0);
      PointStudy study =
          PointStudy.of(one.points(), given == null ? one.experts() : given, training, held);
      return PointFindings.of(title(table, one.model()), one, given != null, study, limits());
    } catch (IllegalArgumentException e) {
      throw unfit(table, e);
    }
  }

  private String title(Path table, String model) {
    StringBuilder title = new StringBuilder(String.valueOf(table.getFileName()));
    if (!model.isEmpty()) {
      title.append(": ").append(model);
    }
    where.forEach(
        (column, value) -> {
          if (!value.equals(model)) {
            title.append(", ").append(column).append(' ').append(value);
          }
        });
    return PlainText.of(title.toString());
  }

  private Limits limits() {
    return new Limits(maxSequences, maxBatchedTokens, kvCapacityTokens, replicas);
  }

  private void checkLimits() throws WrongOption {
    refuse(maxSequences < 1, "--max-num-seqs (%d) must be at least 1".formatted(maxSequences));
    refuse(
        maxBatchedTokens < maxSequences,
        "--max-num-batched-tokens (%d) must be at least --max-num-seqs (%d)"
            .formatted(maxBatchedTokens, maxSequences));
    refuse(
        kvCapacityTokens < 1 || kvCapacityTokens > ReplicaSpec.UNBOUNDED_TOKENS,
        "--kv-capacity-tokens (%d) must lie between 1 and 2^40".formatted(kvCapacityTokens));
    refuse(
        replicas < 1 || replicas > MOST_REPLICAS,
        "--replicas (%d) must lie between 1 and %d".formatted(replicas, MOST_REPLICAS));
    for (int number : train) {
      refuse(number < 1, "--train (%d) must be at least 1".formatted(number));
    }
  }

  private static Experts experts(String text) throws WrongOption {
    int[] parts = parts("--experts", text, "256/8");
    try {
      return new Experts(parts[0], parts[1]);
    } catch (IllegalArgumentException e) {
      throw new WrongOption("--experts: " + e.getMessage());
    }
  }

  private static Shape shape(String text) throws WrongOption {
    int[] parts = parts("--hold-back", text, "1024/8192");
    return new Shape(parts[0], parts[1]);
  }

  private static int[] parts(String option, String text, String example) throws WrongOption {
    refuse(
        !text.matches("[1-9][0-9]{0,8}/[1-9][0-9]{0,8}"),
        "%s (%s) must be two numbers, as in %s".formatted(option, text, example));
    int slash = text.indexOf('/');
    return new int[] {
      Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1))
    };
  }

  private static void refuse(boolean wrong, String complaint) throws WrongOption {
    if (wrong) {
      throw new WrongOption(complaint);
    }
  }

  private static BrokenTable unfit(Path table, IllegalArgumentException e) {
    return new BrokenTable(table, String.valueOf(e.getMessage()));
  }

  private Path folder(Path table) {
    if (out != null) {
      return out;
    }
    String name = String.valueOf(table.getFileName()).replaceAll("\\.(gz|csv|jsonl|json)\\b", "");
    return Path.of("out").resolve("calibrate-" + name);
  }

  private static Map<String, Artefact> artefacts(Findings findings) {
    Map<String, Artefact> artefacts = new LinkedHashMap<>(Artefacts.of(findings.chart()));
    artefacts.put(findings.yaml() ? "engine.yaml" : "errors.txt", Artefact.of(findings.text()));
    return artefacts;
  }

  /** A complaint about the command line. */
  private static final class WrongOption extends Exception {
    private static final long serialVersionUID = 1;

    WrongOption(String complaint) {
      super(complaint);
    }
  }
}

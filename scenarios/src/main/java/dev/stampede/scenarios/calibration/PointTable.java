package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.OperatingPoint;
import dev.stampede.reports.text.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads tables of operating points: a row for each, in AIConfigurator's columns or plainer ones.
 */
public final class PointTable {

  private static final List<String> CONCURRENCY = List.of("concurrency", "batch_size");
  private static final List<String> PROMPT = List.of("input_tokens", "isl");
  private static final List<String> OUTPUT = List.of("output_tokens", "osl");
  private static final List<String> FIRST_TOKEN = List.of("ttft_ms", "silicon_ttft_ms");
  private static final List<String> TOKEN = List.of("tpot_ms", "silicon_tpot_ms");
  private static final List<String> MODEL = List.of("model", "model_path");
  private static final double MILLIS = 1e3;

  /**
   * The most that a column may say, in the order of {@link #measured}: beyond every engine there
   * is, so that what is fitted to it can be simulated before the end of time.
   */
  private static final int[] MOST = {1_000_000, 10_000_000, 10_000_000, 3_600_000, 60_000};

  /** Columns that tell engines apart. A newer version of an engine is not another one. */
  private static final List<String> IDENTITY =
      List.of(
          "model",
          "model_path",
          "system",
          "backend",
          "precision",
          "tp_size",
          "pp_size",
          "attention_dp_size",
          "moe_tp_size",
          "moe_ep_size");

  /**
   * Rows that say so were measured with prompts and answers apart, which one engine does not do.
   */
  private static final String MODE = "mode";

  private static final String APART = "disagg";

  private final CsvTable table;
  private final List<Integer> identity;
  private final int[] measured;
  private final int model;

  private PointTable(CsvTable table) throws BrokenTable {
    this.table = table;
    this.identity = IDENTITY.stream().map(table.columns()::indexOf).filter(i -> i >= 0).toList();
    List<List<String>> needed = List.of(CONCURRENCY, PROMPT, OUTPUT, FIRST_TOKEN, TOKEN);
    this.measured = needed.stream().mapToInt(table::column).toArray();
    for (int i = 0; i < measured.length; i++) {
      if (measured[i] < 0) {
        String suspicion = table.suspicion();
        throw new BrokenTable(
            table.file(),
            1,
            "the header must name a column %s%s"
                .formatted(
                    String.join(" or ", needed.get(i)), suspicion == null ? "" : "; " + suspicion));
      }
    }
    this.model = table.column(MODEL);
  }

  /**
   * Reads a file, plain or compressed.
   *
   * @param where values that columns must have
   * @return the engines in it, in the order of their names
   * @throws IOException if it cannot be read
   * @throws BrokenTable if a row is broken or no row is as asked for
   */
  public static List<Configuration> read(Path file, Map<String, String> where)
      throws IOException, BrokenTable {
    return new PointTable(CsvTable.read(file)).configurations(where);
  }

  private List<Configuration> configurations(Map<String, String> where) throws BrokenTable {
    for (String column : where.keySet()) {
      if (!table.columns().contains(column)) {
        throw new BrokenTable(
            table.file(),
            1,
            "there is no column %s; there are %s"
                .formatted(column, String.join(", ", table.columns())));
      }
    }
    TreeMap<String, List<CsvTable.Row>> engines = new TreeMap<>();
    List<CsvTable.Row> chosen = table.rows().stream().filter(row -> fits(row, where)).toList();
    List<Integer> varying = varying(chosen);
    for (CsvTable.Row row : chosen) {
      engines.computeIfAbsent(name(row, varying), n -> new ArrayList<>()).add(row);
    }
    if (engines.isEmpty()) {
      throw new BrokenTable(table.file(), "no row is as --where says");
    }
    List<Configuration> configurations = new ArrayList<>();
    for (Map.Entry<String, List<CsvTable.Row>> engine : engines.entrySet()) {
      List<OperatingPoint> points = new ArrayList<>();
      for (CsvTable.Row row : engine.getValue()) {
        points.add(point(row));
      }
      String named = model < 0 ? "" : PlainText.of(engine.getValue().get(0).cells().get(model));
      configurations.add(new Configuration(engine.getKey(), named, points));
    }
    return configurations;
  }

  private boolean fits(CsvTable.Row row, Map<String, String> where) {
    int mode = table.columns().indexOf(MODE);
    return (mode < 0 || !row.cells().get(mode).equals(APART))
        && where.entrySet().stream()
            .allMatch(
                wanted ->
                    row.cells()
                        .get(table.columns().indexOf(wanted.getKey()))
                        .equals(wanted.getValue()));
  }

  /** Columns of the identity that have several values. */
  private List<Integer> varying(List<CsvTable.Row> rows) {
    return identity.stream()
        .filter(i -> rows.stream().map(row -> row.cells().get(i)).distinct().count() > 1)
        .toList();
  }

  private String name(CsvTable.Row row, List<Integer> varying) {
    Set<String> parts = new LinkedHashSet<>();
    for (int i : varying) {
      String value = row.cells().get(i);
      String column = table.columns().get(i);
      if (column.endsWith("_size")) {
        parts.add(column.replace("_size", "") + (value.isEmpty() ? "?" : value));
      } else if (!value.isEmpty()) {
        parts.add(value);
      }
    }
    return PlainText.of(String.join(" ", parts));
  }

  private OperatingPoint point(CsvTable.Row row) throws BrokenTable {
    double[] numbers = new double[measured.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(row, measured[i]);
      if (numbers[i] > MOST[i]) {
        throw broken(row, measured[i], "be at most " + MOST[i]);
      }
    }
    for (int i = 0; i < 3; i++) {
      if (numbers[i] != Math.rint(numbers[i])) {
        throw broken(row, measured[i], "be a whole number");
      }
    }
    try {
      return new OperatingPoint(
          (int) numbers[0],
          (int) numbers[1],
          (int) numbers[2],
          numbers[3] / MILLIS,
          numbers[4] / MILLIS);
    } catch (IllegalArgumentException e) {
      throw new BrokenTable(table.file(), row.line(), String.valueOf(e.getMessage()));
    }
  }

  private double number(CsvTable.Row row, int column) throws BrokenTable {
    try {
      double number = Double.parseDouble(row.cells().get(column));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw broken(row, column, "be a number");
    }
    throw broken(row, column, "be finite");
  }

  private BrokenTable broken(CsvTable.Row row, int column, String must) {
    return new BrokenTable(
        table.file(),
        row.line(),
        "%s (%s) must %s".formatted(table.columns().get(column), row.cells().get(column), must));
  }
}

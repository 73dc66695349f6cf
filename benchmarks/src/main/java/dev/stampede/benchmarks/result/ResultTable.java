package dev.stampede.benchmarks.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table of one result file: a row for each work and its parameters, with a column for each
 * peer, whose ratio is that of the medians.
 */
public final class ResultTable {

  /** The method of each benchmark that is measured on Stampede. */
  public static final String STAMPEDE = "stampede";

  /** The method that measures the machine itself. */
  public static final String FLOOR = "floor";

  /** The parameters of the load that times are told in. */
  public static final Map<String, String> LOAD = Map.of("of", "64M");

  private static final Row LOAD_ROW = new Row(FLOOR, LOAD, FLOOR);
  private static final String WORKERS = "workers";
  private static final int NAMES = 2;
  private static final double NANOS_PER_SECOND = 1e9;

  private final Map<String, List<Goal>> goals;
  private final Map<String, String> peers;

  /**
   * Settles what rows are compared with.
   *
   * @param goals of each work
   * @param peers methods and names of the peers, in the order of their columns
   */
  public ResultTable(Map<String, List<Goal>> goals, Map<String, String> peers) {
    this.goals = goals;
    this.peers = new LinkedHashMap<>(peers);
  }

  /** Returns the table of measurements in nanoseconds; others are left out. */
  public Table of(List<Measurement> measurements) {
    Map<Row, Measurement> all = new LinkedHashMap<>();
    for (Measurement measurement : measurements) {
      if (measurement.unit().equals("ns/op")) {
        all.put(Row.of(measurement), measurement);
      }
    }
    List<String> columns =
        peers.keySet().stream()
            .filter(peer -> all.keySet().stream().anyMatch(row -> row.side().equals(peer)))
            .toList();
    List<String> header = new ArrayList<>();
    header.addAll(List.of("work", "parameters", "ns", "+-", "loads", "per second", "B"));
    columns.forEach(peer -> header.add(peers.get(peer)));
    header.addAll(List.of("of 1 worker", "goal"));
    List<List<String>> rows = new ArrayList<>();
    all.forEach(
        (row, own) -> {
          if (row.side().equals(STAMPEDE) || row.side().equals(FLOOR)) {
            rows.add(row(row, own, all, columns));
          }
        });
    return new Table(header, NAMES, rows);
  }

  private List<String> row(
      Row row, Measurement own, Map<Row, Measurement> all, List<String> columns) {
    double nanos = own.median();
    Measurement alone = all.get(row.alone());
    double speedUp = alone == null || row.alone().equals(row) ? Double.NaN : alone.median() / nanos;
    List<String> cells = new ArrayList<>();
    cells.add(row.work());
    cells.add(parameters(row.params()));
    cells.add(Figure.of(nanos));
    cells.add(own.sample().halfWidth().stream().mapToObj(Figure::of).findFirst().orElse("-"));
    Measurement load = all.get(LOAD_ROW);
    double loads = load == null ? Double.NaN : nanos / load.median();
    cells.add(Double.isNaN(loads) ? "-" : Figure.of(loads));
    cells.add(Figure.large(NANOS_PER_SECOND / nanos));
    cells.add(bytes(own));
    Map<String, Double> ratios = new LinkedHashMap<>();
    for (String peer : columns) {
      Measurement other = all.get(row.by(peer));
      cells.add(other == null ? "-" : peer(other, nanos));
      if (other != null) {
        ratios.put(peer, other.median() / nanos);
      }
    }
    cells.add(Double.isNaN(speedUp) ? "-" : Figure.times(speedUp));
    cells.add(goal(row, new Goal.Reached(loads, speedUp, ratios)));
    return cells;
  }

  private static String peer(Measurement other, double nanos) {
    return "%s (%s)".formatted(Figure.of(other.median()), Figure.times(other.median() / nanos));
  }

  /** Below a hundredth of a byte it is what the harness itself allocates around each call. */
  private static String bytes(Measurement measurement) {
    return measurement.allocated().stream()
        .mapToObj(bytes -> bytes < 0.01 ? "0" : Figure.of(bytes))
        .findFirst()
        .orElse("-");
  }

  private String goal(Row row, Goal.Reached reached) {
    return goals.getOrDefault(row.work(), List.of()).stream()
        .filter(goal -> row.params().entrySet().containsAll(goal.where().entrySet()))
        .map(goal -> goal.words() + ": " + verdict(goal, goal.of(reached)))
        .collect(Collectors.joining(", "));
  }

  private static String verdict(Goal goal, double value) {
    if (Double.isNaN(value)) {
      return "not measured";
    }
    return goal.isMet(value) ? "met" : "not met";
  }

  /** Parameters as the command line takes them. */
  static String parameters(Map<String, String> params) {
    return params.entrySet().stream()
        .map(param -> param.getKey() + "=" + param.getValue())
        .collect(Collectors.joining(" "));
  }

  /** What a row is about, and who is measured. */
  private record Row(String work, Map<String, String> params, String side) {

    static Row of(Measurement measurement) {
      return new Row(measurement.work(), measurement.params(), measurement.side());
    }

    Row by(String peer) {
      return new Row(work, params, peer);
    }

    /** The same with a single worker. */
    Row alone() {
      Map<String, String> single = new LinkedHashMap<>(params);
      single.replace(WORKERS, "1");
      return new Row(work, single, side);
    }
  }
}

package dev.stampede.reports.file;

import dev.stampede.reports.result.ReplicationTable;
import dev.stampede.reports.result.ReplicationValues;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code replications.csv}: every metric of every use case in every replication under every
 * architecture, one row each. UTF-8, comma, line feed. Times are in seconds, time out of promises
 * in minutes; a figure is empty where nothing was measured, and {@code inf} if work is in it that
 * never was answered.
 */
final class ReplicationsCsv {

  private ReplicationsCsv() {}

  /** Writes a table to a stream, which stays open. */
  static void write(ReplicationTable table, OutputStream out) throws IOException {
    List<String> header = new ArrayList<>(List.of("architecture", "useCase", "replication"));
    header.addAll(table.metrics());
    CsvFile.write(header, out, csv -> table.rows().forEach(row -> csv.writeRecord(cells(row))));
  }

  private static List<String> cells(ReplicationValues row) {
    List<String> cells = new ArrayList<>();
    cells.add(CsvText.of(row.architecture()));
    cells.add(CsvText.of(row.useCase()));
    cells.add(CsvText.of(row.replication()));
    row.values().forEach(value -> cells.add(CsvText.figure(value)));
    return cells;
  }
}

package dev.stampede.reports.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.stampede.reports.result.ReplicationTable;
import dev.stampede.reports.result.ReplicationValues;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    List<String> header = new ArrayList<>(List.of("architecture", "useCase", "replication"));
    header.addAll(table.metrics());
    csv.writeRecord(header);
    for (ReplicationValues row : table.rows()) {
      List<String> cells = new ArrayList<>(header.size());
      cells.add(CsvText.of(row.architecture()));
      cells.add(CsvText.of(row.useCase()));
      cells.add(CsvText.of(row.replication()));
      row.values().forEach(value -> cells.add(CsvText.figure(value)));
      csv.writeRecord(cells);
    }
    csv.flush();
    writer.flush();
  }
}

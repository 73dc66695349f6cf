package dev.stampede.reports.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A CSV file with a header: UTF-8, comma, line feed. */
public final class CsvFile {

  private CsvFile() {}

  /**
   * Writes one to a stream, which stays open.
   *
   * @param rows writes what comes below the header
   */
  static void write(List<String> header, OutputStream out, Consumer<CsvWriter> rows)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    csv.writeRecord(header);
    rows.accept(csv);
    csv.flush();
    writer.flush();
  }

  /**
   * Writes one whose rows are there already to a stream, which stays open.
   *
   * @param rows with as many cells each as the header has, made fit by {@link CsvText}
   */
  public static void writeAll(List<String> header, OutputStream out, Stream<List<String>> rows)
      throws IOException {
    write(header, out, csv -> rows.forEach(csv::writeRecord));
  }
}

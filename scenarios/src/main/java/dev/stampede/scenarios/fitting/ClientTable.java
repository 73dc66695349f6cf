package dev.stampede.scenarios.fitting;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.stampede.experiments.demand.Counts;
import dev.stampede.scenarios.trace.TraceFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Clients in windows of ten minutes, in the columns {@code client,t_s,rate_per_s,iat_cv} of
 * ServeGen's public client pools (arXiv 2505.09999).
 *
 * @param loads of each client: its rates in all windows together
 * @param cvs coefficients of variation of the gaps of a client in a window, where there is one
 * @param perWindow requests of all clients
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, which nobody compares
record ClientTable(double[] loads, double[] cvs, Counts perWindow) {

  private static final List<String> COLUMNS = List.of("client", "t_s", "rate_per_s", "iat_cv");
  private static final double WINDOW_SECONDS = 600;
  private static final int MOST_WINDOWS = 10_000_000;

  /** True if a table has these columns. */
  static boolean is(List<String> header) {
    return header.containsAll(COLUMNS);
  }

  /** Reads a table, plain or compressed. */
  static ClientTable read(Path file) throws IOException, BrokenRecording {
    Map<String, Double> loads = new HashMap<>();
    TreeMap<Long, Double> windows = new TreeMap<>();
    List<Double> cvs = new ArrayList<>();
    long line = 0;
    try (Reader text = TraceFile.open(file);
        CsvReader<CsvRecord> reader =
            CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
      int[] places = new int[0];
      for (CsvRecord row : reader) {
        line = row.getStartingLineNumber();
        if (places.length == 0) {
          List<String> names = row.getFields();
          places = COLUMNS.stream().mapToInt(names::indexOf).toArray();
          continue;
        }
        double window = number(file, row, places[1]) / WINDOW_SECONDS;
        double rate = number(file, row, places[2]);
        if (window != Math.rint(window) || window > MOST_WINDOWS) {
          throw new BrokenRecording(file, line, "t_s must be a multiple of 600");
        }
        loads.merge(row.getField(places[0]), rate, Double::sum);
        windows.merge((long) window, rate * WINDOW_SECONDS, Double::sum);
        if (places[3] < row.getFieldCount() && !row.getField(places[3]).isEmpty()) {
          cvs.add(number(file, row, places[3]));
        }
      }
    } catch (CsvParseException e) {
      throw new BrokenRecording(file, line + 1, "is not a row of comma-separated values");
    } catch (UncheckedIOException e) {
      throw new BrokenRecording(file, line + 1, TraceFile.reason(e.getCause()));
    }
    if (loads.values().stream().mapToDouble(load -> load).sum() <= 0) {
      throw new BrokenRecording(file, "has no client with a rate");
    }
    long first = windows.firstKey();
    double[] values = new double[(int) (windows.lastKey() - first + 1)];
    windows.forEach((window, requests) -> values[(int) (window - first)] = requests);
    return new ClientTable(
        loads.values().stream().mapToDouble(load -> load).toArray(),
        cvs.stream().mapToDouble(cv -> cv).toArray(),
        new Counts(Math.round(first * WINDOW_SECONDS * 1e9), WINDOW_SECONDS, values));
  }

  private static double number(Path file, CsvRecord row, int column) throws BrokenRecording {
    double number = -1;
    try {
      number = column < row.getFieldCount() ? Double.parseDouble(row.getField(column)) : -1;
    } catch (NumberFormatException e) {
      // said below
    }
    if (!(number >= 0) || Double.isInfinite(number)) {
      throw new BrokenRecording(
          file,
          row.getStartingLineNumber(),
          "t_s, rate_per_s and iat_cv must be numbers, at least 0");
    }
    return number;
  }
}

package dev.stampede.scenarios.trace;

import dev.stampede.models.arrival.Steps;
import dev.stampede.models.arrival.pattern.ClientTable.Client;
import dev.stampede.models.arrival.pattern.GammaGaps;
import dev.stampede.models.arrival.pattern.GapLaw;
import dev.stampede.models.arrival.pattern.WeibullGaps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of clients as ServeGen (arXiv 2505.09999) describes them: for each client and window of
 * time its rate, and the law of its gaps. Columns: {@code client}, {@code t_s} (when the window
 * begins), {@code rate_per_s}, {@code iat_cv} (coefficient of variation of the gaps), {@code dist}
 * (Gamma, Weibull or nothing) and {@code p1} (its shape). A window without a row has no rate.
 */
public final class ClientRows {
  private static final int MOST = 2_000_000;
  private static final double NANOS = 1e9;

  /** A window of a client. */
  private record Window(long startNanos, double perSecond, GapLaw gaps) {}

  private ClientRows() {}

  /**
   * Reads a table.
   *
   * @param fromNanos time of the table at which the run begins
   * @throws IOException if it cannot be read, or has no rows
   */
  public static List<Client> read(Path file, long fromNanos) throws IOException {
    Map<String, List<Window>> windows = new TreeMap<>();
    long step = Long.MAX_VALUE;
    int rows = 0;
    try (TableRows table =
        new TableRows(file, "client", "t_s", "rate_per_s", "iat_cv", "dist", "p1")) {
      while (table.next()) {
        List<Window> own = windows.computeIfAbsent(table.text(0), name -> new ArrayList<>());
        Window window = window(table);
        if (!own.isEmpty()) {
          long gap = window.startNanos - own.get(own.size() - 1).startNanos;
          if (gap <= 0) {
            throw table.broken(1, "must be later than in the client's row before");
          }
          step = Math.min(step, gap);
        }
        own.add(window);
        rows++;
        if (rows > MOST) {
          throw new IOException("%s has more than %d rows".formatted(file, MOST));
        }
      }
    }
    if (step == Long.MAX_VALUE) {
      throw new IOException(
          "%s: no client has two windows, so their length is not known".formatted(file));
    }
    List<Client> clients = new ArrayList<>();
    for (List<Window> own : windows.values()) {
      clients.add(client(own, step, fromNanos));
    }
    return clients;
  }

  private static Window window(TableRows table) throws IOException {
    Double start = table.number(1);
    Double rate = table.number(2);
    if (start == null || rate == null) {
      throw table.broken(start == null ? 1 : 2, "must be a number, at least 0");
    }
    return new Window(Math.round(start * NANOS), rate, gaps(table));
  }

  /** Where too few requests were seen for a law, they do not know of each other. */
  private static GapLaw gaps(TableRows table) throws IOException {
    Double cv = table.number(3);
    Double shape = table.number(5);
    String law = table.text(4);
    try {
      return switch (law) {
        case "Weibull" ->
            WeibullGaps.ofShape(shape == null ? 1 : Math.max(WeibullGaps.LOWEST_SHAPE, shape));
        case "Gamma" -> new GammaGaps(shape == null || shape == 0 ? 1 : 1 / StrictMath.sqrt(shape));
        case "" -> new GammaGaps(cv == null ? 1 : cv);
        default -> throw table.broken(4, "must be Gamma, Weibull or empty");
      };
    } catch (IllegalArgumentException e) {
      throw table.broken(5, "is no shape of a law of gaps: " + e.getMessage());
    }
  }

  private static Client client(List<Window> windows, long step, long from) {
    long first = windows.get(0).startNanos;
    long last = windows.get(windows.size() - 1).startNanos;
    int steps = (int) ((last - first) / step) + 1;
    double[] rates = new double[steps];
    GapLaw[] laws = new GapLaw[steps];
    Arrays.fill(laws, new GammaGaps(1));
    for (Window window : windows) {
      int place = (int) ((window.startNanos - first) / step);
      rates[place] = window.perSecond;
      laws[place] = window.gaps;
    }
    return new Client(new Steps(first - from, step, rates), List.of(laws), first - from, step);
  }
}

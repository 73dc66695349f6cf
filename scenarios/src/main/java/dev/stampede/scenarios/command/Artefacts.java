package dev.stampede.scenarios.command;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.chart.Charts;
import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.DataFiles;
import dev.stampede.reports.page.ReportPage;
import dev.stampede.reports.result.Experiment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * All that a run writes. Drawings are made on all cores, in the order in which they are written,
 * while those that are ready are being written: the first chart does not wait for the last one.
 */
final class Artefacts {

  /** The file that a person opens first. */
  static final String REPORT = "report.html";

  private Artefacts() {}

  static SortedMap<String, Artefact> of(Experiment experiment) {
    List<Chart> charts = Charts.of(experiment);
    SortedMap<String, Supplier<byte[]>> drawings = new TreeMap<>();
    for (Chart chart : charts) {
      drawings.put("charts/" + chart.name() + ".svg", () -> utf8(chart.svg()));
      drawings.put("charts/" + chart.name() + ".png", chart::png);
    }
    drawings.put(REPORT, () -> utf8(ReportPage.of(experiment, charts)));
    SortedMap<String, Artefact> artefacts = new TreeMap<>();
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Artefacts::daemon);
    drawings.forEach((name, drawing) -> artefacts.put(name, begun(drawing, cores)));
    cores.shutdown(); // what was begun is still finished
    artefacts.putAll(DataFiles.of(experiment));
    return artefacts;
  }

  /** Returns a thread that does not keep a program alive whose results nobody wants any more. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "reports");
    thread.setDaemon(true);
    return thread;
  }

  private static Artefact begun(Supplier<byte[]> drawing, ExecutorService cores) {
    // Not Future.get: it fails when its thread is interrupted, and the partial results of an
    // interrupted run are to be written all the same.
    CompletableFuture<byte[]> drawn = CompletableFuture.supplyAsync(drawing, cores);
    return out -> {
      try {
        out.write(drawn.join());
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e;
      }
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

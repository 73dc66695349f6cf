package dev.stampede.scenarios.session;

import dev.stampede.reports.chart.Chart;
import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.format.ReportFormats;
import dev.stampede.reports.result.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * All that an answer is written as. Drawings are made on all cores, in the order in which they are
 * written, while those that are ready are being written: the first chart does not wait for the last
 * one.
 */
public final class Artefacts {

  private Artefacts() {}

  public static SortedMap<String, Artefact> of(Answer answer) {
    SortedMap<String, Artefact> artefacts = drawings(answer);
    artefacts.putAll(ReportFormats.data(answer));
    return artefacts;
  }

  /** Returns the files for people alone, whose drawing has begun. */
  public static SortedMap<String, Artefact> drawings(Answer answer) {
    SortedMap<String, Artefact> artefacts = new TreeMap<>();
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Artefacts::daemon);
    ReportFormats.drawings(answer)
        .forEach((name, drawing) -> artefacts.put(name, begun(drawing, cores)));
    cores.shutdown(); // what was begun is still finished
    return artefacts;
  }

  /** Returns the pictures of a chart. */
  public static Map<String, Artefact> of(Chart chart) {
    return Map.of(
        chart.name() + ".svg",
        Artefact.of(chart.svg()),
        chart.name() + ".png",
        Artefact.of(chart.png()));
  }

  /** Returns a thread that does not keep a program alive whose results nobody wants any more. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "reports");
    thread.setDaemon(true);
    return thread;
  }

  private static Artefact begun(Artefact drawing, ExecutorService cores) {
    // Not Future.get: it fails when its thread is interrupted, and the partial results of an
    // interrupted run are to be written all the same.
    CompletableFuture<byte[]> drawn = CompletableFuture.supplyAsync(() -> bytes(drawing), cores);
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

  private static byte[] bytes(Artefact drawing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      drawing.writeTo(bytes);
    } catch (IOException e) { // memory has none
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

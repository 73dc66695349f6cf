package dev.stampede.reports.distribution;

import dev.stampede.reports.file.Artefact;
import dev.stampede.reports.file.FileNames;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.UseCaseCourse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * The latency distributions of an experiment: {@code percentiles.csv}, and for each architecture
 * and use case a file in the format of HdrHistogram's own percentile output, which its plotter
 * reads.
 */
public final class DistributionFiles {

  /** Five lines from each nine, or half of one, to the next, as is usual there. */
  private static final int LINES_PER_HALF = 5;

  private static final double NANOS_PER_MILLISECOND = 1e6;

  private DistributionFiles() {}

  /** Returns the files, by their names below the folder of the answer. */
  public static Map<String, Artefact> of(Experiment experiment) {
    Map<String, Artefact> files = new TreeMap<>();
    files.put("percentiles.csv", out -> PercentilesCsv.write(experiment, out));
    FileNames names = new FileNames("work");
    for (UseCaseCourse course : experiment.useCases()) {
      String name = names.next(course.architecture() + " " + course.useCase());
      files.put("hgrm/%s.hgrm".formatted(name), out -> write(course.latency(), out));
    }
    return files;
  }

  /** Writes a distribution in milliseconds to a stream, which stays open. */
  private static void write(Histogram latency, OutputStream out) throws IOException {
    PrintStream lines = new PrintStream(out, false, StandardCharsets.US_ASCII);
    latency.outputPercentileDistribution(lines, LINES_PER_HALF, NANOS_PER_MILLISECOND);
    if (lines.checkError()) { // printing swallows errors
      throw new IOException("cannot write a latency distribution");
    }
  }
}

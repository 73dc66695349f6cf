package dev.stampede.reports.file;

import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.UseCaseCourse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * {@code latency.hlog}: end-to-end latencies of the answers as an HdrHistogram log, one interval
 * histogram for each interval, architecture and use case, the warm-up included. Values are
 * nanoseconds; the column of the largest value is in milliseconds, as is usual there. Times are
 * simulated seconds, so the base time is 0.
 *
 * <p>The tag is {@code architecture:useCase}. Within the two names, all but letters, digits and
 * {@code . _ -} of ASCII is percent-encoded in UTF-8, so that no two pairs of names share a tag.
 */
public final class LatencyLog {

  private static final double NANOS_PER_MILLISECOND = 1e6;

  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

  private LatencyLog() {}

  /** Writes the log to a stream, which stays open. */
  public static void write(Experiment experiment, OutputStream out) throws IOException {
    // HistogramLogWriter prints, and printing swallows errors: let it print to memory.
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    HistogramLogWriter log =
        new HistogramLogWriter(new PrintStream(lines, true, StandardCharsets.US_ASCII));
    log.outputComment("[Stampede: values in nanoseconds, times in simulated seconds]");
    log.outputLogFormatVersion();
    log.outputBaseTime(0);
    int intervals =
        experiment.useCases().stream()
            .mapToInt(course -> course.latencyByInterval().size())
            .max()
            .orElse(0);
    double seconds = experiment.intervalSeconds();
    // Readers stop at the first line after the range they look for: time has to go forward.
    for (int interval = 0; interval < intervals; interval++) {
      for (UseCaseCourse course : experiment.useCases()) {
        if (interval < course.latencyByInterval().size()) {
          Histogram tagged = course.latencyByInterval().get(interval).copy();
          tagged.setTag(tag(course.architecture(), course.useCase()));
          log.outputIntervalHistogram(
              interval * seconds, (interval + 1) * seconds, tagged, NANOS_PER_MILLISECOND);
        }
      }
      lines.writeTo(out);
      lines.reset();
    }
    lines.writeTo(out);
  }

  /** Returns the tag of the histograms of one use case under one architecture. */
  public static String tag(String architecture, String useCase) {
    return encoded(architecture) + ":" + encoded(useCase);
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (PLAIN.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(Character.forDigit(c >> 4, 16));
        encoded.append(Character.forDigit(c & 15, 16));
      }
    }
    return encoded.toString();
  }
}

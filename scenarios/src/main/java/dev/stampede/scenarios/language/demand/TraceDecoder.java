package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.arrival.Recording;
import dev.stampede.models.arrival.TraceSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.trace.AzureTrace;
import dev.stampede.scenarios.trace.TraceCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Reads arrivals by recorded traces, each of which is checked to its end. */
final class TraceDecoder {

  /** The origin of a trace that does not say another one. */
  private static final String FIRST_ROW = "first_row";

  private static final String ORIGINS =
      FIRST_ROW
          + "|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?"
          + "(?:Z|\\+00:00)?";

  private static final Key<String> TRACE =
      Key.required(
          "trace", Type.TEXT, "the path of a CSV file, plain or gzip, from the scenario's folder");
  private static final Key<Double> SPEED =
      Key.optional("speed", Type.MULTIPLIER, "1x", "how many times as fast as recorded");
  private static final Key<ValueReader> ORIGIN =
      Key.optional(
          "origin",
          Type.as(new Shape.Text("time in UTC", ORIGINS, false)),
          FIRST_ROW,
          "the time in the trace with which the run begins, 2023-11-16 18:00:00 say");

  static final Form FORM =
      Form.of("trace", "a recorded trace, replayed once", TRACE, SPEED, ORIGIN);

  private final ArrivalSite site;

  /** Where a trace stands that begins with its first row, and when that came. */
  private record Begin(String path, String time) {}

  private final List<Begin> begins = new ArrayList<>();

  TraceDecoder(ArrivalSite site) {
    this.site = site;
  }

  ArrivalSpec read(MappingReader in) {
    ValueReader value = in.value(TRACE);
    String name = TRACE.type().read(value);
    double speed = in.get(SPEED);
    long origin = origin(in.get(ORIGIN));
    AzureTrace trace = new AzureTrace(site.path(value, name), origin);
    ArrivalSpec unread =
        in.build(
            () -> new TraceSpec(name, speed, trace, Recording.UNREAD), ArrivalDecoder.STAND_IN);
    return unread == ArrivalDecoder.STAND_IN
        ? ArrivalDecoder.STAND_IN
        : new TraceSpec(name, speed, trace, recording(value, trace, speed));
  }

  private static long origin(ValueReader value) {
    if (value.isWord(FIRST_ROW)) {
      return AzureTrace.FIRST_ROW;
    }
    long origin = AzureTrace.origin(value.text());
    if (origin == AzureTrace.FIRST_ROW && !value.isFaulty()) {
      value.reject(
          "must be a time in UTC as the trace has them", "2023-11-16 18:17:03, or first_row");
    }
    return origin;
  }

  /** Two parts of one log, which the run would take in both, begin together without a word. */
  private void compareBegins(ValueReader value, Begin begin, double speed) {
    for (Begin other : begins) {
      long apart = AzureTrace.origin(begin.time()) - AzureTrace.origin(other.time());
      if (apart != 0 && Math.abs(apart) < site.durationNanos() * speed) {
        value.warning(
            "%s begins at %s, %s at %s, and in the run both begin at once"
                .formatted(begin.path(), begin.time(), other.path(), other.time()),
            "if they are of one log, give both origin: "
                + (apart > 0 ? other.time() : begin.time()));
      }
    }
    begins.add(begin);
  }

  /** Reads a trace to its end; what cannot be read holds nothing, and is an error. */
  private Recording recording(ValueReader value, AzureTrace trace, double speed) {
    try {
      long end = (long) (site.durationNanos() * speed);
      TraceCheck check = trace.check((long) (site.warmupNanos() * speed), end);
      if (trace.originNanos() == AzureTrace.FIRST_ROW) {
        compareBegins(value, new Begin(value.path(), check.firstTime()), speed);
      }
      warn(value, check);
      return new Recording(
          check.rows(),
          check.spanNanos(),
          end,
          check.rowsInTime(),
          new MeanTokens(check.meanInputTokens(), check.meanOutputTokens()));
    } catch (IOException e) {
      String message = "%s: %s".formatted(value.path(), e.getMessage());
      if (Files.isRegularFile(trace.file()) && Files.isReadable(trace.file())) {
        value.error(message, null);
      } else {
        value.unreadable(message);
      }
      return Recording.UNREAD;
    }
  }

  private static void warn(ValueReader value, TraceCheck check) {
    long late = check.rows() - check.rowsInTime();
    if (check.rowsLeftOut() > 0) {
      value.warning(
          "%s: %d of %d rows come before the origin and are left out"
              .formatted(value.path(), check.rowsLeftOut(), check.rows() + check.rowsLeftOut()),
          null);
    }
    if (check.rowsWithoutAnswer() > 0) {
      value.warning(
          "%s: %d of %d rows have no answer (GeneratedTokens is 0)"
              .formatted(value.path(), check.rowsWithoutAnswer(), check.rows()),
          "their prompts are computed and paid for, and then they are answered; leave out rows"
              + " that are not to be repeated");
    }
    if (check.rowsInTime() == check.rowsBefore()) {
      value.warning(
          "%s: no row comes after the warm-up and before the end, so nothing is measured"
              .formatted(value.path()),
          "a shorter warm-up, or a longer duration");
    } else if (late > 0) {
      value.warning(
          "%s: %d of %d rows come after the end of the run and are not counted"
              .formatted(value.path(), late, check.rows()),
          "a longer duration or a higher speed takes them in");
    }
  }
}

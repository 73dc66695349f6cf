package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.arrival.PoissonSpec;
import dev.stampede.models.arrival.Recording;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.arrival.TraceSpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Source;
import dev.stampede.scenarios.trace.AzureTrace;
import dev.stampede.scenarios.trace.TraceCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code arrivals}: a rate with its surges, or a trace, which is checked to its end. */
public final class ArrivalDecoder {
  /** Arrivals for a use case that says nothing sensible about them. */
  static final ArrivalSpec STAND_IN = new PoissonSpec(1, List.of());

  /** One for each nanosecond. */
  private static final double HIGHEST_RATE = 1e9;

  private static final double HIGHEST_PEAK = 1e6;
  private static final int MOST_SURGES = 1_000;

  /** The origin of a trace that does not say another one. */
  private static final String FIRST_ROW = "first_row";

  private final long durationNanos;
  private final long warmupNanos;
  private final Source file;
  private final Path baseDirectory;

  /** Where a trace stands that begins with its first row, and when that came. */
  private record Begin(String path, String time) {}

  private final List<Begin> begins = new ArrayList<>();

  /**
   * Creates a decoder.
   *
   * @param warmupNanos what arrives before is not counted
   * @param file the scenario's own source
   * @param baseDirectory what the paths in that source are relative to
   */
  public ArrivalDecoder(long durationNanos, long warmupNanos, Source file, Path baseDirectory) {
    this.durationNanos = durationNanos;
    this.warmupNanos = warmupNanos;
    this.file = file;
    this.baseDirectory = baseDirectory;
  }

  ArrivalSpec read(ValueReader value) {
    MappingReader in = value.mapping();
    boolean rate = in.has("rate");
    boolean trace = in.has("trace");
    if (rate && !trace) {
      return poisson(in);
    }
    if (trace && !rate) {
      return trace(in);
    }
    in.optional("surges");
    in.optional("speed");
    in.optional("origin");
    in.finish();
    if (!in.isFaulty()) {
      in.error(
          rate ? "has both a rate and a trace" : "needs a rate or a trace",
          "for example {rate: 40/s} or {trace: requests.csv.gz, speed: 2x}");
    }
    return STAND_IN;
  }

  private ArrivalSpec poisson(MappingReader in) {
    ValueReader value = in.required("rate");
    double rate = value.perSecond();
    if (rate > HIGHEST_RATE) {
      value.reject("must be at most 1G/s", null);
    }
    List<Surge> surges = surges(in.optional("surges"));
    return in.build(() -> new PoissonSpec(rate, surges), STAND_IN);
  }

  /** Reads a list of surges. */
  public List<Surge> surges(ValueReader list) {
    List<Surge> surges = new ArrayList<>();
    for (ValueReader item : list.list()) {
      surges.add(surge(item.mapping()));
    }
    if (surges.size() > MOST_SURGES) {
      list.reject("must have at most %d surges".formatted(MOST_SURGES), null);
    }
    return surges;
  }

  private Surge surge(MappingReader in) {
    ValueReader start = in.required("at");
    long at = start.nanos();
    ValueReader height = in.required("peak");
    double peak = height.multiplier();
    if (peak > HIGHEST_PEAK) {
      height.reject("must be at most 1000000x", null);
    }
    long rise = in.optional("rise", "0s").nanos();
    long hold = in.optional("hold", "0s").nanos();
    long fall = in.optional("fall", "0s").nanos();
    Surge standIn = new Surge(0, 1, 0, 1, 0);
    Surge surge = in.build(() -> new Surge(at, peak, rise, hold, fall), standIn);
    if (at >= durationNanos) {
      start.warning(in.path() + " begins after the end of the run", null);
    }
    return surge;
  }

  private ArrivalSpec trace(MappingReader in) {
    ValueReader value = in.required("trace");
    String name = value.text();
    double speed = in.optional("speed", "1x").multiplier();
    long origin = origin(in.optional("origin", FIRST_ROW));
    AzureTrace trace = new AzureTrace(path(value, name), origin);
    ArrivalSpec unread =
        in.build(() -> new TraceSpec(name, speed, trace, Recording.UNREAD), STAND_IN);
    return unread == STAND_IN
        ? STAND_IN
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
      if (apart != 0 && Math.abs(apart) < durationNanos * speed) {
        value.warning(
            "%s begins at %s, %s at %s, and in the run both begin at once"
                .formatted(begin.path(), begin.time(), other.path(), other.time()),
            "if they are of one log, give both origin: "
                + (apart > 0 ? other.time() : begin.time()));
      }
    }
    begins.add(begin);
  }

  private Path path(ValueReader value, String name) {
    Path base = value.source() == file ? baseDirectory : Path.of("");
    try {
      return base.resolve(name);
    } catch (InvalidPathException e) {
      value.reject("is not a path", null);
      return base;
    }
  }

  /** Reads a trace to its end; what cannot be read holds nothing, and is an error. */
  private Recording recording(ValueReader value, AzureTrace trace, double speed) {
    try {
      long end = (long) (durationNanos * speed);
      TraceCheck check = trace.check((long) (warmupNanos * speed), end);
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

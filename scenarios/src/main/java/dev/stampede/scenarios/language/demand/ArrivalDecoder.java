package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.arrival.PoissonSpec;
import dev.stampede.models.arrival.Recording;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.arrival.TraceSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
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

  private static final String ORIGINS =
      FIRST_ROW
          + "|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?"
          + "(?:Z|\\+00:00)?";

  private static final Key<Long> AT =
      Key.required("at", Type.TIME, "when it begins, from the start of the run");
  private static final Key<Double> PEAK =
      Key.required("peak", Type.MULTIPLIER, "how many times the rate; below 1x it is a lull");
  private static final Key<Long> RISE =
      Key.optional("rise", Type.TIME, "0s", "how long the rate takes to get there");
  private static final Key<Long> HOLD = Key.optional("hold", Type.TIME, "0s", "how long it stays");
  private static final Key<Long> FALL =
      Key.optional("fall", Type.TIME, "0s", "how long it takes to come back");
  private static final Form SURGE =
      Form.of(
          "surge",
          "lifts the rate to a multiple; overlapping ones add up",
          AT,
          PEAK,
          RISE,
          HOLD,
          FALL);

  /** What a list of surges looks like. */
  public static final Type<List<ValueReader>> SURGES = Type.listOf(SURGE);

  private static final Key<Double> RATE =
      Key.required("rate", Type.RATE, "the rate while all is well, at most 1G/s");
  private static final Key<ValueReader> SURGES_OF_RATE =
      Key.open("surges", Type.as(SURGES.shape()), "none", "a list of surges, at most 1000");
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

  /** The processes that come with this version. */
  public static final Kinds<Reading> PROCESSES =
      new Kinds<>(
          "process",
          List.of(
              Kind.of(
                  "rate",
                  Form.of("rate", "a Poisson process", RATE, SURGES_OF_RATE),
                  ArrivalDecoder::poisson),
              Kind.of(
                  "trace",
                  Form.of("trace", "a recorded trace, replayed once", TRACE, SPEED, ORIGIN),
                  ArrivalDecoder::trace)));

  /** Reads arrivals of one process, of which the key is there that it is called by. */
  public interface Reading {
    /** Reads arrivals; what is faulty is recorded, and something harmless comes back. */
    ArrivalSpec read(ArrivalDecoder decoder, MappingReader in);
  }

  private final Kinds<Reading> processes;
  private final Form form;

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
   * @param processes what arrivals there are, each by the key that only it has
   * @param warmupNanos what arrives before is not counted
   * @param file the scenario's own source
   * @param baseDirectory what the paths in that source are relative to
   */
  public ArrivalDecoder(
      Kinds<Reading> processes,
      long durationNanos,
      long warmupNanos,
      Source file,
      Path baseDirectory) {
    this.processes = processes;
    this.form = form(processes);
    this.durationNanos = durationNanos;
    this.warmupNanos = warmupNanos;
    this.file = file;
    this.baseDirectory = baseDirectory;
  }

  /** The keys of arrivals by some processes. */
  static Form form(Kinds<Reading> processes) {
    return Form.of("arrivals", "when work arrives").oneBeside(processes);
  }

  /** The keys of arrivals. */
  Form form() {
    return form;
  }

  ArrivalSpec read(ValueReader value) {
    MappingReader in = value.mapping(form);
    List<String> given = processes.names().stream().filter(in::has).toList();
    Reading process = given.size() == 1 ? processes.find(given.get(0)) : null;
    if (process != null) {
      return process.read(this, in);
    }
    in.forgiveAllBut(List.copyOf(processes.names()));
    in.finish();
    if (!in.isFaulty()) {
      in.error(
          given.isEmpty() ? "needs a rate or a trace" : "has both a rate and a trace",
          "for example {rate: 40/s} or {trace: requests.csv.gz, speed: 2x}");
    }
    return STAND_IN;
  }

  private ArrivalSpec poisson(MappingReader in) {
    ValueReader value = in.value(RATE);
    double rate = RATE.type().read(value);
    if (rate > HIGHEST_RATE) {
      value.reject("must be at most 1G/s", null);
    }
    List<Surge> surges = surges(in.get(SURGES_OF_RATE));
    return in.build(() -> new PoissonSpec(rate, surges), STAND_IN);
  }

  /** Reads a list of surges. */
  public List<Surge> surges(ValueReader list) {
    List<Surge> surges = new ArrayList<>();
    for (ValueReader item : SURGES.read(list)) {
      surges.add(surge(item.mapping(SURGE)));
    }
    if (surges.size() > MOST_SURGES) {
      list.reject("must have at most %d surges".formatted(MOST_SURGES), null);
    }
    return surges;
  }

  private Surge surge(MappingReader in) {
    ValueReader start = in.value(AT);
    long at = AT.type().read(start);
    ValueReader height = in.value(PEAK);
    double peak = PEAK.type().read(height);
    if (peak > HIGHEST_PEAK) {
      height.reject("must be at most 1000000x", null);
    }
    long rise = in.get(RISE);
    long hold = in.get(HOLD);
    long fall = in.get(FALL);
    Surge standIn = new Surge(0, 1, 0, 1, 0);
    Surge surge = in.build(() -> new Surge(at, peak, rise, hold, fall), standIn);
    if (at >= durationNanos) {
      start.warning(in.path() + " begins after the end of the run", null);
    }
    return surge;
  }

  private ArrivalSpec trace(MappingReader in) {
    ValueReader value = in.value(TRACE);
    String name = TRACE.type().read(value);
    double speed = in.get(SPEED);
    long origin = origin(in.get(ORIGIN));
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

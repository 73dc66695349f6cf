package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.arrival.replay.Recording;
import dev.stampede.models.arrival.replay.Replay;
import dev.stampede.models.arrival.replay.TraceCursor;
import dev.stampede.models.arrival.replay.TraceSpec;
import dev.stampede.reports.text.PlainText;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.trace.TraceCheck;
import dev.stampede.scenarios.trace.TraceSurvey;
import dev.stampede.scenarios.trace.TraceSurvey.Part;
import dev.stampede.scenarios.trace.format.Clock;
import dev.stampede.scenarios.trace.format.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads arrivals by recorded traces, each of which is checked to its end. */
final class TraceDecoder {

  /** The origin of a trace that does not say another one. */
  private static final String FIRST_ROW = "first_row";

  private static final int SHOWN_DIGITS = 12;

  private static final Shape POINT =
      Shape.either(
          new Shape.Text(
              "date and time",
              "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?"
                  + "(?: ?(?:Z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?))?",
              false),
          Type.TIME.shape());

  private static final Key<ValueReader> ORIGIN =
      Key.optional(
          "origin",
          Type.as(Shape.either(new Shape.Words(List.of(FIRST_ROW)), POINT)),
          FIRST_ROW,
          "the time in the trace with which the run begins, 2023-11-16 18:00:00 say, in UTC unless"
              + " it has an offset; or a time since what the trace counts from");

  private static final Key<ValueReader> FROM =
      Key.open(
          "from",
          Type.as(POINT),
          "the origin",
          "with which the run begins: a time in the trace, or after the origin");
  private static final Key<ValueReader> TO =
      Key.open(
          "to",
          Type.as(POINT),
          "the trace's end",
          "before which the rows end: a time in the trace, or after the origin");
  private static final Form WINDOW = Form.of("window", "a part of a trace", FROM, TO);
  private static final Key<MappingReader> WINDOW_OF_TRACE =
      Key.open("window", Type.mapping(WINDOW), "all of it", "the part of it that is replayed");

  static final Form FORM =
      Form.of("trace", "a recorded trace, replayed")
          .and(TraceFileDecoder.FORM)
          .and(ORIGIN, WINDOW_OF_TRACE)
          .and(ReplayDecoder.FORM);

  private final ArrivalSite site;

  /** Where a trace stands that begins with its first row, and when that came. */
  private record Begin(String path, String time, long nanos) {}

  private final List<Begin> begins = new ArrayList<>();

  TraceDecoder(ArrivalSite site) {
    this.site = site;
  }

  ArrivalSpec read(MappingReader in) {
    TraceFileDecoder.Said said = TraceFileDecoder.read(in);
    ReplayDecoder replay = new ReplayDecoder(in);
    Part part = part(in);
    ArrivalSpec unread =
        in.build(
            () ->
                new TraceSpec(
                    said.name(), replay.unread(), TraceDecoder::nothing, Recording.UNREAD),
            ArrivalDecoder.STAND_IN);
    if (unread == ArrivalDecoder.STAND_IN) {
      return ArrivalDecoder.STAND_IN;
    }
    TraceSurvey.Found found = survey(said, part, replay.speed());
    if (found == null) {
      return unread;
    }
    Recording recording = recording(found.check(), part);
    Replay how = replay.of(recording.lengthNanos());
    if (!in.isFaulty()) {
      new TraceWarnings(said.said(), found.check()).tell(how);
    }
    return new TraceSpec(said.name(), how, found.rows(), recording);
  }

  private static TraceCursor nothing() {
    throw new IllegalStateException("a trace that could not be read is not replayed");
  }

  private static Part part(MappingReader in) {
    ValueReader begin = in.get(ORIGIN);
    long origin =
        begin.isWord(FIRST_ROW) || begin.isFaulty() ? Part.FIRST_ROW : point(begin).nanos();
    MappingReader window = in.find(WINDOW_OF_TRACE);
    if (window == null) {
      return new Part(origin, 0, Long.MAX_VALUE);
    }
    ValueReader from = window.find(FROM);
    ValueReader to = window.find(TO);
    window.finish();
    Point first = from == null ? null : point(from);
    Point last = to == null ? null : point(to);
    if (window.isFaulty()) {
      return Part.ALL;
    }
    return part(origin, first, last, window);
  }

  private static Part part(
      long origin, @Nullable Point from, @Nullable Point to, MappingReader window) {
    long zero = origin;
    long skip = from == null ? 0 : from.nanos();
    if (from != null && from.isDate()) {
      zero = from.nanos();
      skip = 0;
    }
    if (to == null) {
      return new Part(zero, skip, Long.MAX_VALUE);
    }
    long until = to.nanos();
    if (to.isDate()) {
      if (zero == Part.FIRST_ROW) {
        window.error(
            "'to' is a date, and neither origin nor from is", "give all of them as dates, or none");
        return Part.ALL;
      }
      until = to.nanos() - zero;
    } else if (from != null && from.isDate()) {
      if (origin == Part.FIRST_ROW) {
        window.error("'from' is a date, and 'to' is none", "give both as dates, or an origin");
        return Part.ALL;
      }
      until = origin + to.nanos() - zero;
    }
    if (until <= skip) {
      window.error("'to' is not after 'from'", null);
    }
    return new Part(zero, skip, until);
  }

  /**
   * A time in a trace.
   *
   * @param nanos since 1970 if it is a date, else since the origin
   */
  private record Point(long nanos, boolean isDate) {}

  private static Point point(ValueReader value) {
    if (value.isWord(FIRST_ROW)) {
      return new Point(0, false);
    }
    String text = value.text();
    if (text.indexOf('-', 1) == 4) {
      long date = Timestamp.nanos(text);
      if (date == Timestamp.INVALID) {
        value.reject("is no date and time", "2023-11-16 18:17:03, in UTC unless +02:00 follows");
      }
      return new Point(date, true);
    }
    return new Point(Type.TIME.read(value), false);
  }

  /** Reads a trace to its end; what cannot be read is an error. */
  private TraceSurvey.@Nullable Found survey(TraceFileDecoder.Said said, Part part, double speed) {
    ValueReader value = said.said();
    long warmup = (long) (site.warmupNanos() * speed);
    long end = (long) (site.durationNanos() * speed);
    return value
        .files()
        .read(
            value,
            said.trace().file(),
            file -> {
              TraceSurvey.Found found = TraceSurvey.of(said.trace(), part, warmup, end);
              TraceCheck check = found.check();
              if (part.originNanos() == Part.FIRST_ROW
                  && Clock.NS.isSince1970(check.firstNanos())) {
                compareBegins(
                    value, new Begin(value.path(), check.firstTime(), check.firstNanos()), speed);
              }
              verify(value.files().take(file), said.sha256());
              return found;
            });
  }

  private static void verify(String digest, @Nullable ValueReader wanted) {
    if (wanted != null && !wanted.text().toLowerCase(Locale.ROOT).equals(digest)) {
      wanted.error(
          "%s (%s) is not the SHA-256 of the file, which is %s"
              .formatted(wanted.path(), PlainText.of(wanted.text(), SHOWN_DIGITS), digest),
          "the file is another one, or has changed");
    }
  }

  private static Recording recording(TraceCheck check, Part part) {
    long gap = check.rows() > 1 ? check.spanNanos() / (check.rows() - 1) : 0;
    long last = check.firstNanos() - check.startNanos() + check.spanNanos();
    boolean cut = part.untilNanos() != Long.MAX_VALUE;
    long length = cut ? part.untilNanos() - part.skipNanos() : last + Math.max(1, gap);
    TraceCheck.Lengths sums = check.lengths();
    return new Recording(
        check.rows(),
        check.spanNanos(),
        length,
        check.endNanos(),
        check.rowsInTime(),
        check.counts(),
        sums == null
            ? null
            : new MeanTokens(
                (double) sums.input() / check.rows(), (double) sums.output() / check.rows()),
        check.sizes());
  }

  /** Two parts of one log, which the run would take in both, begin together without a word. */
  private void compareBegins(ValueReader value, Begin begin, double speed) {
    for (Begin other : begins) {
      long apart = begin.nanos() - other.nanos();
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
}

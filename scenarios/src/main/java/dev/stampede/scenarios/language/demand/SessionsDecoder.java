package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.agent.Count;
import dev.stampede.models.demand.agent.RecordedCourse;
import dev.stampede.models.demand.agent.Recordings;
import dev.stampede.models.demand.agent.StartSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.trace.SessionFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which sessions were recorded, and which are there when the run begins. */
final class SessionsDecoder {

  private static final Key<String> TRACE =
      Key.required(
          "trace",
          Type.TEXT,
          "the path of a file of sessions from the scenario's folder, plain or compressed with gzip"
              + " or Zstandard");
  private static final Key<Long> PAUSE_ABOVE =
      Key.absent(
          "pause_above",
          Type.POSITIVE_TIME,
          "never",
          "a longer time after a round is not a tool, but a person's pause, and a turn ends with it");
  private static final Form RECORDED =
      Form.of("recorded sessions", "sessions round by round, from a file", TRACE, PAUSE_ABOVE);

  static final Key<MappingReader> OF_RECORDED =
      Key.open(
          "recorded",
          Type.mapping(RECORDED),
          "steps say what a turn is",
          "what sessions are, one recording after the other");

  /** Shares from one to another. */
  private record Shares(double from, double to) {}

  private static final String PERCENT = "\\s*[0-9]+(?:\\.[0-9]*)?\\s*%\\s*";
  private static final Shares ALL = new Shares(0, 1);
  private static final Type<Shares> SHARES =
      Type.of(
          new Shape.Called("shares", new Shape.Text("share-share", PERCENT + "-" + PERCENT, false)),
          SessionsDecoder::shares);

  private static final Key<Integer> SESSIONS =
      Key.open("sessions", Type.count(1), "", "how many are there, with arrivals");
  private static final Key<Shares> AT =
      Key.optional(
          "at", SHARES, "0%-100%", "the share of its time that each has behind it, evenly between");
  private static final Key<Long> ANSWER =
      Key.optional(
          "answer", Type.TIME, "0s", "how long a call takes about, for where sessions are");
  private static final Key<Distribution> TURNS =
      Key.open(
          "turns",
          DistributionDecoder.NUMBER.any(),
          "",
          "how many turns each person's session has had, with people");
  private static final Form START =
      Form.of("start", "sessions that are in the middle when the run begins", SESSIONS)
          .when(Condition.given(SESSIONS), AT, ANSWER)
          .and(TURNS)
          .rule(Form.Count.EXACTLY_ONE, SESSIONS, TURNS);

  static final Key<MappingReader> OF_START =
      Key.absent(
          "start",
          Type.mapping(START),
          "none",
          "the run begins with sessions in the middle, with their contexts and kept prompts");

  private SessionsDecoder() {}

  /** Returns a course from a file; null where there is an error. */
  static @Nullable RecordedCourse recorded(MappingReader in) {
    ValueReader said = in.value(TRACE);
    String name = TRACE.type().read(said);
    long pauseAbove = in.get(PAUSE_ABOVE, Recordings.NO_PAUSE);
    in.finish();
    if (in.isFaulty()) {
      return null;
    }
    Path file = said.files().resolve(said, name);
    Recordings read =
        said.isFaulty()
            ? null
            : said.files().read(said, file, it -> SessionFile.read(it, pauseAbove));
    return read == null ? null : new RecordedCourse(read);
  }

  /** Returns the sessions that are there, where others arrive; null where that is said badly. */
  static @Nullable StartSpec ofArriving(MappingReader in) {
    if (in.has(TURNS)) {
      in.value(TURNS)
          .reject("goes with people, whose sessions have no end", "say sessions and at instead");
    }
    if (!in.has(SESSIONS)) {
      needs(in, "needs sessions", "for example {sessions: 500, at: 25%-75%}");
      return null;
    }
    int sessions = in.get(SESSIONS, 1);
    Shares at = in.get(AT);
    long answer = in.get(ANSWER);
    return in.build(() -> new StartSpec(sessions, at.from, at.to, answer));
  }

  /** Returns how many turns people's sessions have had; null where that is said badly. */
  static @Nullable Count ofPeople(MappingReader in) {
    if (in.has(SESSIONS)) {
      in.value(SESSIONS)
          .reject("goes with arrivals: each person has one session", "say turns instead");
    }
    if (!in.has(TURNS)) {
      needs(in, "needs turns", "for example {turns: 20}");
      return null;
    }
    Distribution turns = in.get(TURNS, new Distribution.Constant(1));
    return in.build(() -> new Count(turns));
  }

  private static void needs(MappingReader in, String complaint, String help) {
    if (!in.isFaulty()) {
      in.error(complaint, help);
    }
    in.forgiveAllBut(List.of());
    in.finish();
  }

  private static Shares shares(ValueReader value) {
    String text = value.text();
    int dash = text.indexOf('-');
    if (dash < 0) {
      value.reject("is not two shares", "25%-75%, for example");
      return ALL;
    }
    double from = Type.SHARE.read(value.part(0, text.substring(0, dash)));
    double to = Type.SHARE.read(value.part(dash + 1, text.substring(dash + 1)));
    if (from >= to && !value.isFaulty()) {
      value.reject("must go from a share to a greater one", "25%-75%, for example");
    }
    return value.isFaulty() ? ALL : new Shares(from, to);
  }
}

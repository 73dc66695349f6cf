package dev.stampede.scenarios.language.architecture;

import static dev.stampede.scenarios.read.Form.Count.AT_MOST_ONE;
import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.limit.LimitSpec;
import dev.stampede.models.resilience.limit.LimiterSpec;
import dev.stampede.models.resilience.limit.LimiterSpec.Room;
import dev.stampede.models.resilience.limit.LimiterSpec.Signal;
import dev.stampede.models.resilience.limit.ShareSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.provider.QueueDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code bulkhead}, {@code adaptive_limit}, {@code resume_ramp} and {@code shed}. */
final class LimiterDecoder {
  private static final LimiterSpec STAND_IN = LimiterSpec.fixed(1, null, null);

  /** What tells of overload where nothing else is said. */
  private static final Outcomes DROPPED =
      Outcomes.of(Status.RATE_LIMITED, Status.OVERLOADED, Status.TIMEOUT);

  private static final Key<Long> MAX_WAIT =
      Key.optional("max_wait", Type.TIME, "0s", "how long a call may wait for its place");
  private static final Key<Integer> MAX_QUEUE =
      QueueDecoder.limit("max_queue", 1, "how many may wait; with max_wait only");
  private static final Form ROOM =
      Form.of("room", "where calls wait", MAX_WAIT, MAX_QUEUE, QueueDecoder.DISCIPLINE);

  private static final Shape BANDS =
      new Shape.Table(
          "lowest priority", Type.integer(0, Request.TOP_PRIORITY).shape(), Type.SHARE.shape(), 1);
  private static final Key<List<Named>> UP_TO =
      Key.open(
          "up_to",
          Type.of(BANDS, ValueReader::children),
          "guaranteed is given",
          "the share of the places up to which a class is let in: {0: 40%, 5: 100%}");
  private static final Key<List<Named>> GUARANTEED =
      Key.open(
          "guaranteed",
          Type.of(BANDS, ValueReader::children),
          "up_to is given",
          "the share of the places that a class has for itself");
  private static final Form SHARES =
      Form.of("shares", "shares by the lowest priority of a class", UP_TO, GUARANTEED);

  private static final Key<Integer> BULKHEAD_CALLS =
      Key.optional("max_concurrent", Type.count(1), "25", "calls at a time");
  private static final Key<Integer> SHED_CALLS =
      Key.required("max_concurrent", Type.count(1), "calls at a time");

  /** The keys of {@code bulkhead}. */
  static final Form BULKHEAD =
      Form.of("bulkhead", "so many calls at a time, others wait or are refused", BULKHEAD_CALLS)
          .and(ROOM);

  /** The keys of {@code shed}. */
  static final Form SHED =
      Form.of("shed", "the less important calls are refused first", SHED_CALLS)
          .and(SHARES)
          .rule(EXACTLY_ONE, UP_TO, GUARANTEED);

  private static final Key<Integer> INITIAL =
      Key.optional("initial", Type.count(1), "1", "calls at a time at first");
  private static final Key<Integer> STEP =
      Key.optional("step", Type.count(0), "1", "calls more each time");
  private static final Key<Long> EVERY =
      Key.optional("every", Type.POSITIVE_TIME, "250ms", "how often it grows");
  private static final Key<Long> FOR =
      Key.optional("for", Type.POSITIVE_TIME, "30s", "after this time there is no limit any more");
  private static final Key<Integer> AFTER_FAILURES =
      Key.optional(
          "after_failures",
          Type.count(1),
          "5",
          "so many failures in a row are an outage; until a call succeeds, the limit is initial");
  private static final Key<Long> AFTER_IDLE =
      Key.optional(
          "after_idle", Type.POSITIVE_TIME, "1m", "who had no calls for so long was switched to");
  private static final Key<Outcomes> FAILED =
      Key.optional(
          "failed",
          Type.OUTCOMES,
          StatusWords.words(RetrySpec.WORTH_RETRYING.statuses()),
          "what is a failure; what is neither that nor an answer does not count");

  /** The keys of {@code resume_ramp}. */
  static final Form RESUME_RAMP =
      Form.of(
              "resume-ramp",
              "a few calls at a time after an outage or a switch, then more and more, then all",
              INITIAL,
              STEP,
              EVERY,
              FOR,
              AFTER_FAILURES,
              AFTER_IDLE,
              FAILED)
          .and(ROOM);

  private static final Key<Signal> SIGNAL =
      Key.optional("signal", Type.words(Signal.class), "completion", "what is timed");
  private static final Key<Outcomes> USUALLY_DROPPED =
      Key.optional(
          "dropped",
          Type.OUTCOMES,
          StatusWords.words(DROPPED.statuses()),
          "what is a sign of overload");
  private static final Key<Outcomes> ENVOY_DROPPED =
      Key.absent("dropped", Type.OUTCOMES, "none", "what is a sign of overload");
  private static final Key<Outcomes> USUALLY_IGNORED =
      Key.absent("ignored", Type.OUTCOMES, "all others", "what does not count");
  private static final Key<Outcomes> ENVOY_IGNORED =
      Key.absent("ignored", Type.OUTCOMES, "none", "what does not count");

  private final Kinds<LimitDecoder.Reading> algorithms;
  private final Form form;

  LimiterDecoder(Kinds<LimitDecoder.Reading> algorithms) {
    this.algorithms = algorithms;
    this.form =
        Form.of("adaptive-limit", "so many calls at a time as go well")
            .oneOf(algorithms)
            .and(SIGNAL, USUALLY_DROPPED, USUALLY_IGNORED)
            .and(ROOM)
            .and(SHARES)
            .rule(AT_MOST_ONE, UP_TO, GUARANTEED);
  }

  /** The keys of {@code adaptive_limit}. */
  Form form() {
    return form;
  }

  static PolicySpec bulkhead(ValueReader value) {
    MappingReader in = value.mapping(BULKHEAD);
    int calls = in.get(BULKHEAD_CALLS);
    Room room = room(in);
    return in.build(() -> LimiterSpec.fixed(calls, room, null), STAND_IN);
  }

  static PolicySpec resumeRamp(ValueReader value) {
    MappingReader in = value.mapping(RESUME_RAMP);
    int initial = in.get(INITIAL);
    int step = in.get(STEP);
    long every = in.get(EVERY);
    long whole = in.get(FOR);
    int failures = in.get(AFTER_FAILURES);
    long idle = in.get(AFTER_IDLE);
    Outcomes failed = in.get(FAILED);
    Room room = room(in);
    return in.build(
        () -> {
          LimitSpec ramp = new LimitSpec.Ramp(initial, step, every, whole, failures, idle);
          return new LimiterSpec(ramp, Signal.COMPLETION, failed, others(failed), room, null);
        },
        STAND_IN);
  }

  /** The failures that are not among these. */
  private static Outcomes others(Outcomes these) {
    Set<Status> others = Outcomes.FAILURES.statuses();
    others.removeAll(these.statuses());
    return Outcomes.of(others);
  }

  static PolicySpec shed(ValueReader value) {
    MappingReader in = value.mapping(SHED);
    int calls = in.get(SHED_CALLS);
    ShareSpec shares = shares(in);
    return in.build(() -> LimiterSpec.fixed(calls, null, shares), STAND_IN);
  }

  PolicySpec adaptive(ValueReader value) {
    MappingReader in = value.mapping(form);
    List<Kind<LimitDecoder.Reading>> given =
        algorithms.list().stream().filter(kind -> in.has(kind.name())).toList();
    if (given.size() != 1) {
      List<String> names = List.copyOf(algorithms.names());
      in.forgiveAllBut(names);
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            given.isEmpty() ? "needs an algorithm" : "has more than one algorithm",
            "one of %s, for example {gradient2: {}}".formatted(String.join(", ", names)));
      }
      return STAND_IN;
    }
    Kind<LimitDecoder.Reading> kind = given.get(0);
    Form its = kind.shape() instanceof Shape.Keys keys ? keys.form() : null;
    LimitSpec limit = kind.decoder().read(in.optional(kind.name()).mapping(its));
    boolean envoy = limit instanceof LimitSpec.EnvoyGradient;
    Signal signal = in.get(SIGNAL);
    Outcomes dropped = envoy ? in.get(ENVOY_DROPPED, Outcomes.NONE) : in.get(USUALLY_DROPPED);
    Outcomes ignored =
        envoy ? in.get(ENVOY_IGNORED, Outcomes.NONE) : in.get(USUALLY_IGNORED, others(dropped));
    Room room = room(in);
    ShareSpec shares = in.has(UP_TO) || in.has(GUARANTEED) ? shares(in) : null;
    return in.build(() -> new LimiterSpec(limit, signal, dropped, ignored, room, shares), STAND_IN);
  }

  /** A room to wait in, where {@code max_wait} is given. */
  private static @Nullable Room room(MappingReader in) {
    long wait = in.get(MAX_WAIT);
    if (wait == 0) {
      boolean hasQueue = in.has(MAX_QUEUE);
      boolean hasDiscipline = in.has(QueueDecoder.DISCIPLINE);
      if (hasQueue || hasDiscipline) {
        in.error("has a queue but no max_wait above 0s", "nobody would wait");
      }
      return null;
    }
    int places = in.get(MAX_QUEUE);
    Discipline discipline = in.get(QueueDecoder.DISCIPLINE);
    return new Room(places, wait, discipline);
  }

  /** Reads {@code up_to} or {@code guaranteed}: shares by the lowest priority of a class. */
  private static @Nullable ShareSpec shares(MappingReader in) {
    if (in.has(UP_TO) == in.has(GUARANTEED)) {
      in.error("needs one of up_to and guaranteed", "for example up_to: {0: 60%, 5: 100%}");
      return null;
    }
    boolean upTo = in.has(UP_TO);
    List<Integer> from = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (Named band : in.get(upTo ? UP_TO : GUARANTEED)) {
      from.add(band.key().integer(0, Request.TOP_PRIORITY));
      shares.add(band.value().share());
    }
    if (in.isFaulty()) {
      return null;
    }
    ShareSpec.Rule rule = upTo ? ShareSpec.Rule.UP_TO : ShareSpec.Rule.GUARANTEED;
    try {
      return new ShareSpec(rule, from, shares);
    } catch (IllegalArgumentException e) {
      in.error(String.valueOf(e.getMessage()), null);
      return null;
    }
  }
}

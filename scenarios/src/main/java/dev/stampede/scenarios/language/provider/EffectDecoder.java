package dev.stampede.scenarios.language.provider;

import static dev.stampede.scenarios.read.Form.Count.AT_LEAST_ONE;
import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.fault.OfUsers;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.QuotaCut;
import dev.stampede.models.fault.Regression;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.fault.StreamCut;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the keys that say what a fault, or an incident, does. */
public final class EffectDecoder {
  private static final String DEFAULT_STATUS = "503";
  private static final Effect STAND_IN = new Stall();

  private static final Key<Integer> STATUS =
      Key.optional(
          "status", Type.integer(400, 599), DEFAULT_STATUS, "the HTTP status that calls get");
  private static final Key<Long> ERROR_LATENCY =
      Key.optional("error_latency", Type.TIME, "0s", "the time until they get it");
  private static final Key<Long> HANG =
      Key.open(
          "hang",
          Type.POSITIVE_TIME,
          "calls get the status",
          "nobody takes calls up until their connection breaks, after this time");
  private static final Key<Double> ERRORS =
      Key.required("errors", Type.SHARE, "how many calls get the status");
  private static final Key<Double> SLOWER =
      Key.open("factor", Type.MULTIPLIER, "`1x`", "how many times as long everything takes");
  private static final Key<Long> ADDS =
      Key.open(
          "adds",
          Type.POSITIVE_TIME,
          "nothing",
          "the time that calls take on top of it whose service begins meanwhile");
  private static final Key<Double> OF_USERS =
      Key.open("of_users", Type.SHARE, "all", "the users whom it concerns, the same throughout");
  private static final Key<Double> OF_ANSWERS =
      Key.optional("share", Type.SHARE, "100%", "how many answers it concerns");
  private static final Key<Double> CAPACITY =
      Key.required("capacity", Type.SHARE, "the share of the capacity that is left");
  private static final Key<Double> SHARE =
      Key.required("share", Type.SHARE, "how many calls it concerns");
  private static final Key<Long> LOST =
      Key.open(
          "hang",
          Type.POSITIVE_TIME,
          "late is given",
          "their answers get lost; the connection breaks after this time");
  private static final Key<Long> LATE =
      Key.open("late", Type.POSITIVE_TIME, "hang is given", "their answers are so much later");
  private static final Key<Double> AFTER =
      Key.open("after", Type.SHARE, "after_tokens is given", "the share of the tokens that come");
  private static final Key<Integer> AFTER_TOKENS =
      Key.open("after_tokens", Type.count(0), "after is given", "how many tokens come");
  private static final Key<Double> FACTOR =
      Key.open("factor", Type.SHARE, "quality is given", "the share of the quality that is left");
  private static final Key<Double> QUALITY =
      Key.open("quality", Type.QUALITY, "factor is given", "the best quality that is left");
  private static final Key<Double> LIMITS =
      Key.required("limits", Type.SHARE, "the share of its own limits that is left");
  private static final Key<Long> RECOVER =
      Key.optional("recover", Type.TIME, "0s", "how long capacity takes to come back, linearly");

  private static final Form REFUSAL =
      Form.of("refusal", "calls are refused", STATUS, ERROR_LATENCY, HANG, OF_USERS)
          .none(Condition.given(HANG), STATUS, ERROR_LATENCY);

  /** The kinds that come with this version. */
  public static final Kinds<Reading> KINDS =
      new Kinds<>(
          "fault",
          List.of(
              kind(
                  "outage",
                  REFUSAL
                      .and(RECOVER)
                      .called(
                          "outage",
                          "calls inside are cut off, new ones get the status, or nobody takes them"
                              + " up"),
                  in -> ofUsers(in, refusal(in, Outage::new, hangs(in)))),
              kind(
                  "front_door",
                  REFUSAL.called(
                      "front-door-fault", "new calls as in an outage, those inside are served"),
                  in -> ofUsers(in, refusal(in, DoorClosed::new, hangs(in)))),
              kind(
                  "brownout",
                  Form.of(
                      "brownout",
                      "a share of the calls gets the status",
                      ERRORS,
                      STATUS,
                      ERROR_LATENCY,
                      OF_USERS),
                  in -> ofUsers(in, brownout(in))),
              kind(
                  "slow",
                  Form.of("slow", "everything takes longer", SLOWER, ADDS, OF_USERS)
                      .rule(AT_LEAST_ONE, SLOWER, ADDS)
                      .none(Condition.given(OF_USERS), SLOWER),
                  EffectDecoder::slow),
              kind("stall", Form.of("stall", "everything stands still", RECOVER), in -> Stall::new),
              kind(
                  "capacity",
                  Form.of(
                      "capacity-cut",
                      "some capacity is taken away; it finishes its calls",
                      CAPACITY,
                      RECOVER),
                  EffectDecoder::capacity),
              kind(
                  "gray",
                  Form.of(
                          "gray",
                          "answers get lost or are late; the provider does not notice",
                          SHARE,
                          LOST,
                          LATE,
                          OF_USERS)
                      .rule(EXACTLY_ONE, LOST, LATE),
                  in -> ofUsers(in, gray(in))),
              kind(
                  "stream_cut",
                  Form.of("stream-cut", "streams break off", SHARE, AFTER, AFTER_TOKENS, OF_USERS)
                      .rule(EXACTLY_ONE, AFTER, AFTER_TOKENS),
                  in -> ofUsers(in, streamCut(in))),
              kind(
                  "quality",
                  Form.of("quality-cut", "answers are worse", FACTOR, QUALITY, OF_ANSWERS)
                      .rule(EXACTLY_ONE, FACTOR, QUALITY),
                  EffectDecoder::quality),
              kind(
                  "quota_cut",
                  Form.of("quota-cut", "its own limits are lower", LIMITS),
                  EffectDecoder::quotaCut)));

  private final Key<Reading> kind;
  private final Form form;

  /** A kind of effect: reads what it needs to be told, and tells what it does. */
  public interface Reading {
    /**
     * Reads the keys of the kind, and returns what makes the effect once all is known to be well.
     */
    Supplier<Effect> of(MappingReader in);
  }

  /**
   * What was read.
   *
   * @param effect to be made when the mapping is known to be right
   * @param recoverNanos how long capacity takes to come back
   */
  record Read(Supplier<Effect> effect, long recoverNanos) {}

  EffectDecoder(Kinds<Reading> kinds) {
    kind = Key.required("kind", Type.words(kinds.decoders(), in -> () -> STAND_IN), "what happens");
    form = Form.of("effect", "what goes wrong", kind).whenSaid(kind, kinds);
  }

  private static Kind<Reading> kind(String name, Form form, Reading reading) {
    return Kind.of(name, form, reading);
  }

  /** The keys. */
  Form form() {
    return form;
  }

  /** Reads {@code kind} and what belongs to it; null if the kind is unknown. */
  @Nullable Read read(MappingReader in) {
    ValueReader word = in.value(kind);
    Reading chosen = kind.type().read(word);
    if (word.isFaulty()) {
      in.forgive();
      return null;
    }
    Supplier<Effect> effect = chosen.of(in);
    boolean recovers = in.takes(RECOVER);
    return new Read(effect, recovers ? in.get(RECOVER) : 0);
  }

  /** Makes an effect of a status and the time until it is sent. */
  private interface Refusal {
    Effect of(int status, long errorLatencyNanos, boolean hangs);
  }

  private static Supplier<Effect> refusal(MappingReader in, Refusal refusal, boolean hangs) {
    int status = hangs ? Integer.parseInt(DEFAULT_STATUS) : in.get(STATUS);
    long latency = hangs ? in.get(HANG, 1L) : in.get(ERROR_LATENCY);
    return () -> refusal.of(status, latency, hangs);
  }

  /** Whether new calls get no answer at all; then there is no status, and no time until it. */
  private static boolean hangs(MappingReader in) {
    boolean hangs = in.has(HANG);
    if (hangs && (in.has(STATUS) || in.has(ERROR_LATENCY))) {
      in.error("a call that hangs gets no status", "leave out status and error_latency, or hang");
    }
    return hangs;
  }

  private static Supplier<Effect> brownout(MappingReader in) {
    double errors = in.get(ERRORS);
    return refusal(in, (status, latency, hangs) -> new Brownout(errors, status, latency), false);
  }

  private static Supplier<Effect> slow(MappingReader in) {
    if (!in.has(SLOWER) && !in.has(ADDS)) {
      in.error("needs factor, adds, or both", "for example {factor: 3x} or {adds: 30s}");
    }
    if (in.has(SLOWER) && in.has(OF_USERS)) {
      in.error("a factor makes everybody slow, not some users", "say adds, or leave out of_users");
    }
    double factor = in.get(SLOWER, 1.0);
    long adds = in.get(ADDS, 0L);
    return ofUsers(in, () -> new Slow(factor, adds));
  }

  /** Returns what makes an effect on the users whom it concerns. */
  private static Supplier<Effect> ofUsers(MappingReader in, Supplier<Effect> effect) {
    if (!in.has(OF_USERS)) {
      return effect;
    }
    double share = in.get(OF_USERS, 1.0);
    return () -> new OfUsers(effect.get(), share);
  }

  private static Supplier<Effect> capacity(MappingReader in) {
    double share = in.get(CAPACITY);
    return () -> new CapacityCut(share);
  }

  private static Supplier<Effect> gray(MappingReader in) {
    double share = in.get(SHARE);
    boolean lost = in.has(LOST);
    requireOne(in, LOST, LATE, "for example {hang: 10m} or {late: 30s}");
    long time = in.get(lost ? LOST : LATE, 1L);
    return () -> new Gray(share, time, lost);
  }

  private static Supplier<Effect> streamCut(MappingReader in) {
    double share = in.get(SHARE);
    requireOne(in, AFTER, AFTER_TOKENS, "for example {after: 50%} or {after_tokens: 100}");
    double part = in.get(AFTER, 0.0);
    int tokens = in.get(AFTER_TOKENS, 0);
    return () -> new StreamCut(share, tokens, part);
  }

  private static Supplier<Effect> quality(MappingReader in) {
    requireOne(in, FACTOR, QUALITY, "for example {factor: 80%} or {quality: 0.5}");
    double factor = in.get(FACTOR, 1.0);
    double most = in.get(QUALITY, 1.0);
    double share = in.get(OF_ANSWERS);
    return () -> new Regression(factor, most, share);
  }

  private static Supplier<Effect> quotaCut(MappingReader in) {
    double share = in.get(LIMITS);
    return () -> new QuotaCut(share);
  }

  private static void requireOne(MappingReader in, Key<?> one, Key<?> other, String help) {
    if (in.has(one) == in.has(other)) {
      in.error("needs one of %s and %s".formatted(one.name(), other.name()), help);
    }
  }
}

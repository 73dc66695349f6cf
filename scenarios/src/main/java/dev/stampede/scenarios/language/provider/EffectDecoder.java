package dev.stampede.scenarios.language.provider;

import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.CapacityCut;
import dev.stampede.models.fault.DoorClosed;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.QuotaCut;
import dev.stampede.models.fault.Regression;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.fault.Stall;
import dev.stampede.models.fault.StreamCut;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the keys that say what a fault, or an incident, does. */
final class EffectDecoder {
  private static final String DEFAULT_STATUS = "503";

  /** Those after which capacity may take its time to come back. */
  private static final Set<String> RECOVERING = Set.of("outage", "stall", "capacity");

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** Reads what a kind of fault needs to be told, and tells what it does. */
  private interface Kind {
    Supplier<Effect> of(MappingReader in);
  }

  /**
   * What was read.
   *
   * @param effect to be made when the mapping is known to be right
   * @param recoverNanos how long capacity takes to come back
   */
  record Read(Supplier<Effect> effect, long recoverNanos) {}

  EffectDecoder() {
    kinds.put("outage", in -> refusal(in, Outage::new, hangs(in)));
    kinds.put("front_door", in -> refusal(in, DoorClosed::new, hangs(in)));
    kinds.put("brownout", EffectDecoder::brownout);
    kinds.put("slow", EffectDecoder::slow);
    kinds.put("stall", in -> Stall::new);
    kinds.put("capacity", EffectDecoder::capacity);
    kinds.put("gray", EffectDecoder::gray);
    kinds.put("stream_cut", EffectDecoder::streamCut);
    kinds.put("quality", EffectDecoder::quality);
    kinds.put("quota_cut", EffectDecoder::quotaCut);
  }

  /** Reads {@code kind} and what belongs to it; null if the kind is unknown. */
  @Nullable Read read(MappingReader in) {
    ValueReader word = in.required("kind");
    Kind kind = word.choice(kinds);
    if (kind == null) {
      in.forgive();
      return null;
    }
    Supplier<Effect> effect = kind.of(in);
    boolean recovers = RECOVERING.contains(word.text());
    return new Read(effect, recovers ? in.optional("recover", "0s").nanos() : 0);
  }

  /** Makes an effect of a status and the time until it is sent. */
  private interface Refusal {
    Effect of(int status, long errorLatencyNanos, boolean hangs);
  }

  private static Supplier<Effect> refusal(MappingReader in, Refusal refusal, boolean hangs) {
    int status = hangs ? Integer.parseInt(DEFAULT_STATUS) : status(in);
    long latency =
        hangs ? in.optional("hang").positiveNanos() : in.optional("error_latency", "0s").nanos();
    return () -> refusal.of(status, latency, hangs);
  }

  /** Whether new calls get no answer at all; then there is no status, and no time until it. */
  private static boolean hangs(MappingReader in) {
    boolean hangs = in.has("hang");
    if (hangs && (in.has("status") || in.has("error_latency"))) {
      in.error("a call that hangs gets no status", "leave out status and error_latency, or hang");
    }
    return hangs;
  }

  private static Supplier<Effect> brownout(MappingReader in) {
    double errors = in.required("errors").share();
    return refusal(in, (status, latency, hangs) -> new Brownout(errors, status, latency), false);
  }

  private static Supplier<Effect> slow(MappingReader in) {
    double factor = in.required("factor").multiplier();
    return () -> new Slow(factor);
  }

  private static Supplier<Effect> capacity(MappingReader in) {
    double share = in.required("capacity").share();
    return () -> new CapacityCut(share);
  }

  private static Supplier<Effect> gray(MappingReader in) {
    double share = in.required("share").share();
    boolean lost = in.has("hang");
    requireOne(in, "hang", "late", "for example {hang: 10m} or {late: 30s}");
    long time = in.optional(lost ? "hang" : "late", "1s").positiveNanos();
    return () -> new Gray(share, time, lost);
  }

  private static Supplier<Effect> streamCut(MappingReader in) {
    double share = in.required("share").share();
    requireOne(in, "after", "after_tokens", "for example {after: 50%} or {after_tokens: 100}");
    double part = in.has("after") ? in.optional("after").share() : 0;
    int tokens =
        in.has("after_tokens") ? (int) in.optional("after_tokens").count(0, Integer.MAX_VALUE) : 0;
    return () -> new StreamCut(share, tokens, part);
  }

  private static Supplier<Effect> quality(MappingReader in) {
    requireOne(in, "factor", "quality", "for example {factor: 80%} or {quality: 0.5}");
    double factor = in.has("factor") ? in.optional("factor").share() : 1;
    double most = in.has("quality") ? in.optional("quality").quality() : 1;
    return () -> new Regression(factor, most);
  }

  private static Supplier<Effect> quotaCut(MappingReader in) {
    double share = in.required("limits").share();
    return () -> new QuotaCut(share);
  }

  private static void requireOne(MappingReader in, String one, String other, String help) {
    if (in.has(one) == in.has(other)) {
      in.error("needs one of %s and %s".formatted(one, other), help);
    }
  }

  private static int status(MappingReader in) {
    return in.optional("status", DEFAULT_STATUS).integer(400, 599);
  }
}

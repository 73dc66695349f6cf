package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.limit.LimitSpec;
import dev.stampede.models.resilience.limit.LimiterSpec;
import dev.stampede.models.resilience.limit.LimiterSpec.Room;
import dev.stampede.models.resilience.limit.LimiterSpec.Signal;
import dev.stampede.models.resilience.limit.ShareSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.provider.EngineDecoder;
import dev.stampede.scenarios.language.provider.QueueDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code bulkhead}, {@code adaptive_limit} and {@code shed}. */
final class LimiterDecoder {
  private static final LimiterSpec STAND_IN = LimiterSpec.fixed(1, null, null);

  /** What tells of overload where nothing else is said. */
  private static final Outcomes DROPPED =
      Outcomes.of(Status.RATE_LIMITED, Status.OVERLOADED, Status.TIMEOUT);

  private static final List<String> ALGORITHMS =
      List.of("gradient2", "vegas", "aimd", "envoy_gradient");

  private LimiterDecoder() {}

  static PolicySpec bulkhead(ValueReader value) {
    MappingReader in = value.mapping();
    int calls = (int) in.optional("max_concurrent", "25").count(1, Integer.MAX_VALUE);
    Room room = room(in);
    return in.build(() -> LimiterSpec.fixed(calls, room, null), STAND_IN);
  }

  static PolicySpec shed(ValueReader value) {
    MappingReader in = value.mapping();
    int calls = (int) in.required("max_concurrent").count(1, Integer.MAX_VALUE);
    ShareSpec shares = shares(in);
    return in.build(() -> LimiterSpec.fixed(calls, null, shares), STAND_IN);
  }

  static PolicySpec adaptive(ValueReader value) {
    MappingReader in = value.mapping();
    List<String> given = ALGORITHMS.stream().filter(in::has).toList();
    if (given.size() != 1) {
      in.forgiveAllBut(ALGORITHMS);
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            given.isEmpty() ? "needs an algorithm" : "has more than one algorithm",
            "one of %s, for example {gradient2: {}}".formatted(String.join(", ", ALGORITHMS)));
      }
      return STAND_IN;
    }
    String name = given.get(0);
    MappingReader algorithm = in.optional(name).mapping();
    LimitSpec limit =
        switch (name) {
          case "gradient2" -> LimitDecoder.gradient2(algorithm);
          case "vegas" -> LimitDecoder.vegas(algorithm);
          case "aimd" -> LimitDecoder.aimd(algorithm);
          default -> LimitDecoder.envoyGradient(algorithm);
        };
    boolean envoy = limit instanceof LimitSpec.EnvoyGradient;
    Signal signal = in.optional("signal", "completion").choice(Signal.class);
    Outcomes dropped =
        envoy
            ? outcomes(in, "dropped", "none", Outcomes.NONE)
            : StatusWords.on(in.optional("dropped", StatusWords.words(DROPPED.statuses())));
    Set<Status> others = Outcomes.FAILURES.statuses();
    others.removeAll(dropped.statuses());
    Outcomes ignored =
        envoy
            ? outcomes(in, "ignored", "none", Outcomes.NONE)
            : outcomes(in, "ignored", "all others", Outcomes.of(others));
    Room room = room(in);
    ShareSpec shares = in.has("up_to") || in.has("guaranteed") ? shares(in) : null;
    return in.build(() -> new LimiterSpec(limit, signal, dropped, ignored, room, shares), STAND_IN);
  }

  private static Outcomes outcomes(MappingReader in, String key, String words, Outcomes usual) {
    return in.has(key, words) ? StatusWords.on(in.optional(key)) : usual;
  }

  /** A room to wait in, where {@code max_wait} is given. */
  private static @Nullable Room room(MappingReader in) {
    long wait = in.optional("max_wait", "0s").nanos();
    if (wait == 0) {
      boolean hasQueue = in.has("max_queue");
      boolean hasDiscipline = in.has("discipline");
      if (hasQueue || hasDiscipline) {
        in.error("has a queue but no max_wait above 0s", "nobody would wait");
      }
      return null;
    }
    int places = EngineDecoder.limit(in, "max_queue", 1);
    Discipline discipline = QueueDecoder.read(in.optional("discipline", "fifo"));
    return new Room(places, wait, discipline);
  }

  /** Reads {@code up_to} or {@code guaranteed}: shares by the lowest priority of a class. */
  private static @Nullable ShareSpec shares(MappingReader in) {
    if (in.has("up_to") == in.has("guaranteed")) {
      in.error("needs one of up_to and guaranteed", "for example up_to: {0: 60%, 5: 100%}");
      return null;
    }
    boolean upTo = in.has("up_to");
    List<Integer> from = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (Named band : in.optional(upTo ? "up_to" : "guaranteed").children()) {
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

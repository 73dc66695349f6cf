package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.fault.Signal;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.resilience.breaker.SwitchoverSpec.Leave;
import dev.stampede.models.resilience.breaker.SwitchoverSpec.Return;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code leave} and {@code return}: when work leaves a rung as a whole, and how it returns.
 */
final class SwitchoverDecoder {
  private static final long SECOND = 1_000_000_000L;
  private static final Leave LEAVE = new Leave(0.5, 30, 20, 0, Signal.ERRORS);
  private static final Return RETURN = new Return(300 * SECOND, 0.2, 10, List.of(), SECOND);

  /** What a return counts from. */
  private enum From {
    LEAVING,
    ALL_CLEAR
  }

  private SwitchoverDecoder() {}

  /** Returns what a rung says; null if work never leaves it as a whole. */
  static @Nullable SwitchoverSpec read(MappingReader in) {
    boolean returns = in.has("return");
    if (!in.has("leave", "never")) {
      if (returns) {
        in.optional("return")
            .error(in.path() + ": 'return' needs a 'leave'", "for example leave: {over: 30s}");
      }
      return null;
    }
    Leave leave = leave(in.optional("leave").mapping());
    ValueReader back = in.optional("return");
    Return comeBack = comeBack(back.mapping());
    if (in.isFaulty()) {
      return null;
    }
    if (comeBack.failureRate() > leave.failureRate()) {
      back.error(
          back.path() + ".failure_rate must not be above leave.failure_rate",
          "work would go to and fro");
      return null;
    }
    return new SwitchoverSpec(leave, comeBack);
  }

  private static Leave leave(MappingReader in) {
    double rate = in.optional("failure_rate", "50%").share();
    ValueReader window = in.optional("over", "30s");
    long over = window.positiveNanos();
    if (!window.isFaulty() && (over % SECOND != 0 || over > Leave.LONGEST_WINDOW * SECOND)) {
      window.reject("must be whole seconds, at most a day", null);
    }
    int minimum = (int) in.optional("min_calls", "20").count(1, Integer.MAX_VALUE);
    long decide = in.optional("decide_after", "0s").nanos();
    Signal on = in.optional("on", "errors").choice(Signal.class);
    return in.build(() -> new Leave(rate, (int) (over / SECOND), minimum, decide, on), LEAVE);
  }

  private static Return comeBack(MappingReader in) {
    long after = in.optional("after", "5m").positiveNanos();
    boolean allClear = in.optional("from", "leaving").choice(From.class) == From.ALL_CLEAR;
    double rate = in.optional("failure_rate", "20%").share();
    int minimum = (int) in.optional("min_calls", "10").count(1, Integer.MAX_VALUE);
    long step = in.optional("each", "15m").positiveNanos();
    List<Double> shares = new ArrayList<>();
    in.optional("canary", List.of("10%", "30%", "50%"))
        .list()
        .forEach(share -> shares.add(share.share()));
    return in.build(() -> new Return(after, allClear, rate, minimum, shares, step), RETURN);
  }
}

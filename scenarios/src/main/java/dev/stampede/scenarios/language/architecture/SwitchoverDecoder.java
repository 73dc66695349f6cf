package dev.stampede.scenarios.language.architecture;

import static dev.stampede.scenarios.read.Form.Count.ALL_WITH_THE_FIRST;

import dev.stampede.models.fault.Signal;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.resilience.breaker.SwitchoverSpec.Leave;
import dev.stampede.models.resilience.breaker.SwitchoverSpec.Return;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
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

  private static final Key<Double> FAILURE_RATE =
      Key.optional("failure_rate", Type.SHARE, "50%", "leaves if so many of the calls fail");
  private static final Key<Long> OVER =
      Key.optional(
          "over", Type.POSITIVE_TIME, "30s", "over this time; whole seconds, at most a day");
  private static final Key<Integer> MIN_CALLS =
      Key.optional("min_calls", Type.count(1), "20", "if there are so many");
  private static final Key<Long> DECIDE_AFTER =
      Key.optional(
          "decide_after",
          Type.TIME,
          "0s",
          "how long somebody takes to decide, who decides against it if the failures are over");
  private static final Key<Signal> ON =
      Key.optional("on", Type.words(Signal.class), "errors", "what tells of the failures");
  private static final Key<MappingReader> LEAVE_KEY =
      Key.absent(
          "leave",
          Type.mapping(
              Form.of(
                  "leave",
                  "takes all work away from a rung that fails",
                  FAILURE_RATE,
                  OVER,
                  MIN_CALLS,
                  DECIDE_AFTER,
                  ON)),
          "never",
          "takes all work away from a rung that fails, without another attempt");

  private static final Key<Long> AFTER =
      Key.optional("after", Type.POSITIVE_TIME, "5m", "how long it stays away, at least");
  private static final Key<From> FROM =
      Key.optional(
          "from",
          Type.words(From.class),
          "leaving",
          "counted from then; all_clear: when the status page shows nothing any more");
  private static final Key<Double> BACK_RATE =
      Key.optional(
          "failure_rate", Type.SHARE, "20%", "away again if so many of a step's calls fail");
  private static final Key<Integer> BACK_CALLS =
      Key.optional("min_calls", Type.count(1), "10", "at once if it has so many, else at its end");
  private static final Key<Long> EACH =
      Key.optional("each", Type.POSITIVE_TIME, "15m", "how long a step lasts");
  private static final Key<List<ValueReader>> CANARY =
      Key.optional(
          "canary",
          Type.list(Type.SHARE.shape()),
          List.of("10%", "30%", "50%"),
          "the shares of the work that come back first, a step each; then all of it");
  private static final Form RETURN_FORM =
      Form.of("return", "brings it back", AFTER, FROM, BACK_RATE, BACK_CALLS).and(EACH, CANARY);
  private static final Key<ValueReader> RETURN_KEY =
      Key.open(
          "return",
          Type.as(new Shape.Keys(RETURN_FORM)),
          "by its defaults, if there is a leave",
          "brings it back");

  /** The keys. */
  static final Form FORM =
      Form.of("switchover", "leaves a rung as a whole, and returns", LEAVE_KEY, RETURN_KEY)
          .rule(ALL_WITH_THE_FIRST, RETURN_KEY, LEAVE_KEY);

  private SwitchoverDecoder() {}

  /** Returns what a rung says; null if work never leaves it as a whole. */
  static @Nullable SwitchoverSpec read(MappingReader in) {
    MappingReader leaves = in.find(LEAVE_KEY);
    ValueReader back = in.get(RETURN_KEY);
    if (leaves == null) {
      if (in.has(RETURN_KEY)) {
        back.error(in.path() + ": 'return' needs a 'leave'", "for example leave: {over: 30s}");
      }
      return null;
    }
    Leave leave = leave(leaves);
    Return comeBack = comeBack(back.mapping(RETURN_FORM));
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
    double rate = in.get(FAILURE_RATE);
    ValueReader window = in.value(OVER);
    long over = OVER.type().read(window);
    if (!window.isFaulty() && (over % SECOND != 0 || over > Leave.LONGEST_WINDOW * SECOND)) {
      window.reject("must be whole seconds, at most a day", null);
    }
    int minimum = in.get(MIN_CALLS);
    long decide = in.get(DECIDE_AFTER);
    Signal on = in.get(ON);
    return in.build(() -> new Leave(rate, (int) (over / SECOND), minimum, decide, on), LEAVE);
  }

  private static Return comeBack(MappingReader in) {
    long after = in.get(AFTER);
    boolean allClear = in.get(FROM) == From.ALL_CLEAR;
    double rate = in.get(BACK_RATE);
    int minimum = in.get(BACK_CALLS);
    long step = in.get(EACH);
    List<Double> shares = new ArrayList<>();
    in.get(CANARY).forEach(share -> shares.add(share.share()));
    return in.build(() -> new Return(after, allClear, rate, minimum, shares, step), RETURN);
  }
}

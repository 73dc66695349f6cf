package dev.stampede.experiments.tipping;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.recovery.Strike;
import dev.stampede.experiments.recovery.Windows;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a trigger strikes.
 *
 * @param beginNanos from the start of the run
 * @param endNanos of its last part
 */
record Timing(long beginNanos, long endNanos) {

  /** Nobody can tell a system that recovers from one that does not in less. */
  private static final int LEAST_WINDOWS = 2;

  /** Returns that of what strikes one scenario, and not the other; empty for nothing. */
  static Optional<Timing> of(TrialSpec struck, TrialSpec calm) {
    List<Strike> strikes = new ArrayList<>(Strike.planned(struck));
    Strike.planned(calm).forEach(strikes::remove);
    return strikes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Timing(
                strikes.stream().mapToLong(Strike::beginNanos).min().orElseThrow(),
                strikes.stream().mapToLong(Strike::endNanos).max().orElseThrow()));
  }

  /** What speaks against asking a question; empty for nothing. All its scenarios can be read. */
  static Optional<String> objection(TippingQuestion question) {
    TrialSpec calm = question.read(question.calm(), 1).trial();
    for (String value : question.trigger().values()) {
      Scenario struck = question.read(question.settings("", value), 1);
      Optional<Timing> timing = of(struck.trial(), calm);
      String setting = question.trigger().path() + "=" + value;
      if (timing.isEmpty()) {
        return Optional.of("with %s nothing strikes within the run".formatted(setting));
      }
      Windows windows = Windows.of(struck.trial().horizon());
      long least = LEAST_WINDOWS * windows.lengthNanos();
      long watched = struck.trial().durationNanos() - timing.get().endNanos();
      if (watched < least) {
        return Optional.of(
            "with %s the trigger ends at %.6g s, and the run at %.6g s: whether it recovers takes at least %.6g s to see; give a longer --set duration="
                .formatted(
                    setting,
                    Seconds.of(timing.get().endNanos()),
                    Seconds.of(struck.trial().durationNanos()),
                    Seconds.of(least)));
      }
    }
    return Optional.empty();
  }
}

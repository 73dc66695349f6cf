package dev.stampede.scenarios.tipping;

import dev.stampede.experiments.tipping.Shedding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Sheds load by a surge below 1x that does not end, after those that there are.
 *
 * @param surges of the use case's arrivals, each on one line
 */
record Lull(String useCase, List<String> surges) implements Shedding {

  private static final String FOR_EVER = "3600d";

  /** Copies the list. */
  Lull {
    surges = List.copyOf(surges);
  }

  @Override
  public List<String> settings(double left, long fromNanos) {
    if (left == 1) {
      return List.of();
    }
    List<String> all = new ArrayList<>(surges);
    all.add(
        "{at: %dns, peak: %sx, hold: %s}"
            .formatted(fromNanos, BigDecimal.valueOf(left).toPlainString(), FOR_EVER));
    return List.of("demand.%s.arrivals.surges=[%s]".formatted(useCase, String.join(", ", all)));
  }
}

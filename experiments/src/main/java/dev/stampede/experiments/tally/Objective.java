package dev.stampede.experiments.tally;

import dev.stampede.experiments.interval.ClopperPearson;
import dev.stampede.experiments.recovery.WindowedPromise;
import dev.stampede.models.work.LatencyLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A promise that an architecture keeps or not.
 *
 * @param text as the scenario says it
 * @param useCase the use case it is about; {@link #WHOLE} for the architecture as a whole
 * @param limit in the metric's unit; with {@code versus} a multiple of that architecture's value
 * @param versus the architecture that the value is compared with, null for none
 * @param ofReplications what share of the replications must keep the limit, each by itself; null
 *     where all of them together must
 */
public record Objective(
    String text,
    String useCase,
    Metric metric,
    Limit limit,
    @Nullable String versus,
    @Nullable Limit ofReplications) {

  /** Stands for all use cases that are ours. */
  public static final String WHOLE = "";

  /** Whether it is about the architecture as a whole. */
  public boolean isOfWhole() {
    return useCase.equals(WHOLE);
  }

  /** What must be counted for it to be judged exactly. */
  public List<LatencyLimit> counted() {
    List<LatencyLimit> counted = new ArrayList<>();
    if (versus == null) {
      metric.counted(useCase, limit).ifPresent(counted::add);
    }
    if (metric.needsEveryEnd(versus != null)) {
      counted.add(LatencyLimit.everyEnd(useCase));
    }
    return counted;
  }

  /** What it asks of every stretch of time; empty if it is only about the whole run. */
  public Optional<WindowedPromise> windowed() {
    return versus == null ? metric.windowed(limit) : Optional.empty();
  }

  /** What it says of a replication: itself, or what is asked of each of them. */
  public String sentence() {
    return ofReplications == null ? text : each();
  }

  /** What each replication must keep, as the scenario says it; empty where that is not asked. */
  public String each() {
    return ofReplications == null ? "" : text.substring(text.indexOf('(') + 1, text.indexOf(')'));
  }

  /**
   * How many replications it takes at least to meet it; 1 unless a share of them must keep the
   * limit.
   */
  public long leastReplications() {
    Limit share = ofReplications;
    return share == null || !share.atLeast() || share.value() <= 0 || share.value() >= 1
        ? 1
        : ClopperPearson.trialsWithoutMiss(share.value());
  }

  /** The unit of the value that is judged. */
  public String unit() {
    return versus != null || ofReplications != null ? "share" : metric.unit();
  }
}

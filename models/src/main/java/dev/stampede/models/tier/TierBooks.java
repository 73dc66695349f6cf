package dev.stampede.models.tier;

import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Latency;
import dev.stampede.models.place.Place;
import dev.stampede.models.server.Load;
import dev.stampede.models.start.StartsResult;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to the calls in a tier. */
final class TierBooks {

  private final String name;
  private final Horizon horizon;
  private final Gauge inside;
  private final ExactSum timesInside = new ExactSum();
  private final Latency waiting = new Latency();
  private final Latency time = new Latency();
  private final Place place;
  private long enteredEver;
  private long leftEver;
  private long admitted;
  private long passed;
  private long refused;
  private long failed;
  private long timedOut;
  private long hungUp;

  TierBooks(String name, String tier, Horizon horizon) {
    this.name = name;
    this.horizon = horizon;
    this.inside = new Gauge(horizon);
    this.place = new Place(tier, horizon.intervals());
  }

  private int counts(long nowNanos) {
    return horizon.counts(nowNanos) ? 1 : 0;
  }

  /** What happened in each interval. */
  Place place() {
    return place;
  }

  /** Calls in the tier. */
  long inside() {
    return inside.level();
  }

  void came(long nowNanos) {
    place.came().increment(nowNanos);
  }

  void entered(long nowNanos) {
    enteredEver++;
    admitted += counts(nowNanos);
    inside.change(nowNanos, 1);
    timesInside.add(-nowNanos);
  }

  /** One that had entered found no room to be handled in. */
  void notAdmitted(long sinceNanos) {
    admitted -= counts(sinceNanos);
  }

  void left(long nowNanos) {
    leftEver++;
    inside.change(nowNanos, -1);
    timesInside.add(nowNanos);
  }

  /**
   * A call has passed.
   *
   * @param sinceNanos when it came in
   * @param startedNanos when it was begun with
   */
  void passed(long nowNanos, long sinceNanos, long startedNanos) {
    if (horizon.counts(nowNanos)) {
      passed++;
      time.record(nowNanos - sinceNanos);
      waiting.record(startedNanos - sinceNanos);
    }
  }

  void refused(long nowNanos) {
    refused += counts(nowNanos);
    place.refused().increment(nowNanos);
  }

  void failed(long nowNanos) {
    failed += counts(nowNanos);
    place.refused().increment(nowNanos);
  }

  /** A fault of the tier lets a call hang. */
  void hung(long nowNanos) {
    failed += counts(nowNanos);
    place.timedOut().increment(nowNanos);
  }

  /** The provider's outage, or its operators, cut a call off, which is not the tier's doing. */
  void cutByProvider(long nowNanos) {
    failed += counts(nowNanos);
  }

  void timedOut(long nowNanos) {
    timedOut += counts(nowNanos);
    place.timedOut().increment(nowNanos);
  }

  void hungUp(long nowNanos) {
    hungUp += counts(nowNanos);
  }

  /** Checks that no call got lost in the tier, and Little's law; returns what the books say. */
  TierResult result(
      long nowNanos,
      @Nullable Load load,
      Question[] questions,
      @Nullable StartsResult starts,
      @Nullable CrowdResult market) {
    inside.advance(nowNanos);
    Balance.conserved(name, enteredEver, leftEver, inside.level());
    timesInside.addProduct(nowNanos, inside.level());
    Balance.littlesLaw(name, inside.whole(), timesInside);
    if (load != null) {
      load.advance(nowNanos);
    }
    List<QuestionResult> asked = Arrays.stream(questions).map(Question::result).toList();
    return new TierResult(
        place.name(),
        admitted,
        passed,
        refused,
        failed,
        timedOut,
        hungUp,
        load == null ? 0 : load.utilization(),
        inside.counted().toDouble() / horizon.countedNanos(),
        waiting,
        time,
        asked,
        starts,
        market);
  }
}

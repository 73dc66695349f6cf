package dev.stampede.models.tier;

import dev.stampede.engine.measure.Latency;
import dev.stampede.models.start.StartsResult;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a tier. Counts, means and times are those after the warm-up.
 *
 * @param name of the tier
 * @param admitted calls that it let in
 * @param passed calls that went on
 * @param refused calls that it had no room for
 * @param failed calls ended by a fault of the tier, or of what it depends on
 * @param timedOut calls that were in it for too long
 * @param hungUp calls that their client took back
 * @param utilization mean share of its servers in use, 0 without any
 * @param meanInside mean number of calls in it
 * @param waiting how long those that passed had waited until they were begun with
 * @param time how long those that passed were in it
 * @param questions what it asked others
 * @param starts what became of starts of its machines that had to pass a queue; null if there is
 *     none
 * @param market what became of the other customers' calls in it; null if none pass
 */
public record TierResult(
    String name,
    long admitted,
    long passed,
    long refused,
    long failed,
    long timedOut,
    long hungUp,
    double utilization,
    double meanInside,
    Latency waiting,
    Latency time,
    List<QuestionResult> questions,
    @Nullable StartsResult starts,
    @Nullable CrowdResult market)
    implements Serializable {

  /** Copies the list. */
  public TierResult {
    questions = List.copyOf(questions);
  }

  /**
   * Returns the sum of this and another trial's result: utilization and means are summed, too. The
   * instruments of this one are added to and passed on: it must not be used afterwards.
   */
  public TierResult absorb(TierResult other) {
    waiting.add(other.waiting);
    time.add(other.time);
    return new TierResult(
        name,
        admitted + other.admitted,
        passed + other.passed,
        refused + other.refused,
        failed + other.failed,
        timedOut + other.timedOut,
        hungUp + other.hungUp,
        utilization + other.utilization,
        meanInside + other.meanInside,
        waiting,
        time,
        IntStream.range(0, questions.size())
            .mapToObj(i -> questions.get(i).absorb(other.questions.get(i)))
            .toList(),
        starts == null || other.starts == null ? starts : starts.absorb(other.starts),
        market == null || other.market == null ? market : market.plus(other.market));
  }
}

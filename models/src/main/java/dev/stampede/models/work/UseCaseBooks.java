package dev.stampede.models.work;

import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.measure.Latency;
import dev.stampede.engine.measure.LatencyByInterval;

/**
 * What became of the work of a use case. Counts and latencies are those of the work that arrived
 * after the warm-up; the intervals and the checks cover the whole run.
 */
public final class UseCaseBooks {

  private final Intervals intervals;
  private final long countedFromNanos;
  private final IntervalCounts arrivedByInterval;
  private final IntervalCounts answeredByInterval;
  private final OutcomeTally outcomes;
  private final DescentTally descents = new DescentTally();
  private long arrived;
  private long attempts;
  private long answers;
  private long reworks;
  private long resubmissions;
  private final ExactSum quality = new ExactSum();

  private final Latency endToEnd = new Latency();
  private final Latency waiting = new Latency();
  private final Latency firstToken = new Latency();
  private final Latency human = new Latency();
  private final Latency deferred = new Latency();
  private final Latency failed = new Latency();
  private final LatencyByInterval endToEndByInterval;

  private final Gauge inside;
  private final ExactSum timesInside = new ExactSum();
  private long arrivedEver;
  private long endedEver;

  /**
   * Opens empty books.
   *
   * @param countedFromNanos end of the warm-up
   */
  public UseCaseBooks(Intervals intervals, long countedFromNanos) {
    this.intervals = intervals;
    this.countedFromNanos = countedFromNanos;
    this.arrivedByInterval = new IntervalCounts(intervals);
    this.answeredByInterval = new IntervalCounts(intervals);
    this.outcomes = new OutcomeTally(intervals);
    this.endToEndByInterval = new LatencyByInterval(intervals);
    this.inside = new Gauge(intervals, countedFromNanos);
  }

  /** Books work that arrives. */
  public void arrived(long nowNanos) {
    inside.change(nowNanos, 1);
    arrivedEver++;
    timesInside.add(-nowNanos);
    arrivedByInterval.increment(nowNanos);
    if (nowNanos >= countedFromNanos) {
      arrived++;
    }
  }

  /** Books that work which now arrives has been here before: its last answer was bad. */
  public void reworked(long nowNanos) {
    reworks += nowNanos >= countedFromNanos ? 1 : 0;
  }

  /** Books that work which now arrives has been here before: it got no answer. */
  public void resubmitted(long nowNanos) {
    resubmissions += nowNanos >= countedFromNanos ? 1 : 0;
  }

  /** Books how work ended. */
  public void ended(long nowNanos, Request request, Outcome outcome) {
    inside.change(nowNanos, -1);
    endedEver++;
    timesInside.add(nowNanos);
    boolean counts = request.bornNanos >= countedFromNanos;
    outcomes.end(outcome, request.bornNanos, counts);
    boolean answered = request.answer.isOk() && outcome != Outcome.ABANDONED;
    if (answered) {
      answeredByInterval.increment(nowNanos);
      if (!request.answer.human && !request.deferred) {
        endToEndByInterval.record(nowNanos, nowNanos - request.bornNanos);
      }
    }
    if (counts) {
      descents.end(request.descent, outcome);
      attempts += request.attempts;
      count(nowNanos, request, answered);
    }
  }

  private void count(long nowNanos, Request request, boolean answered) {
    Answer answer = request.answer;
    long total = nowNanos - request.bornNanos;
    if (!answered) {
      failed.record(total);
      return;
    }
    answers++;
    quality.add(Math.round(answer.quality * UseCaseResult.QUALITY_PARTS));
    if (request.deferred) {
      deferred.record(total);
      return;
    }
    waiting.record(answer.startedNanos - request.bornNanos);
    if (answer.human) {
      human.record(total);
    } else {
      endToEnd.record(total);
      firstToken.record(answer.firstTokenNanos - request.bornNanos);
    }
  }

  /** Books the way so far of work that counts and is still under way at the end of a run. */
  public void unfinished(int descent) {
    descents.end(descent, Outcome.UNFINISHED);
  }

  /**
   * Closes the books at the end of a run, checks them, and returns what they say.
   *
   * @param ways those that the work has taken down the ladder
   */
  public UseCaseResult close(String name, long nowNanos, Descents ways) {
    inside.advance(nowNanos);
    Balance.conserved("use case " + name, arrivedEver, endedEver, inside.level());
    timesInside.addProduct(nowNanos, inside.level());
    Balance.littlesLaw("use case " + name, inside.whole(), timesInside);
    outcomes.close(arrived, arrivedByInterval, intervals.count());
    descents.close(ways, outcomes);
    return new UseCaseResult(
        name,
        outcomes,
        descents,
        answeredByInterval,
        attempts,
        answers,
        reworks,
        resubmissions,
        quality,
        endToEnd,
        waiting,
        firstToken,
        human,
        deferred,
        failed,
        endToEndByInterval.close());
  }
}

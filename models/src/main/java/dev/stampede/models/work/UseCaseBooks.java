package dev.stampede.models.work;

import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Latency;
import dev.stampede.engine.measure.LatencyByInterval;
import java.util.List;

/**
 * What became of the work of a use case. Counts and latencies are those of the work that arrived in
 * the part of the run that counts, whenever it ended; the intervals begin at the start of the run,
 * and the checks cover all that was simulated.
 */
public final class UseCaseBooks {

  private final Horizon horizon;
  private final IntervalCounts arrivedByInterval;
  private final IntervalCounts answeredByInterval;
  private final OutcomeTally outcomes;
  private final DescentTally descents = new DescentTally();
  private final TenantTally tenants;
  private long arrived;
  private long attempts;
  private long answers;
  private long reworks;
  private long resubmissions;
  private final ExactSum quality = new ExactSum();

  private final Latencies latencies;
  private final Latency underway;
  private final LatencyByInterval endToEndByInterval;
  private final SpansByInterval spansByInterval;

  private final Gauge inside;
  private final ExactSum timesInside = new ExactSum();
  private long arrivedEver;
  private long endedEver;

  /**
   * Opens empty books.
   *
   * @param horizon what of the run counts
   * @param limits of this use case, for which it is counted what is within them
   * @param tenants whose the work is
   */
  public UseCaseBooks(Horizon horizon, List<LatencyLimit> limits, Tenants tenants) {
    this.horizon = horizon;
    this.arrivedByInterval = new IntervalCounts(horizon.intervals());
    this.answeredByInterval = new IntervalCounts(horizon.intervals());
    this.outcomes = new OutcomeTally(horizon.intervals());
    this.tenants = new TenantTally(tenants);
    this.latencies = new Latencies(limits);
    this.underway = Latencies.empty(Span.END_TO_END, limits);
    this.endToEndByInterval = new LatencyByInterval(horizon.intervals());
    this.spansByInterval = new SpansByInterval(horizon.intervals(), limits);
    this.inside = new Gauge(horizon);
  }

  /** Books work that arrives. */
  public void arrived(long nowNanos) {
    inside.change(nowNanos, 1);
    arrivedEver++;
    timesInside.add(-nowNanos);
    arrivedByInterval.increment(nowNanos);
    arrived += horizon.counts(nowNanos) ? 1 : 0;
  }

  /** Books that work which now arrives has been here before: its last answer was bad. */
  public void reworked(long nowNanos) {
    reworks += horizon.counts(nowNanos) ? 1 : 0;
  }

  /** Books that work which now arrives has been here before: it got no answer. */
  public void resubmitted(long nowNanos) {
    resubmissions += horizon.counts(nowNanos) ? 1 : 0;
  }

  /** Books how work ended. */
  public void ended(long nowNanos, Request request, Outcome outcome) {
    inside.change(nowNanos, -1);
    endedEver++;
    timesInside.add(nowNanos);
    boolean counts = horizon.counts(request.bornNanos);
    outcomes.end(outcome, request.bornNanos, counts);
    boolean served = outcome.withinTolerance() || outcome == Outcome.LATE;
    if (served) {
      answeredByInterval.increment(nowNanos);
      endToEndByInterval.record(nowNanos, nowNanos - request.bornNanos);
    }
    if (counts) {
      descents.end(request.descent, outcome);
      tenants.end(request.matter, outcome);
      attempts += request.attempts;
      if (request.answer.isOk() && outcome != Outcome.ABANDONED) {
        answers++;
        quality.add(Math.round(request.answer.quality * UseCaseResult.QUALITY_PARTS));
      }
      if (served) {
        count(nowNanos, request);
      } else if (request.left) {
        leftSilently(request);
      } else {
        latencies.record(Span.FAILED, nowNanos - request.bornNanos);
      }
    }
  }

  private void leftSilently(Request request) {
    outcomes.endedSilently();
    latencies.record(Span.FAILED, request.leavesNanos - request.bornNanos);
  }

  private void count(long nowNanos, Request request) {
    Answer answer = request.answer;
    long total = nowNanos - request.bornNanos;
    record(Span.END_TO_END, request, total);
    record(Span.WAITING, request, answer.startedNanos - request.bornNanos);
    if (request.deferred || answer.human) {
      record(request.deferred ? Span.DEFERRED : Span.HUMAN, request, total);
      record(Span.FIRST_TOKEN, request, total);
      return;
    }
    record(Span.FIRST_TOKEN, request, answer.firstTokenNanos - request.bornNanos);
    if (answer.perTokenNanos != Answer.NEVER) {
      record(Span.PER_TOKEN, request, answer.perTokenNanos);
    }
  }

  private void record(Span span, Request request, long nanos) {
    latencies.record(span, nanos);
    spansByInterval.record(span, request.bornNanos, nanos);
  }

  /**
   * Books work that is still under way where the simulation ends.
   *
   * @param way that it took down the ladder so far
   * @param outcome late or unfinished; abandoned if its owner has left
   */
  public void underway(long nowNanos, Request request, int way, Outcome outcome) {
    boolean counts = horizon.counts(request.bornNanos);
    outcomes.end(outcome, request.bornNanos, counts);
    if (counts) {
      descents.end(way, outcome);
      tenants.end(request.matter, outcome);
      attempts += request.attempts;
      if (request.left) {
        leftSilently(request);
      } else {
        underway.record(nowNanos - request.bornNanos);
      }
    }
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
    outcomes.check(arrived, arrivedByInterval, horizon.intervals().count());
    descents.close(ways, outcomes);
    tenants.check(outcomes);
    return new UseCaseResult(
        name,
        outcomes,
        descents,
        tenants,
        answeredByInterval,
        attempts,
        answers,
        reworks,
        resubmissions,
        quality,
        latencies,
        underway,
        endToEndByInterval.close(),
        spansByInterval,
        null,
        null);
  }
}

package dev.stampede.models.tier;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.market.BirthDeathQueue;
import dev.stampede.models.market.Crowded;
import dev.stampede.models.tier.CrowdedCache.Answers;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions about a market's calls at what tiers depend on. Those of the tier that looks first
 * after a step have come evenly over that step, those of others over the next one.
 */
final class DependencyCrowd {

  private final Crowded servers;
  private final ActiveFaults faults;
  private final CrowdBooks books;
  private final List<Asked> askers = new ArrayList<>();
  private long sinceNanos;

  /** Mean time until there was an answer when time passed last. */
  private double waitSeconds;

  /** Questions of a tier about calls of an errand. */
  static final class Asked {
    /** Those that come, and those that wait for an answer or are about to get one. */
    double coming;

    double inside;

    /** What has become of them since the tier looked. */
    double answered;

    double unanswered;
    double late;
    double gaveUp;

    /** The tier has looked. */
    void seen() {
      answered = 0;
      unanswered = 0;
      late = 0;
      gaveUp = 0;
    }
  }

  DependencyCrowd(Crowded servers, ActiveFaults faults, Horizon horizon) {
    this.servers = servers;
    this.faults = faults;
    this.books = new CrowdBooks(horizon);
  }

  /** Lets a tier ask about calls of an errand. */
  Asked asked() {
    Asked asked = new Asked();
    askers.add(asked);
    return asked;
  }

  /**
   * What becomes of the questions of a tier now.
   *
   * @param inside how many of those here are that tier's
   */
  Answers answers(double inside) {
    BirthDeathQueue queue = servers.queue();
    double all = inside();
    return new Answers(
        queue.admitted() * (1 - faults.errors()),
        queue.served(),
        waitSeconds,
        queue.startsPerSecond() * (all > 0 ? inside / all : 1));
  }

  /** Lets the time pass up to now. */
  void pass(long nowNanos) {
    if (nowNanos == sinceNanos) {
      return;
    }
    double seconds = Seconds.of(nowNanos - sinceNanos);
    sinceNanos = nowNanos;
    double counts = books.countsUpTo(nowNanos);
    double errors = faults.errors();
    double entering = 0;
    for (Asked asked : askers) {
      double struck = asked.coming * errors;
      books.offered += asked.coming * counts;
      books.failed += struck * counts;
      asked.coming -= struck;
      asked.unanswered += struck;
      entering += asked.coming;
    }
    BirthDeathQueue queue = servers.pass(entering);
    double leftInAll = 0;
    for (Asked asked : askers) {
      double entered = asked.coming * queue.admitted();
      double full = asked.coming - entered;
      double leaving = (asked.inside + entered) * queue.left();
      double served = leaving * queue.served();
      double tired = leaving * queue.gaveUp();
      double late = Math.max(0, leaving - served - tired);
      asked.coming = 0;
      asked.inside += entered - leaving;
      asked.answered += served;
      asked.unanswered += full;
      asked.late += late;
      asked.gaveUp += leaving - served - late;
      leftInAll += leaving;
      books.refused += full * counts;
      books.passed += served * counts;
      books.timedOut += late * counts;
      books.gaveUp += (leaving - served - late) * counts;
    }
    waitSeconds = wait(leftInAll, seconds);
  }

  private double inside() {
    double sum = 0;
    for (Asked asked : askers) {
      sum += asked.inside;
    }
    return sum;
  }

  /** By Little's law. */
  private double wait(double leaving, double seconds) {
    double inside = inside();
    return inside == 0 ? 0 : leaving == 0 ? 1e9 : inside * seconds / leaving;
  }

  /** Cuts a share of the questions off, which then have no answer. */
  void cut(double share, long nowNanos) {
    double counts = books.countsAt(nowNanos);
    for (Asked asked : askers) {
      double gone = asked.inside * share;
      asked.inside -= gone;
      asked.unanswered += gone;
      books.failed += gone * counts;
    }
  }

  CrowdResult result() {
    return books.result();
  }
}

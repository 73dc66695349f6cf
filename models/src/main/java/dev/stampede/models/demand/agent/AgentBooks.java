package dev.stampede.models.demand.agent;

import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Latency;
import dev.stampede.models.work.AgentResult;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.SessionHistory;
import java.util.List;

/** What became of sessions, turns and steps, and what was lost on the way. */
final class AgentBooks {

  private final Horizon horizon;
  private final String name;
  private final long turnDeadline;
  private final Gauge working;
  private final Gauge stalled;
  private final Gauge idle;
  private final IntervalCounts asked;
  private final Latency untilFinished = new Latency();
  private final Latency workLost = new Latency();
  private final Latency untilBack = new Latency();

  /** Of the whole run. */
  private final Flow sessionsEver = new Flow();

  private final Flow turnsEver = new Flow();
  private final Flow callsEver = new Flow();
  private final Flow lossesEver = new Flow();

  /** Of the part that counts. */
  private long sessions;

  private long sessionsInTime;
  private long sessionsLate;
  private long turns;
  private long inTime;
  private long late;
  private long failed;
  private long answered;
  private long unanswered;
  private long tokens;
  private long tools;
  private long losses;
  private long neverBack;
  private long replaced;
  private final Work lost = new Work();

  /** What came and went. */
  private static final class Flow {
    long in;
    long out;
  }

  AgentBooks(Horizon horizon, String name, TurnSpec spec) {
    this.horizon = horizon;
    this.name = name;
    this.turnDeadline = spec.deadlineNanos();
    this.working = new Gauge(horizon);
    this.stalled = new Gauge(horizon);
    this.idle = new Gauge(horizon);
    this.asked = new IntervalCounts(horizon.intervals());
  }

  boolean counts(long nanos) {
    return horizon.counts(nanos);
  }

  private Gauge gauge(Session.Doing of) {
    return switch (of) {
      case IDLE -> idle;
      case WORKING -> working;
      case STALLED -> stalled;
    };
  }

  /** A session is there from now on. */
  void opened(long nowNanos) {
    sessionsEver.in++;
    sessions += counts(nowNanos) ? 1 : 0;
    idle.change(nowNanos, 1);
  }

  /** A session is there when the run begins, which began before and so does not count. */
  void found(long nowNanos) {
    sessionsEver.in++;
    idle.change(nowNanos, 1);
  }

  /**
   * A session is over, with all of its turns.
   *
   * @param deadlineNanos after which that is late
   */
  void closed(long openedNanos, long nowNanos, long deadlineNanos) {
    sessionsEver.out++;
    idle.change(nowNanos, -1);
    if (counts(openedNanos)) {
      boolean isLate = nowNanos - openedNanos > deadlineNanos;
      sessionsLate += isLate ? 1 : 0;
      sessionsInTime += isLate ? 0 : 1;
    }
  }

  /** A session that counts is not over where the simulation ends, and late by now. */
  void stillOpen(long openedNanos, long nowNanos, long deadlineNanos) {
    sessionsLate += counts(openedNanos) && nowNanos - openedNanos > deadlineNanos ? 1 : 0;
  }

  /** A session goes over to something else. */
  void changes(long nowNanos, Session.Doing from, Session.Doing to) {
    gauge(from).change(nowNanos, -1);
    gauge(to).change(nowNanos, 1);
  }

  void turnBegan(long beganNanos) {
    turnsEver.in++;
    turns += counts(beganNanos) ? 1 : 0;
  }

  void turnEnded(long beganNanos, boolean finished, long tookNanos) {
    turnsEver.out++;
    if (!counts(beganNanos)) {
      return;
    }
    if (!finished) {
      failed++;
    } else {
      untilFinished.record(tookNanos);
      late += tookNanos > turnDeadline ? 1 : 0;
      inTime += tookNanos > turnDeadline ? 0 : 1;
    }
  }

  void asked(long nowNanos) {
    callsEver.in++;
    asked.increment(nowNanos);
  }

  void ended(long nowNanos, Request request, boolean served) {
    callsEver.out++;
    if (counts(nowNanos)) {
      answered += served ? 1 : 0;
      unanswered += served ? 0 : 1;
      tokens += served ? request.inputTokens + (long) request.outputTokens : 0;
    }
  }

  /** Whoever asked does not wait for the answer any more. */
  void cancelled(long nowNanos) {
    callsEver.out++;
    unanswered += counts(nowNanos) ? 1 : 0;
  }

  void usedTool(long nowNanos) {
    tools += counts(nowNanos) ? 1 : 0;
  }

  /**
   * An agent is lost.
   *
   * @param work that it had not saved
   * @param isNew whether it was where it had been before it was last lost
   */
  void lost(long nowNanos, Work work, boolean isNew) {
    boolean counts = counts(nowNanos);
    if (counts) {
      lost.add(work);
    }
    if (isNew) {
      lossesEver.in++;
      losses += counts ? 1 : 0;
      if (counts) {
        workLost.record(work.nanos);
      }
    }
  }

  /** An agent has done again what it was at when it was lost. */
  void back(long lostNanos, long nowNanos) {
    lossesEver.out++;
    if (counts(lostNanos)) {
      untilBack.record(nowNanos - lostNanos);
    }
  }

  /**
   * A lost agent will not be back.
   *
   * @param isFailed whether because its turn has failed; if not, the main agent does it all again
   */
  void notBack(long lostNanos, boolean isFailed) {
    lossesEver.out++;
    if (counts(lostNanos)) {
      neverBack += isFailed ? 1 : 0;
      replaced += isFailed ? 0 : 1;
    }
  }

  /**
   * Closes the books at the end of a run, checks them, and returns what they say.
   *
   * @param all that are or were there
   * @param sampled what some of them were at
   */
  AgentResult close(long nowNanos, Iterable<Session> all, List<SessionHistory> sampled) {
    long openTurns = 0;
    long openCalls = 0;
    long openLosses = 0;
    long pastDeadline = 0;
    for (Session session : all) {
      openCalls += session.openCalls();
      openLosses += session.openLosses();
      if (session.isInTurn()) {
        long began = session.beganNanos();
        openTurns++;
        pastDeadline += counts(began) && nowNanos - began > turnDeadline ? 1 : 0;
      }
    }
    idle.advance(nowNanos);
    working.advance(nowNanos);
    stalled.advance(nowNanos);
    long there = idle.level() + working.level() + stalled.level();
    Balance.conserved("sessions of " + name, sessionsEver.in, sessionsEver.out, there);
    Balance.conserved("turns of " + name, turnsEver.in, turnsEver.out, openTurns);
    Balance.conserved("calls of " + name, callsEver.in, callsEver.out, openCalls);
    Balance.conserved("losses of " + name, lossesEver.in, lossesEver.out, openLosses);
    return new AgentResult(
        new AgentResult.Ended(sessions, sessionsInTime, sessionsLate, 0),
        new AgentResult.Ended(turns, inTime, late + pastDeadline, failed),
        new AgentResult.Steps(answered, unanswered, tools, tokens),
        new AgentResult.Lost(losses, lost.steps, lost.tools, lost.tokens, neverBack, replaced),
        untilFinished,
        workLost,
        untilBack,
        new AgentResult.Course(
            working.byInterval(), stalled.byInterval(), idle.byInterval(), asked),
        sampled);
  }
}

package dev.stampede.experiments.tally;

import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;

/**
 * A piece of work as a test tells it. Times are in seconds after its arrival. A machine answers it
 * at once, as a whole and with a quality of 1 unless it is said otherwise, after one call.
 */
public final class Piece {

  final Outcome outcome;
  final double seconds;
  final boolean ended;
  private final boolean answered;
  private double waited;
  private double firstToken;
  private double perToken = -1;
  private double quality = 1;
  private int attempts = 1;
  private boolean person;
  private boolean deferred;

  private Piece(Outcome outcome, double seconds, boolean ended, boolean answered) {
    this.outcome = outcome;
    this.seconds = seconds;
    this.firstToken = seconds;
    this.ended = ended;
    this.answered = answered;
  }

  /** Answered in time. */
  public static Piece full(double seconds) {
    return new Piece(Outcome.FULL, seconds, true, true);
  }

  /** Answered too late. */
  public static Piece late(double seconds) {
    return new Piece(Outcome.LATE, seconds, true, true);
  }

  /** Answered by a person. */
  public static Piece byPerson(double seconds) {
    Piece piece = new Piece(Outcome.HUMAN, seconds, true, true);
    piece.person = true;
    return piece;
  }

  /** Put off and answered in time. */
  public static Piece deferred(double seconds) {
    Piece piece = new Piece(Outcome.DEGRADED, seconds, true, true);
    piece.deferred = true;
    return piece;
  }

  /** Answered too badly to be of use. */
  public static Piece bad(double seconds, double quality) {
    return new Piece(Outcome.FAILED, seconds, true, true).quality(quality);
  }

  /** Never answered. */
  public static Piece failed(double seconds) {
    return new Piece(Outcome.FAILED, seconds, true, false);
  }

  /** Given up by its owner. */
  public static Piece abandoned(double seconds) {
    return new Piece(Outcome.ABANDONED, seconds, true, false);
  }

  /** Still under way at the end, and within its tolerance. */
  public static Piece unfinished(double age) {
    return new Piece(Outcome.UNFINISHED, age, false, false);
  }

  /** Still under way at the end, and past its tolerance. */
  public static Piece overdue(double age) {
    return new Piece(Outcome.LATE, age, false, false);
  }

  public Piece waited(double secondsWaited) {
    waited = secondsWaited;
    return this;
  }

  public Piece firstToken(double secondsToIt) {
    firstToken = secondsToIt;
    return this;
  }

  public Piece perToken(double secondsFromOneToTheNext) {
    perToken = secondsFromOneToTheNext;
    return this;
  }

  public Piece quality(double ofTheAnswer) {
    quality = ofTheAnswer;
    return this;
  }

  public Piece attempts(int calls) {
    attempts = calls;
    return this;
  }

  /** The work as it is booked. */
  Request request(long bornNanos) {
    Request request = new Request();
    request.bornNanos = bornNanos;
    request.attempts = attempts;
    request.deferred = deferred;
    request.answer.set(answered ? Status.OK : Status.ERROR);
    if (answered) {
      request.answer.startedNanos = bornNanos + nanos(waited);
      request.answer.firstTokenNanos = bornNanos + nanos(firstToken);
      request.answer.perTokenNanos = perToken < 0 ? -1 : nanos(perToken);
      request.answer.quality = quality;
      request.answer.human = person;
    }
    return request;
  }

  public static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }
}

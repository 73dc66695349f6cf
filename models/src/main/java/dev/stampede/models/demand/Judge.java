package dev.stampede.models.demand;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.architecture.Gateway;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.UseCaseBooks;
import dev.stampede.models.work.UseCaseResult;

/**
 * Judges how the work of a use case ended, by what its owners put up with, decides whether it comes
 * back, and keeps the books.
 */
public final class Judge {

  /** In place of a time: it never comes back. */
  static final long NEVER = -1;

  private final UseCaseSpec spec;
  private final int useCase;
  private final Gateway gateway;
  private final Quality fullQuality;
  private final Horizon horizon;
  private final UseCaseBooks books;

  /** How old work without an answer is when no answer can change what is promised of it. */
  private final long decidedAfterNanos;

  /** What was found when somebody asked last. */
  private boolean undecided;

  Judge(Stage stage) {
    UseCase judged = stage.useCase();
    this.spec = judged.spec();
    this.useCase = judged.number();
    this.gateway = stage.gateway();
    this.fullQuality = gateway.fullQuality();
    this.horizon = stage.horizon();
    this.books = new UseCaseBooks(horizon, judged.limits(), spec.tenants());
    this.decidedAfterNanos =
        judged.limits().stream()
            .filter(limit -> limit.span().isOfAllWork())
            .mapToLong(LatencyLimit::nanos)
            .reduce(spec.tolerance().longestNanos(), Math::max);
  }

  /** Books work that arrives. */
  void arrived(long nowNanos) {
    books.arrived(nowNanos);
  }

  /** Judges and books work that has just ended, and returns how it did. */
  Outcome ended(long nowNanos, Request request) {
    Outcome outcome = outcome(request, nowNanos);
    books.ended(nowNanos, request, outcome);
    return outcome;
  }

  private Outcome outcome(Request request, long nowNanos) {
    if (request.left) {
      return Outcome.ABANDONED;
    }
    Answer answer = request.answer;
    return switch (answer.status) {
      case OK ->
          answer.human
              ? spec.tolerance().judgeHuman(answer.startedNanos - request.bornNanos)
              : ofMachine(request, nowNanos - request.bornNanos);
      case GAVE_UP -> Outcome.ABANDONED;
      default -> Outcome.FAILED;
    };
  }

  private Outcome ofMachine(Request request, long answeredAfterNanos) {
    Answer answer = request.answer;
    if (request.deferred) {
      return spec.tolerance().judgeDeferred(answeredAfterNanos, answer.quality);
    }
    return spec.tolerance()
        .judge(
            answer.firstTokenNanos - request.bornNanos,
            answeredAfterNanos,
            answer.quality,
            fullQuality.forMatter(request));
  }

  /**
   * Decides whether work that has just ended comes back, and notes in it why.
   *
   * @return after how many nanoseconds; {@link #NEVER} if it does not
   */
  long comesBackAfter(Request request) {
    ReworkSpec rework = spec.rework();
    if (rework != null && rework.takes(request)) {
      request.reworks++;
      request.forPeople |= rework.toPeople();
      request.afterBadAnswer = true;
      return rework.delay().quantileNanos(Draw.RETURN_DELAY.uniform(request.key));
    }
    ResubmissionSpec resubmission = spec.resubmission();
    if (resubmission != null && resubmission.takes(request)) {
      request.resubmissions++;
      request.afterBadAnswer = false;
      return resubmission.delay().quantileNanos(Draw.RETURN_DELAY.uniform(request.key));
    }
    return NEVER;
  }

  /** Books that work which now arrives has been here before. */
  void cameBack(long nowNanos, Request request) {
    if (request.afterBadAnswer) {
      books.reworked(nowNanos);
    } else {
      books.resubmitted(nowNanos);
    }
  }

  /** See {@link Source#hasUndecided}. */
  public boolean hasUndecided(long nowNanos) {
    undecided = false;
    gateway.underway(
        useCase,
        (request, layer, takenUpNanos) -> {
          undecided |=
              horizon.counts(request.bornNanos)
                  && !request.left
                  && (nowNanos - request.bornNanos <= decidedAfterNanos
                      || unanswered(request, takenUpNanos, nowNanos) == Outcome.UNFINISHED);
        });
    return undecided;
  }

  private Outcome unanswered(Request request, long takenUpNanos, long nowNanos) {
    if (request.left) {
      return Outcome.ABANDONED;
    }
    long takenUpAfter = takenUpNanos == Answer.NEVER ? -1 : takenUpNanos - request.bornNanos;
    return spec.tolerance().judgeUnanswered(nowNanos - request.bornNanos, takenUpAfter);
  }

  /** See {@link Source#result}. */
  public UseCaseResult result(long nowNanos) {
    gateway.underway(
        useCase,
        (request, layer, takenUpNanos) ->
            books.underway(
                nowNanos,
                request,
                gateway.wayOf(request, layer),
                unanswered(request, takenUpNanos, nowNanos)));
    return books.close(spec.name(), nowNanos, gateway.descents());
  }
}

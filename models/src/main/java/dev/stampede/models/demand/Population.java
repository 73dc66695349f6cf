package dev.stampede.models.demand;

import dev.stampede.engine.Handler;
import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.architecture.Gateway;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.UseCaseBooks;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The people behind a use case, or a shard of them: their work arrives, they wait as long as their
 * patience lasts, and they judge how it ended.
 *
 * <p>Every shard goes through the arrivals of the whole use case and keeps its own. So a piece of
 * work has the same number, time and shape however many shards there are.
 */
public final class Population implements AutoCloseable {

  private final UseCaseSpec spec;
  private final int useCase;
  private final int tenant;
  private final Shard shard;
  private final LogicalProcess process;
  private final Outlet<Request> requests;
  private final Outlet<Request> cancellations;
  private final Gateway gateway;
  private final Quality fullQuality;
  private final ArrivalProcess arrivals;
  private final Timer nextArrival;
  private final long key;
  private final Horizon horizon;

  /** How old work without an answer is when no answer can change what is promised of it. */
  private final long decidedAfterNanos;

  /** What was found when somebody asked last. */
  private boolean undecided;

  private final UseCaseBooks books;
  private final ArrayDeque<Request> unused = new ArrayDeque<>();

  /** One for all timers, which is then always at hand. */
  private final Handler<Request> endOfPatience = this::giveUp;

  private final Handler<Request> comebacks = this::comeBack;

  /** Number of the next piece of work. */
  private long born;

  /**
   * Settles a population and schedules its first arrival.
   *
   * @param useCase number of the use case in the trial
   * @param tenant number of its tenant
   * @param shard the part of the work that is theirs
   * @param streams of the replication; the work is drawn from those that are named after the use
   *     case
   * @param horizon what of the run counts
   * @param limits of this use case
   */
  public Population(
      UseCaseSpec spec,
      int useCase,
      int tenant,
      Shard shard,
      RandomStreams streams,
      LogicalProcess process,
      Gateway gateway,
      Horizon horizon,
      List<LatencyLimit> limits) {
    this.spec = spec;
    this.useCase = useCase;
    this.tenant = tenant;
    this.shard = shard;
    this.key = streams.key(nameOf(spec));
    this.process = process;
    this.requests = process.outlet(gateway.requests(), 0);
    this.cancellations = process.outlet(gateway.cancellations(), 0);
    this.gateway = gateway;
    this.fullQuality = gateway.fullQuality();
    Inbox<Request> answers = process.inbox(this::answered);
    gateway.connect(useCase, answers);
    this.horizon = horizon;
    this.decidedAfterNanos =
        limits.stream()
            .filter(limit -> limit.span().isOfAllWork())
            .mapToLong(LatencyLimit::nanos)
            .reduce(spec.tolerance().longestNanos(), Math::max);
    this.books = new UseCaseBooks(horizon, limits);
    this.nextArrival = process.timer(this::arrive);
    this.born = shard.number();
    this.arrivals = spec.arrivals().open(streams.stream(nameOf(spec) + "/arrivals"));
    scheduleNext(shard.number());
  }

  /** Returns the name of a use case's people, whom its random numbers are named after. */
  public static String nameOf(UseCaseSpec spec) {
    return "population/" + spec.name();
  }

  private void scheduleNext(int ofOthers) {
    for (int i = 0; i < ofOthers; i++) {
      arrivals.skip();
    }
    long next = arrivals.next();
    if (next != ArrivalProcess.NEVER) {
      nextArrival.set(Math.max(0, next - process.now()));
    }
  }

  private void arrive() {
    Request request = unused.isEmpty() ? new Request() : unused.pop();
    request.key = RandomKey.derive(key, born);
    born += shard.of();
    request.matter = request.key;
    request.reworks = 0;
    request.resubmissions = 0;
    request.forPeople = false;
    request.skill = spec.skill();
    request.useCase = useCase;
    request.tenant = tenant;
    request.priority = spec.priority();
    request.serviceTier = spec.request().serviceTier();
    request.maxTokens = spec.request().maxTokens();
    request.stream = spec.request().stream();
    request.minQuality = spec.tolerance().minQuality();
    arrivals.shape(request, spec.request());
    offer(request);
    scheduleNext(shard.of() - 1);
  }

  private void offer(Request request) {
    request.bornNanos = process.now();
    request.attempts = 0;
    request.deferred = false;
    books.arrived(request.bornNanos);
    requests.send(request);
    if (spec.patience() != null) {
      Timer patience = request.patience;
      if (patience == null) {
        patience = process.timer(endOfPatience, request);
        request.patience = patience;
      }
      patience.set(spec.patience().quantileNanos(Draw.PATIENCE.uniform(request.key)));
    }
  }

  private void giveUp(Request request) {
    cancellations.send(request);
  }

  private void answered(Request request) {
    if (request.patience != null) {
      request.patience.cancel();
    }
    long now = process.now();
    books.ended(now, request, judge(request, now));
    if (!comesBack(request)) {
      unused.push(request);
    }
  }

  private boolean comesBack(Request request) {
    ReworkSpec rework = spec.rework();
    if (rework != null && rework.takes(request)) {
      request.reworks++;
      request.forPeople |= rework.toPeople();
      request.afterBadAnswer = true;
      setComeback(request, rework.delay());
      return true;
    }
    ResubmissionSpec resubmission = spec.resubmission();
    if (resubmission != null && resubmission.takes(request)) {
      request.resubmissions++;
      request.afterBadAnswer = false;
      setComeback(request, resubmission.delay());
      return true;
    }
    return false;
  }

  private void setComeback(Request request, Distribution delay) {
    Timer comeback = request.comeback;
    if (comeback == null) {
      comeback = process.timer(comebacks, request);
      request.comeback = comeback;
    }
    comeback.set(delay.quantileNanos(Draw.RETURN_DELAY.uniform(request.key)));
  }

  private Outcome judge(Request request, long now) {
    Answer answer = request.answer;
    return switch (answer.status) {
      case OK ->
          answer.human
              ? spec.tolerance().judgeHuman(answer.startedNanos - request.bornNanos)
              : judgeMachine(request, now - request.bornNanos);
      case GAVE_UP -> Outcome.ABANDONED;
      default -> Outcome.FAILED;
    };
  }

  private void comeBack(Request request) {
    if (request.afterBadAnswer) {
      books.reworked(process.now());
    } else {
      books.resubmitted(process.now());
    }
    request.key = Draw.RETURN_KEY.key(request.matter, request.reworks + request.resubmissions);
    offer(request);
  }

  private Outcome judgeMachine(Request request, long answeredAfterNanos) {
    Answer answer = request.answer;
    if (request.deferred) {
      return spec.tolerance().judgeDeferred(answeredAfterNanos, answer.quality);
    }
    return spec.tolerance()
        .judge(
            answer.firstTokenNanos - request.bornNanos,
            answeredAfterNanos,
            answer.quality,
            fullQuality.forMatter(request.matter));
  }

  /**
   * Whether work that counts is under way of which it is not known yet how it ends, or whether it
   * keeps what is promised. To be asked between two stretches of a run.
   */
  public boolean hasUndecided(long nowNanos) {
    undecided = false;
    gateway.underway(
        useCase,
        (request, layer, takenUpNanos) -> {
          undecided |=
              horizon.counts(request.bornNanos)
                  && (nowNanos - request.bornNanos <= decidedAfterNanos
                      || unanswered(request, takenUpNanos, nowNanos) == Outcome.UNFINISHED);
        });
    return undecided;
  }

  private Outcome unanswered(Request request, long takenUpNanos, long nowNanos) {
    long takenUpAfter = takenUpNanos == Answer.NEVER ? -1 : takenUpNanos - request.bornNanos;
    return spec.tolerance().judgeUnanswered(nowNanos - request.bornNanos, takenUpAfter);
  }

  /** Closes the books where the simulation ends, checks them, and returns what they say. */
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

  /** Closes the trace, if there is one. */
  @Override
  public void close() {
    arrivals.close();
  }
}

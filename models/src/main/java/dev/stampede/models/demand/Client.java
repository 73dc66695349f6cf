package dev.stampede.models.demand;

import dev.stampede.engine.Handler;
import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.architecture.Gateway;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Sends the work of a source to its gateway and waits for the answers: as long as the owners'
 * patience lasts. It has every end judged, and sends again what comes back. Of a piece of work it
 * takes a new one, which the source gives its lengths, and {@linkplain #send sends} it.
 */
public final class Client {

  private final UseCase useCase;
  private final UseCaseSpec spec;
  private final LogicalProcess process;
  private final Outlet<Request> requests;
  private final Outlet<Request> cancellations;
  private final Over over;
  private final Judge judge;
  private final Crowds.Witness witness;
  private final long key;
  private final @Nullable ArrivalLog log;
  private final ArrayDeque<Request> unused = new ArrayDeque<>();

  /** Nobody wants to hear of it. */
  public static final Over NOBODY = (request, outcome) -> {};

  /** Hears of work that is over. */
  @FunctionalInterface
  public interface Over {

    /**
     * Learns of a piece of work that has ended and does not come back.
     *
     * @param request not to be kept, for what is new is made of it
     */
    void ended(Request request, Outcome outcome);
  }

  /** One for all timers, which is then always at hand. */
  private final Handler<Request> endOfPatience = this::giveUp;

  private final Handler<Request> comebacks = this::comeBack;

  /**
   * Connects a source with its gateway.
   *
   * @param over hears of each piece of work that has ended and does not come back
   */
  public Client(Stage stage, Over over) {
    this.useCase = stage.useCase();
    this.spec = useCase.spec();
    this.process = stage.process();
    Gateway gateway = stage.gateway();
    this.requests = process.outlet(gateway.requests(), 0);
    this.cancellations = process.outlet(gateway.cancellations(), 0);
    this.over = over;
    this.judge = new Judge(stage);
    this.witness = stage.crowds().witness(spec.name(), process);
    this.key = stage.key();
    this.log = stage.log();
    Inbox<Request> answers = process.inbox(this::answered);
    gateway.connect(useCase.number(), answers);
  }

  /** Who judges this client's work. */
  public Judge judge() {
    return judge;
  }

  /**
   * Returns new work of the use case, without its lengths.
   *
   * @param number of this piece among all of the use case, which all that is drawn for it hangs on
   */
  public Request newWork(long number) {
    return newWork(number, RandomKey.derive(key, number));
  }

  /**
   * Returns new work of the use case, without its lengths.
   *
   * @param number of what it is part of, among all of the use case
   * @param workKey that all hangs on that is drawn for it
   */
  public Request newWork(long number, long workKey) {
    Request request = unused.isEmpty() ? new Request() : unused.pop();
    request.number = number;
    request.key = workKey;
    request.forsaken = false;
    request.matter = request.key;
    request.reworks = 0;
    request.resubmissions = 0;
    request.visits = 0;
    request.forPeople = false;
    request.skill = spec.skill();
    request.useCase = useCase.number();
    request.tenant = useCase.tenantOf(request.matter);
    request.priority = spec.request().priority(request.key, spec.priority());
    request.difficulties = spec.request().difficulty();
    request.serviceTier = spec.request().serviceTier();
    request.maxTokens = spec.request().maxTokens();
    request.session = 0;
    request.prefixTokens = 0;
    request.warm = false;
    request.idleNanos = 0;
    request.costNanos = 0;
    request.stream = spec.request().stream();
    request.minQuality = spec.tolerance().minQuality();
    return request;
  }

  /**
   * Returns work that its owner asks for once more, without its lengths: the same matter, with
   * another fate.
   *
   * @param number of the work
   * @param visits how often its owner has asked for it before, positive
   */
  public Request sameWork(long number, int visits) {
    Request request = newWork(number);
    again(request, visits);
    return request;
  }

  /**
   * Gives new work another fate, because its owner has asked for it before.
   *
   * @param visits how often, positive
   */
  public void again(Request request, int visits) {
    request.visits = visits;
    request.key = returnKey(request);
  }

  private static long returnKey(Request request) {
    int returns = request.reworks + request.resubmissions;
    return Draw.RETURN_KEY.key(
        request.matter, request.visits * (2 * ReworkSpec.MOST + 1) + returns);
  }

  /** Sends new work that arrives now. */
  public void send(Request request) {
    if (log != null) {
      log.arrived(process.now(), useCase, request);
    }
    offer(request);
  }

  private void offer(Request request) {
    request.bornNanos = process.now();
    request.attempts = 0;
    request.forgetTried();
    request.deferred = false;
    request.left = false;
    request.leavesNanos = Answer.NEVER;
    judge.arrived(request.bornNanos);
    requests.send(request);
    if (spec.patience() != null) {
      Timer patience = request.patience;
      if (patience == null) {
        patience = process.timer(endOfPatience, request);
        request.patience = patience;
      }
      long waits = spec.patience().quantileNanos(Draw.PATIENCE.uniform(request.key));
      patience.set(waits);
      SilenceSpec silence = spec.silence();
      if (silence != null && silence.takes(request)) {
        request.leavesNanos = request.bornNanos + waits;
        request.foundAfterNanos = silence.foundAfterNanos(request);
      }
    }
  }

  private void giveUp(Request request) {
    if (request.leavesNanos == Answer.NEVER) {
      cancellations.send(request);
    } else if (!request.deferred) {
      leave(request);
    }
  }

  /** The owner goes on without a word; the work stays where it is, and is no longer theirs. */
  private void leave(Request request) {
    request.left = true;
    request.answer.set(Status.GAVE_UP);
    witness.ended(Outcome.ABANDONED);
    long delay = judge.comesBackAfter(request);
    if (delay == Judge.NEVER) {
      over.ended(request, Outcome.ABANDONED);
    } else {
      setComeback(sameAgain(request), delay);
    }
  }

  /** Returns what the owner of work that is still under way will try again. */
  private Request sameAgain(Request left) {
    Request again = newWork(left.number, left.matter);
    again.visits = left.visits;
    again.costNanos = left.costNanos;
    again.reworks = left.reworks;
    again.resubmissions = left.resubmissions;
    again.afterBadAnswer = left.afterBadAnswer;
    again.forPeople = left.forPeople;
    again.inputTokens = left.inputTokens;
    again.cachedInputTokens = left.cachedInputTokens;
    again.outputTokens = left.outputTokens;
    return again;
  }

  /** Takes work back that is under way, as its owner is there no more: it ends soon, given up. */
  public void cancel(Request request) {
    if (request.comeback != null && request.comeback.isSet()) {
      request.comeback.cancel();
      over.ended(request, Outcome.ABANDONED);
      unused.push(request);
    } else {
      request.forsaken = true;
      giveUp(request);
    }
  }

  private void answered(Request request) {
    if (request.patience != null) {
      request.patience.cancel();
    }
    Outcome outcome = judge.ended(process.now(), request);
    if (request.left) {
      unused.push(request);
      return;
    }
    witness.ended(outcome);
    long delay = request.forsaken ? Judge.NEVER : judge.comesBackAfter(request);
    if (delay == Judge.NEVER) {
      over.ended(request, outcome);
      unused.push(request);
    } else {
      setComeback(request, delay);
    }
  }

  private void setComeback(Request request, long delayNanos) {
    Timer comeback = request.comeback;
    if (comeback == null) {
      comeback = process.timer(comebacks, request);
      request.comeback = comeback;
    }
    comeback.set(delayNanos);
  }

  private void comeBack(Request request) {
    judge.cameBack(process.now(), request);
    request.key = returnKey(request);
    offer(request);
  }
}

package dev.stampede.models.architecture;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.attribution.FaultLoad;
import dev.stampede.models.attribution.GatewayBooks;
import dev.stampede.models.call.Call;
import dev.stampede.models.call.CallEventInboxes;
import dev.stampede.models.call.CallEvents;
import dev.stampede.models.call.CallNews;
import dev.stampede.models.call.Link;
import dev.stampede.models.call.UnusedCalls;
import dev.stampede.models.place.HangUps;
import dev.stampede.models.place.HangUps.Reason;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import org.jspecify.annotations.Nullable;

/** Calls a provider or a desk; what the innermost layer of a chain does. */
final class CallRung extends Layer {

  private final LogicalProcess gateway;
  private final Flow flow;
  private final Link line;
  private final int server;
  private final boolean human;
  private final @Nullable AttemptBooks books;
  private final FaultLoad faults;
  private final Horizon horizon;
  private final boolean streams;
  private final HangUps hangUps;
  private final UnusedCalls unused = new UnusedCalls(Provider::newCall);

  /**
   * Who is called.
   *
   * @param number of the provider, which makes its random numbers its own
   * @param human whether people answer
   */
  record Callee(Provider provider, int number, boolean human) {}

  /**
   * Who counts the calls.
   *
   * @param attempts null where they are no attempts, as at a desk
   * @param gateway counts those that are sent while a fault strikes, and those on which it hangs up
   */
  record Books(@Nullable AttemptBooks attempts, GatewayBooks gateway) {}

  /**
   * Lays a line from a gateway to a provider.
   *
   * @param events what is to be told of the calls before they are answered
   */
  CallRung(LogicalProcess gateway, Flow flow, Callee callee, CallEvents events, Books books) {
    Provider provider = callee.provider();
    this.gateway = gateway;
    this.flow = flow;
    Inbox<Call> answers = gateway.inbox(this::returned);
    this.line =
        provider.connect(
            gateway,
            answers,
            new CallEventInboxes(
                events,
                gateway.inbox(this::connected),
                gateway.inbox(this::firstToken),
                gateway.inbox(this::silent)));
    this.server = callee.number();
    this.human = callee.human();
    this.books = books.attempts();
    this.faults =
        this.books == null
            ? FaultLoad.unlisted()
            : books.gateway().load(provider.spec().name(), provider.faults());
    this.horizon = books.gateway().horizon();
    this.hangUps = books.gateway().callers().of(provider.spec().name());
    this.streams = provider.spec().engine().streams();
  }

  /** The invocation's {@code count} is 1 if a fault strikes when it is sent. */
  @Override
  public void start(Flow sameFlow, Invocation self) {
    Request request = self.request();
    Call call = unused.take(gateway.now());
    call.key = Draw.CALL.key(Draw.CALL.key(request.key, server), request.attempts);
    call.owner = request.matter;
    call.useCase = request.useCase;
    call.bornNanos = request.bornNanos;
    call.tenant = request.tenant;
    call.priority = request.priority;
    call.serviceTier = request.serviceTier;
    call.inputTokens = request.inputTokens;
    call.cachedInputTokens = request.cachedInputTokens;
    call.session = request.session;
    call.prefixTokens = request.prefixTokens;
    call.warm = request.warm && request.rung == 0; // where it was before
    call.idleNanos = request.idleNanos;
    call.maxTokens = Math.min(request.maxTokens, self.maxTokens);
    call.outputTokens = Math.min(request.outputTokens, call.maxTokens);
    call.stream = request.stream;
    call.shadow = request.shadow;
    call.byPerson = human;
    call.leavesNanos = request.leavesNanos;
    call.foundAfterNanos = request.foundAfterNanos;
    call.costNanos = 0;
    call.caller = self;
    self.call = call;
    if (books != null) {
      request.attempts++;
      books.sent(gateway.now(), request.useCase);
    }
    self.count = faults.strikes(gateway.now()) && horizon.counts(request.bornNanos) ? 1 : 0;
    if (self.count == 1) {
      faults.sent();
    }
    line.call(call);
  }

  private void connected(Call call) {
    report(call, CallNews.CONNECTED);
  }

  private void firstToken(Call call) {
    report(call, CallNews.FIRST_TOKEN);
  }

  private void silent(Call call) {
    report(call, CallNews.SILENT);
  }

  /** Looks at nothing of a call that is out but who waits for it. */
  private void report(Call call, CallNews news) {
    if (call.caller instanceof Invocation invocation) {
      flow.report(invocation, news);
    }
  }

  private void returned(Call call) {
    Object caller = call.caller;
    call.caller = null;
    unused.add(call, gateway.now());
    if (caller instanceof Invocation invocation) {
      invocation.call = null;
      invocation.request().costNanos += call.costNanos;
      if (invocation.count == 1 && call.answer.isOk()) {
        faults.succeeded();
      }
      call.answer.human = human && call.answer.isOk();
      if (call.answer.startedNanos != Answer.NEVER) {
        call.answer.startedNanos -= call.thereNanos(); // the way there is no waiting
      }
      if (streams && call.answer.isOk() && call.outputTokens > 1) {
        long streamed = gateway.now() - call.backNanos() - call.answer.firstTokenNanos;
        call.answer.perTokenNanos = Math.round((double) streamed / (call.outputTokens - 1));
      }
      flow.leave(invocation, call.answer);
    }
  }

  @Override
  public void cancelled(Flow sameFlow, Invocation self, Status why) {
    Call call = self.call;
    if (call != null) {
      call.caller = null;
      hangUps.add(gateway.now(), reason(sameFlow, why));
      line.cancel(call);
    }
  }

  private static Reason reason(Flow flow, Status why) {
    if (why == Status.TIMEOUT) {
      return Reason.TIMEOUT;
    }
    return flow.ownerLeaves() ? Reason.PATIENCE : Reason.NOT_NEEDED;
  }
}

package dev.stampede.models.architecture;

import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.call.CallNews;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.routing.Router;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.List;

/** Calls one of several endpoints; what the innermost layer of a pool's chain does. */
final class PoolRung extends Layer {

  /** What LiteLLM asks clients to wait when a minute is used up. */
  private static final long FULL_RETRY_AFTER_NANOS = 60_000_000_000L;

  /** HTTP status of what LiteLLM answers then. */
  static final int FULL_STATUS = 429;

  private final Layer[] endpoints;
  private final Router router;
  private final Answer full = new Answer();
  private final Answer empty = new Answer();
  private final int emptyStatus;
  private final boolean mindsTried;
  private final int[] ownRetries;

  /**
   * Makes a pool.
   *
   * @param name unique at the gateway
   * @param endpoints what serves each of the pool's endpoints
   * @param books one on each of them
   */
  PoolRung(PoolSpec spec, Flow flow, String name, List<Layer> endpoints, List<ChainBooks> books) {
    this.endpoints = endpoints.toArray(Layer[]::new);
    this.emptyStatus = emptyStatus(spec);
    this.mindsTried = spec.attemptsPerPriority() > 0 || spec.avoidsTried();
    this.ownRetries =
        spec.endpoints().stream().mapToInt(endpoint -> endpoint.own().maxRetries()).toArray();
    this.router = new Router(spec, flow.random(name)::nextUniform, books);
  }

  /** Returns the HTTP status of what nginx, Envoy or LiteLLM answers where no endpoint is there. */
  static int emptyStatus(PoolSpec spec) {
    if (spec.passiveHealth() != null) {
      return spec.passiveHealth().emptyStatus();
    }
    return spec.cooldown() == null ? 503 : 429;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    long now = flow.now();
    Request request = self.request();
    int draw = 2 * request.attempts;
    int chosen =
        router.choose(
            mindsTried ? request.tried() : null,
            now,
            request.inputTokens,
            Draw.PRIORITY_LEVEL.uniform(request.key, request.attempts),
            Draw.ENDPOINT.uniform(request.key, draw),
            Draw.ENDPOINT.uniform(request.key, draw + 1));
    if (chosen == Router.NONE) {
      empty.set(Status.NO_ENDPOINT);
      empty.httpStatus = emptyStatus;
      flow.leave(self, empty);
    } else if (chosen == Router.FULL) {
      full.set(Status.RATE_LIMITED);
      full.cause = Cause.of(Cause.Kind.POOL_FULL);
      full.httpStatus = FULL_STATUS;
      full.retryAfterNanos = FULL_RETRY_AFTER_NANOS;
      flow.refuse(self, full);
    } else {
      router.began(chosen, now);
      self.count = chosen;
      self.nanos = now;
      flow.enter(endpoints[chosen], self);
    }
  }

  @Override
  public boolean hasEndpoint(long nowNanos) {
    for (int i = 0; i < endpoints.length; i++) {
      if (router.isHealthy(i, nowNanos)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void onNews(Flow flow, Invocation self, Invocation inner, CallNews news) {
    if (news == CallNews.CONNECTED) {
      router.connected(self.count, flow.now());
    }
    flow.report(self, news);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    Request request = self.request();
    router.ended(
        self.count,
        flow.now(),
        answer,
        self.nanos,
        request.stream,
        request.inputTokens,
        Math.min(request.outputTokens, request.maxTokens));
    answer.mostRetries = ownRetries[self.count];
    flow.leave(self, answer);
  }

  @Override
  public void cancelled(Flow flow, Invocation self, Status why) {
    if (why == Status.TIMEOUT) {
      router.timedOut(self.count, flow.now(), self.isStreaming());
    } else {
      router.cancelled(self.count);
    }
  }
}

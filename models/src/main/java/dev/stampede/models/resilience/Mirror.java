package dev.stampede.models.resilience;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import java.util.ArrayDeque;
import java.util.function.BiFunction;

/** Runs copies of work through layers of their own, and forgets their answers. */
public final class Mirror {

  private final Flow flow;
  private final BiFunction<String, Flow, Layer> calls;
  private final ArrayDeque<Request> unused = new ArrayDeque<>();

  /**
   * Makes a mirror.
   *
   * @param horizon what of the run counts: copies count as the work that they are of
   * @param calls makes what calls a provider of a name, for work that a flow runs
   */
  public Mirror(LogicalProcess process, Horizon horizon, BiFunction<String, Flow, Layer> calls) {
    this.flow = new Flow(process, horizon, unused::push);
    this.calls = calls;
  }

  /** Makes what calls a provider of a name for copies. */
  public Layer calls(String provider) {
    return calls.apply(provider, flow);
  }

  /** Copies work, with random numbers of its own for what is not part of the work. */
  public Request copy(Request work, int maxTokens) {
    Request copy = unused.isEmpty() ? new Request() : unused.pop();
    copy.key = Draw.SHADOW_KEY.key(work.key, work.attempts);
    copy.matter = work.matter;
    copy.bornNanos = work.bornNanos;
    copy.shadow = true;
    copy.useCase = work.useCase;
    copy.tenant = work.tenant;
    copy.serviceTier = work.serviceTier;
    copy.priority = work.priority;
    copy.inputTokens = work.inputTokens;
    copy.cachedInputTokens = work.cachedInputTokens;
    copy.session = work.session;
    copy.prefixTokens = work.prefixTokens;
    copy.warm = work.warm;
    copy.idleNanos = work.idleNanos;
    copy.outputTokens = work.outputTokens;
    copy.maxTokens = Math.min(work.maxTokens, maxTokens);
    copy.stream = work.stream;
    copy.forgetTried();
    return copy;
  }

  /** Sends a copy of work. */
  public void send(Layer to, Request copy) {
    flow.begin(to, copy);
  }
}

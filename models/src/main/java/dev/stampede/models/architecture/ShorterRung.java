package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;

/** Asks for an answer of fewer tokens, and leaves the work as it was for the next rung. */
final class ShorterRung extends Layer {

  private final int maxTokens;
  private final Layer next;

  ShorterRung(int maxTokens, Layer next) {
    this.maxTokens = maxTokens;
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    Request request = self.request();
    self.count = request.maxTokens;
    request.maxTokens = Math.min(request.maxTokens, maxTokens);
    flow.enter(next, self);
  }

  @Override
  public void answered(Flow flow, Invocation self, Answer answer) {
    self.request().maxTokens = self.count;
    flow.leave(self, answer);
  }

  @Override
  public void cancelled(Flow flow, Invocation self) {
    self.request().maxTokens = self.count;
  }
}

package dev.stampede.models.architecture;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;

/** Asks for an answer of fewer tokens; the work is the same as before for the next rung. */
final class ShorterRung extends Layer {

  private final int maxTokens;
  private final Layer next;

  ShorterRung(int maxTokens, Layer next) {
    this.maxTokens = maxTokens;
    this.next = next;
  }

  @Override
  public void start(Flow flow, Invocation self) {
    self.maxTokens = Math.min(self.maxTokens, maxTokens);
    flow.enter(next, self);
  }
}

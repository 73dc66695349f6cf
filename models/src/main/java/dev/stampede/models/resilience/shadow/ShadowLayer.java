package dev.stampede.models.resilience.shadow;

import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.Mirror;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;

/** Sends copies of some of what passes elsewhere. */
final class ShadowLayer extends Layer {

  private final double share;
  private final Mirror mirror;
  private final Layer copies;
  private final Layer next;

  ShadowLayer(double share, Mirror mirror, Layer copies, Layer next) {
    this.share = share;
    this.mirror = mirror;
    this.copies = copies;
    this.next = next;
  }

  /** The work goes first: what is inside may be done with it at once, and give it away. */
  @Override
  public void start(Flow flow, Invocation self) {
    if (Draw.SHADOW.uniform(self.request().key) < share) {
      Request copy = mirror.copy(self.request(), self.maxTokens);
      flow.enter(next, self);
      mirror.send(copies, copy);
    } else {
      flow.enter(next, self);
    }
  }
}

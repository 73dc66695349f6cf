package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.work.Draw;

/**
 * Each looks by itself.
 *
 * @param after seconds
 */
record ResumeAlone(Distribution after) implements Resumption {

  @Override
  public void wait(Agent agent) {
    agent.setTimer(after.quantileNanos(agent.chance(Draw.RESUMES)));
  }

  @Override
  public void forget(Agent agent) {}

  @Override
  public void answered(Agent agent) {}
}

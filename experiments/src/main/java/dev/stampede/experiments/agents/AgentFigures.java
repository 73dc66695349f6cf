package dev.stampede.experiments.agents;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.work.AgentResult;
import org.jspecify.annotations.Nullable;

/**
 * What verdicts need of the agents of a use case, in one replication or in all of them together.
 *
 * @param turns that began
 * @param inTime of them, that ended within their deadline
 * @param open of them, whose end is not known
 * @param answered steps of agents that got an answer
 * @param lostSteps answers that were lost
 * @param losses of an agent
 * @param secondsLost of work, with all of them
 */
public record AgentFigures(
    double turns,
    double inTime,
    double open,
    double answered,
    double lostSteps,
    double losses,
    double secondsLost) {

  /** No agents. */
  public static final AgentFigures NONE = new AgentFigures(0, 0, 0, 0, 0, 0, 0);

  /** Reads the figures off; those of no agents where there is no result. */
  public static AgentFigures of(@Nullable AgentResult result) {
    if (result == null) {
      return NONE;
    }
    return new AgentFigures(
        result.turns().begun(),
        result.turns().inTime(),
        result.turns().open(),
        result.steps().answered(),
        result.lost().steps(),
        result.lost().losses(),
        result.workLost().count() * Seconds.of(result.workLost().mean()));
  }
}

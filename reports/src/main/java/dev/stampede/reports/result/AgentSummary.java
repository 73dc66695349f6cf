package dev.stampede.reports.result;

/**
 * The agents whose steps the work of a use case is, under one architecture. Counts are totals over
 * all replications.
 *
 * @param sessions of turns
 * @param turns from what a person asks for to the last answer
 * @param turnsInTime those that ended within their deadline, as a share of those whose end is known
 * @param steps what agents did
 * @param lost what was lost when they got no answer, or their process went
 * @param redone answers that were lost, as a share of all
 * @param untilFinished seconds from the begin of a turn to its end, of those that finished
 * @param workLost seconds of answers and tools that were lost with each agent: the recovery point
 * @param untilBack seconds from a loss until the agent was back where it had been: the recovery
 *     time, of those that were back
 */
public record AgentSummary(
    Ended sessions,
    Ended turns,
    Estimate turnsInTime,
    Steps steps,
    Lost lost,
    Estimate redone,
    LatencySummary untilFinished,
    LatencySummary workLost,
    LatencySummary untilBack) {

  /**
   * How sessions or turns ended.
   *
   * @param begun that began
   * @param inTime of them: within their deadline
   * @param late of them: after it, or not yet
   * @param failed of them
   * @param open of them, whose end is not known
   */
  public record Ended(long begun, long inTime, long late, long failed, long open) {}

  /**
   * What agents did.
   *
   * @param answered calls with an answer of use
   * @param unanswered calls without, or whose agent was lost meanwhile
   * @param tools begun
   * @param tokens of the prompts and answers of those answered
   */
  public record Steps(long answered, long unanswered, long tools, long tokens) {}

  /**
   * What was lost.
   *
   * @param losses of an agent
   * @param steps answers
   * @param tools begun, whose side effects come again
   * @param tokens of the prompts and answers of those steps
   * @param neverBack losses after which the turn failed
   */
  public record Lost(long losses, long steps, long tools, long tokens, long neverBack) {}
}

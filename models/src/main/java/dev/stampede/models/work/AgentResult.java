package dev.stampede.models.work;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.engine.measure.Latency;
import java.io.Serializable;
import java.util.List;

/**
 * What became of the sessions of agents in one trial, or in several. Sessions and turns are those
 * that began in the part of the run that counts; steps and losses those that ended or happened in
 * it.
 *
 * @param sessions of turns; one that has failed turns is over all the same
 * @param turns from what a person asks for to the last answer
 * @param steps of agents and subagents
 * @param lost agents, and what they had done since they were saved
 * @param untilFinished from the begin of a turn to its end, of those that finished
 * @param workLost time of answers and tools that was lost with each agent
 * @param untilBack from a loss until what was under way then has been answered, or done
 * @param course over time
 * @param sampled what some sessions of the first replication were at; none of another
 */
public record AgentResult(
    Ended sessions,
    Ended turns,
    Steps steps,
    Lost lost,
    Latency untilFinished,
    Latency workLost,
    Latency untilBack,
    Course course,
    List<SessionHistory> sampled)
    implements Serializable {

  /** Copies the list. */
  public AgentResult {
    sampled = List.copyOf(sampled);
  }

  /**
   * How sessions or turns ended.
   *
   * @param begun that began
   * @param inTime of them: with their last answer, within the deadline
   * @param late of them: after it, or not yet
   * @param failed of them
   */
  public record Ended(long begun, long inTime, long late, long failed) implements Serializable {

    /** Those of which it is not known how they end. */
    public long open() {
      return begun - inTime - late - failed;
    }

    private Ended plus(Ended other) {
      return new Ended(
          begun + other.begun, inTime + other.inTime, late + other.late, failed + other.failed);
    }
  }

  /**
   * What agents did.
   *
   * @param answered calls that got an answer of use
   * @param unanswered calls that got none, or whose agent was lost meanwhile
   * @param tools that were begun
   * @param tokens of the prompts and answers of those answered
   */
  public record Steps(long answered, long unanswered, long tools, long tokens)
      implements Serializable {

    private Steps plus(Steps other) {
      return new Steps(
          answered + other.answered,
          unanswered + other.unanswered,
          tools + other.tools,
          tokens + other.tokens);
    }
  }

  /**
   * What was lost, and has to be done again if the turn goes on.
   *
   * @param losses of an agent, or of a subagent; one that is lost again before it is back counts
   *     once
   * @param steps whose answers were lost
   * @param tools that had been begun, whose side effects come again
   * @param tokens of the prompts and answers of those steps
   * @param neverBack losses after which the turn has failed
   * @param replaced losses of subagents whose main agent begins again
   */
  public record Lost(
      long losses, long steps, long tools, long tokens, long neverBack, long replaced)
      implements Serializable {

    private Lost plus(Lost other) {
      return new Lost(
          losses + other.losses,
          steps + other.steps,
          tools + other.tools,
          tokens + other.tokens,
          neverBack + other.neverBack,
          replaced + other.replaced);
    }
  }

  /**
   * Sessions over time, in session-nanoseconds, and calls.
   *
   * @param working in which an agent waits for an answer, or for a tool
   * @param stalled in which agents are lost, and none is at work
   * @param idle between two turns
   * @param asked calls that agents made
   */
  public record Course(
      IntervalSums working, IntervalSums stalled, IntervalSums idle, IntervalCounts asked)
      implements Serializable {

    private void add(Course other) {
      working.merge(other.working);
      stalled.merge(other.stalled);
      idle.merge(other.idle);
      asked.merge(other.asked);
    }
  }

  /**
   * Returns the sum of this and another result, of a shard or a trial. The instruments of this one
   * are added to and passed on: it must not be used afterwards.
   */
  public AgentResult absorb(AgentResult other) {
    untilFinished.add(other.untilFinished);
    workLost.add(other.workLost);
    untilBack.add(other.untilBack);
    course.add(other.course);
    return new AgentResult(
        sessions.plus(other.sessions),
        turns.plus(other.turns),
        steps.plus(other.steps),
        lost.plus(other.lost),
        untilFinished,
        workLost,
        untilBack,
        course,
        SessionHistory.chosen(sampled, other.sampled));
  }
}

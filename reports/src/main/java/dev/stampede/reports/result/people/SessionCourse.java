package dev.stampede.reports.result.people;

import java.util.List;

/**
 * What one session of agents was at over time, in the first replication.
 *
 * @param number of the session among those of its use case, from 0 on
 * @param stretches without gaps, in order
 */
public record SessionCourse(long number, List<Stretch> stretches) {

  /** What a session is at, as its main agent sees it. */
  public enum Doing {
    /** Its main agent waits for an answer. */
    CALLING,
    /** Its main agent waits for a tool. */
    TOOL,
    /** Its main agent waits for subagents, of which one is at work. */
    JOINING,
    /** Agents are lost, and none is at work. */
    LOST,
    /** Between two turns. */
    IDLE
  }

  /** From one moment to another, in seconds from the start of the run. */
  public record Stretch(Doing doing, double fromSeconds, double untilSeconds) {}

  /** Copies the list, so that the course cannot change afterwards. */
  public SessionCourse {
    stretches = List.copyOf(stretches);
  }
}

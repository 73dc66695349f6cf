package dev.stampede.reports.result.people;

import java.util.List;

/**
 * What the agents of one use case did under one architecture, over time, in the mean of all
 * replications.
 *
 * @param working sessions in which an agent waits for an answer or a tool, in each interval
 * @param stalled sessions in which agents are lost, and none is at work
 * @param idle sessions between two turns
 * @param calls that agents made in each interval
 * @param sessions some that were there when the first fault began, or half-way where there was
 *     none, chosen by lots that nothing that became of them decides
 */
public record AgentCourse(
    String architecture,
    String useCase,
    List<Double> working,
    List<Double> stalled,
    List<Double> idle,
    List<Double> calls,
    List<SessionCourse> sessions) {

  /** Copies the lists, so that the course cannot change afterwards. */
  public AgentCourse {
    working = List.copyOf(working);
    stalled = List.copyOf(stalled);
    idle = List.copyOf(idle);
    calls = List.copyOf(calls);
    sessions = List.copyOf(sessions);
  }
}

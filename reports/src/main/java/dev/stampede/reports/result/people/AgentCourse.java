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
 */
public record AgentCourse(
    String architecture,
    String useCase,
    List<Double> working,
    List<Double> stalled,
    List<Double> idle,
    List<Double> calls) {

  /** Copies the lists, so that the course cannot change afterwards. */
  public AgentCourse {
    working = List.copyOf(working);
    stalled = List.copyOf(stalled);
    idle = List.copyOf(idle);
    calls = List.copyOf(calls);
  }
}

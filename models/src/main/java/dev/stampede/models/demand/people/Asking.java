package dev.stampede.models.demand.people;

import dev.stampede.models.work.UseCaseResult;

/** How people have the rest of a task done, and hear how that ended. */
sealed interface Asking permits SingleCalls, AgentTurns {

  /** Asks for the rest of a task; the answer comes to {@link Person#answered}. */
  void ask(Person person, Task task);

  /** See {@link dev.stampede.models.demand.Source#hasUndecided}. */
  boolean hasUndecided(long nowNanos);

  /** See {@link dev.stampede.models.demand.Source#result}. */
  UseCaseResult result(long nowNanos);
}

package dev.stampede.models.demand.agent;

/** Where agents wait whose client has given up, until they go on. */
sealed interface Resumption permits ResumeAlone, ResumeTogether {

  /** An agent waits from now on; it is {@linkplain Agent#goOn told} when to go on. */
  void wait(Agent agent);

  /** An agent neither waits nor looks any more, and is not told; its timer is its own. */
  void forget(Agent agent);

  /** An agent got an answer. */
  void answered(Agent agent);
}

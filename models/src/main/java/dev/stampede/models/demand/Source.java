package dev.stampede.models.demand;

import dev.stampede.models.work.UseCaseResult;

/**
 * Who makes the work of a use case, or a shard of them, in a process of their own. A {@link Client}
 * sends the work for them and has it judged.
 */
public interface Source extends AutoCloseable {

  /** Begins to make work; to be called once, before the run. */
  void start();

  /**
   * Whether work that counts is under way of which it is not known yet how it ends, or whether it
   * keeps what is promised. To be asked between two stretches of a run.
   */
  boolean hasUndecided(long nowNanos);

  /**
   * Closes the books where the simulation ends, once, and returns what they say.
   *
   * @throws IllegalStateException if they do not balance
   */
  UseCaseResult result(long nowNanos);

  /** Closes what it reads from. */
  @Override
  void close();
}

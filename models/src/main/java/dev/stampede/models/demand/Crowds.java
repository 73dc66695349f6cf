package dev.stampede.models.demand;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.work.Outcome;

/** The people behind the use cases of a trial, who come and go with what they meet. */
public interface Crowds {

  /** There are none who come or go. */
  Crowds NONE =
      new Crowds() {
        @Override
        public double follow(String crowd, Inbox<Crowd> inbox) {
          throw new IllegalArgumentException("there is no platform '%s'".formatted(crowd));
        }

        @Override
        public Witness witness(String useCase, LogicalProcess process) {
          return outcome -> {};
        }
      };

  /** How many people there are from now on. */
  record Crowd(double people) {}

  /** Is told how the work of a use case ends. */
  @FunctionalInterface
  interface Witness {

    /** Learns of a piece of work that has just ended, whether or not it comes back. */
    void ended(Outcome outcome);
  }

  /**
   * Tells a source how many people there are whenever that changes.
   *
   * @param crowd the name of who they are
   * @return how many there are at the start of the run
   * @throws IllegalArgumentException if there is no such crowd
   */
  double follow(String crowd, Inbox<Crowd> inbox);

  /**
   * Returns who is to be told how work ends.
   *
   * @param process where it ends
   */
  Witness witness(String useCase, LogicalProcess process);
}

package dev.stampede.models.demand.agent;

/** How far an agent has come with its turn. */
final class Progress {

  /** That the turn has in all. */
  int steps;

  /** That are done. */
  int done;

  /** Whether the answer of the next one is there. */
  boolean answered;

  /** Length of its prompt now; 0 before the first step of a session. */
  int tokens;

  /** Is at the begin of a turn. */
  void begin(int itsSteps, int firstTokens) {
    steps = itsSteps;
    done = 0;
    answered = false;
    tokens = firstTokens;
  }

  /** Makes this a copy. */
  void set(Progress other) {
    steps = other.steps;
    done = other.done;
    answered = other.answered;
    tokens = other.tokens;
  }

  /** Whether the next step is the last one. */
  boolean isAtLast() {
    return done == steps - 1;
  }

  /** Goes on to the next step. */
  void next() {
    done++;
    answered = false;
  }
}

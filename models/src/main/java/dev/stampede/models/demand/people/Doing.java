package dev.stampede.models.demand.people;

/** What a person is at. */
enum Doing {
  /** Their own part of a task, of which the rest will be asked for. */
  THINKING,
  /** Waiting for an answer, or to ask once more. */
  WAITING,
  /** A task, or their part of one that they put aside, without help. */
  UNAIDED,
  /** Nothing, until there is help again. */
  STOPPED,
  /** Not at work: between shifts, or in a break. */
  OFF
}

package dev.stampede.models.demand.people;

/**
 * One task of a person. All that is drawn for it hangs on its number, so it is the same whichever
 * architecture serves it, and whatever became of those before.
 */
final class Task {

  /** In place of a time. */
  static final long NEVER = -1;

  /** Among those of its person, from 0 on. */
  long number;

  long key;

  /** The person's own part. */
  long thinkNanos;

  /** When it was first asked for; {@link #NEVER} at first. */
  long askedNanos = NEVER;

  /** When it was put aside; {@link #NEVER} if it was not. */
  long keptNanos = NEVER;

  /** How often it was asked for, tries that follow by themselves aside. */
  int asks;

  /** How often it was tried, those included. */
  long tries;

  void begin(long newNumber, long newKey, long newThinkNanos) {
    number = newNumber;
    key = newKey;
    thinkNanos = newThinkNanos;
    askedNanos = NEVER;
    keptNanos = NEVER;
    asks = 0;
    tries = 0;
  }

  /** It has an end, so nothing of it is open. */
  void end() {
    askedNanos = NEVER;
  }

  boolean isAsked() {
    return askedNanos != NEVER;
  }

  boolean isKept() {
    return keptNanos != NEVER;
  }
}

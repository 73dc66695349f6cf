package dev.stampede.models.batching;

/** Hears of a sequence before it is handed back. */
public interface SequenceObserver {

  /**
   * The first token comes.
   *
   * @param atNanos now or later
   */
  void firstToken(long atNanos);

  /** Longest time between two tokens that nobody has to hear of. */
  long silenceNanos();

  /**
   * The next token will not come within that time of the one before.
   *
   * @param sinceNanos when the one before came
   */
  void silentSince(long sinceNanos);

  /** The next token has come, or comes in time after all. */
  void inTime();
}

package dev.stampede.models.batching;

/**
 * Takes sequences in, infers their tokens, and hands each back through the listener that it was
 * made with, unless it is cancelled before.
 */
public interface Inference {

  /** Takes sequences back. */
  @FunctionalInterface
  interface Listener {

    /**
     * Takes one sequence back.
     *
     * @param complete whether all its tokens were made; if not, it was cut off
     */
    void left(Sequence sequence, boolean complete);
  }

  /**
   * Takes a sequence in; false if there is no room, or if it would not fit into the empty cache of
   * a replica.
   */
  boolean accept(Sequence sequence);

  /**
   * Takes in a sequence whose prompt was computed elsewhere and whose cache is here. It waits for
   * room, however many do.
   */
  void resume(Sequence sequence);

  /** Forgets a sequence that is inside. A step that it is in ends when it would have. */
  void cancel(Sequence sequence);

  /** Cuts all sequences off. */
  void cutAll();

  /** Makes steps take a number of times as long as normal, from now on. */
  void slowDown(double factor);

  /**
   * Changes the number of replicas. More take effect with the next step; fewer let what is in a
   * step finish, and with none the others wait.
   */
  void resize(int replicas);

  /** How often a sequence had to make room in the cache for others. */
  long preemptions();
}

package dev.stampede.experiments.theory;

/** Is told how far the experiments have come. */
@FunctionalInterface
public interface Progress {

  /**
   * An experiment has ended.
   *
   * @param what they are about
   * @param done experiments that have ended
   * @param all experiments there will be
   */
  void ended(String what, int done, int all);
}

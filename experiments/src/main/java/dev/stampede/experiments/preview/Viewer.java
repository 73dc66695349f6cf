package dev.stampede.experiments.preview;

/** Looks at a preview while it is run, in the thread that runs it. */
public interface Viewer {

  /** More is known. */
  void sees(Glance glance);

  /**
   * What runs now goes on. Called some ten times a second.
   *
   * @param replication that is run now, from 1 on
   * @param done share of what runs now that is done, in [0, 1]: one architecture, all others, or
   *     all further replications
   */
  void waits(int replication, double done);
}

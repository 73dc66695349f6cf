package dev.stampede.experiments.tipping;

import java.util.List;

/** Sheds a part of the usual load late in a run, in the words of a scenario. */
public interface Shedding {

  /** The use case whose load it is. */
  String useCase();

  /**
   * Returns the settings by which a part of the load is left from a time on; they stand before
   * those of a trigger.
   *
   * @param left share of the usual load, in [0, 1]; 1 leaves all of it
   * @param fromNanos from the start of the run
   */
  List<String> settings(double left, long fromNanos);
}

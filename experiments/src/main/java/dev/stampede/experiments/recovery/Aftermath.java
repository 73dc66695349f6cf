package dev.stampede.experiments.recovery;

/**
 * How a fault went on after its end.
 *
 * @param ending how it is known to have ended
 * @param nanos from its end until it was well again; at least so long where the run ended before; 0
 *     for other endings
 */
public record Aftermath(Ending ending, long nanos) {

  /** Why the time after a fault has an end. */
  public enum Ending {
    /** All was well again. */
    WELL,
    /** The run was over before, or before the fault itself. */
    RUN_ENDED,
    /** Another fault struck before: it is that one that goes on. */
    OVERTAKEN,
    /**
     * Nobody can tell: no work came after its end that is judged, or it was over within another
     * fault.
     */
    UNSEEN
  }

  static Aftermath of(Ending ending) {
    return new Aftermath(ending, 0);
  }
}

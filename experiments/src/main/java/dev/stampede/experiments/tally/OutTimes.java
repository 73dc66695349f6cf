package dev.stampede.experiments.tally;

import dev.stampede.experiments.recovery.OutTime;

/** How long a use case was out of its promises, by how the work is taken whose end is not known. */
record OutTimes(OutTime leftOut, OutTime ifFailed, OutTime ifKept) {

  /** Nothing was promised. */
  static final OutTimes NONE = new OutTimes(OutTime.NONE, OutTime.NONE, OutTime.NONE);

  OutTime of(Unknown unknown) {
    return switch (unknown) {
      case LEFT_OUT -> leftOut;
      case FAILED -> ifFailed;
      case KEPT -> ifKept;
    };
  }

  /** Returns the sums; see {@link OutTime#plus}. */
  OutTimes plus(OutTimes other) {
    return new OutTimes(
        leftOut.plus(other.leftOut), ifFailed.plus(other.ifFailed), ifKept.plus(other.ifKept));
  }
}

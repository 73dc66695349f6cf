package dev.stampede.reports.capacity;

/** Which end of what is enough was asked for, and the words that it takes. */
enum Wanted {
  SMALLEST("smallest", "The smallest that is enough", "No system needs less than"),
  LARGEST("largest", "The largest that is not too much", "No system takes more than");

  /** As in "the smallest". */
  final String adjective;

  final String caption;

  /** What the bound of all systems is called. */
  final String bound;

  Wanted(String adjective, String caption, String bound) {
    this.adjective = adjective;
    this.caption = caption;
    this.bound = bound;
  }

  static Wanted of(boolean largest) {
    return largest ? LARGEST : SMALLEST;
  }

  /** How the answer was found. */
  String how() {
    return ("Found by bisection: a value counts as enough only if every objective is met, with its"
            + " whole 95 %% interval within the limit, and the one %s it is not known to be. Where a"
            + " verdict was open, replications were doubled, on the same random numbers.")
        .formatted(this == LARGEST ? "after" : "before");
  }

  /** What is said of a bound beyond the range. */
  String boundOutside() {
    return this == LARGEST ? "less than the range has" : "more than the range has";
  }

  /** Why it is a bound. */
  String why() {
    return (this == LARGEST ? "No system takes more" : "No system needs less")
        + ": one that has no queue, no chance, no other use case and does nothing in vain would"
        + " already lose more than is promised. An ideal autoscaler has at any time just what comes"
        + " then needs.";
  }
}

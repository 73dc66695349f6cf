package dev.stampede.scenarios.review;

import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.read.StatusWords;
import java.util.Comparator;

/** A way for a rung to end without an answer; the HTTP status is 0 where there is none. */
record End(Status status, int httpStatus) implements Comparable<End> {
  private static final Comparator<End> ORDER =
      Comparator.comparing(End::status).thenComparing(End::httpStatus);

  static End of(Status status) {
    return new End(status, 0);
  }

  static End of(int httpStatus) {
    return new End(Status.ofHttp(httpStatus), httpStatus);
  }

  boolean isIn(Outcomes outcomes) {
    return outcomes.includes(status, httpStatus);
  }

  @Override
  public int compareTo(End other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    String word = StatusWords.word(status);
    return httpStatus == 0 ? word : "%s (%d)".formatted(word, httpStatus);
  }
}

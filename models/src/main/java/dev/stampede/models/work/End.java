package dev.stampede.models.work;

import java.util.Comparator;

/**
 * A way for work to end without an answer.
 *
 * @param httpStatus what it was refused with; 0 if with none
 */
public record End(Status status, int httpStatus) implements Comparable<End> {

  private static final Comparator<End> ORDER =
      Comparator.comparing(End::status).thenComparing(End::httpStatus);

  /** Returns an end without an HTTP status. */
  public static End of(Status status) {
    return new End(status, 0);
  }

  /** Returns the end of what is refused with an HTTP status, 400 to 599. */
  public static End of(int httpStatus) {
    return new End(Status.ofHttp(httpStatus), httpStatus);
  }

  /** True if it is one of some ways in which calls end. */
  public boolean isIn(Outcomes outcomes) {
    return outcomes.includes(status, httpStatus);
  }

  @Override
  public int compareTo(End other) {
    return ORDER.compare(this, other);
  }
}

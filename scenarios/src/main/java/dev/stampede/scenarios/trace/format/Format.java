package dev.stampede.scenarios.trace.format;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form that recorded demand comes in. A kind of it answers for itself all that is asked here. */
public interface Format {

  /** The word for it. */
  String name();

  /** Whose it is, for messages. */
  String title();

  /** Whether a file seems to be of this form. */
  boolean recognises(Head head);

  /** Whether a file that is said to be of this form may be, rather than in JSON or not in JSON. */
  boolean fits(Head head);

  /** What its fields tell. */
  Columns columns();

  /** Opens the records of a text at its start. */
  Records open(Reader text, List<Field> fields) throws IOException;

  /** Fields that {@link #takes} wants to see. */
  default List<Field> looked() {
    return List.of();
  }

  /** Whether a record is a request, by the fields that this looks at: others are passed over. */
  default boolean takes(List<@Nullable String> looked) {
    return true;
  }

  /** Whether a request failed, by what its record says of that; null if it says nothing. */
  default boolean failed(@Nullable String said) {
    return false;
  }

  /**
   * Whether records may stand in another order than requests came in, because they were written
   * when requests ended.
   */
  default boolean isByEnd() {
    return false;
  }

  /** Whether times count from a run's start: the first record's is not the time's beginning. */
  default boolean countsFromZero() {
    return false;
  }

  /** Why records have no times, and what to do; null if they have. */
  default @Nullable String timeless() {
    return null;
  }

  /** What its times do not say, for a warning; null if there is nothing. */
  default @Nullable String caveat() {
    return null;
  }
}

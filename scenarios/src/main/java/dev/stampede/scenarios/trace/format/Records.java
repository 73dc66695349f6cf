package dev.stampede.scenarios.trace.format;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after the other: of each, the values of the fields asked for. */
public interface Records extends AutoCloseable {

  /**
   * Goes to the next record.
   *
   * @return false at the end
   * @throws BrokenRecord if there is something that is no record
   */
  boolean next() throws IOException;

  /**
   * Returns what the record says in a field, by its place among those asked for; null if nothing. A
   * list comes separated by commas.
   */
  @Nullable String value(int field);

  /** The line in which the record begins, from 1. */
  long line();

  /** Returns those of the fields asked for that no record can have, by what the file says first. */
  default List<Field> missing() {
    return List.of();
  }

  /** Why records have no times, although their form may, and what to do; null if they have. */
  default @Nullable String timeless() {
    return null;
  }

  @Override
  void close() throws IOException;
}

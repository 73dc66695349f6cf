package dev.stampede.scenarios.read;

import dev.stampede.scenarios.trace.NumberTable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads numbers from files that a scenario names. */
public final class NumbersInFile {

  private NumbersInFile() {}

  /**
   * Reads columns of a file.
   *
   * @param value that names the file, where errors are reported
   * @param name of the file
   * @return null if there is an error
   */
  public static @Nullable NumberTable read(ValueReader value, String name, List<String> columns) {
    Path file = value.files().resolve(value, name);
    if (value.isFaulty()) {
      return null;
    }
    NumberTable table = value.files().read(value, file, it -> NumberTable.read(it, columns));
    if (table != null && table.every() > 1) {
      value.warning(
          "%s: of %d rows one in %d is kept".formatted(value.path(), table.rows(), table.every()),
          "at most %d are; means are of all".formatted(NumberTable.MOST_ROWS));
    }
    return table;
  }
}

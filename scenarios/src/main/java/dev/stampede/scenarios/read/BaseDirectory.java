package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Source;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the files are that a scenario names.
 *
 * @param file the scenario's own source; null if there is none
 * @param path what the paths in that source are relative to; others are to the working directory
 */
public record BaseDirectory(@Nullable Source file, Path path) {
  /** The working directory. */
  static final BaseDirectory WORKING = new BaseDirectory(null, Path.of(""));

  /** Returns the file that a value names; what is no path is rejected. */
  public Path resolve(ValueReader value, String name) {
    Path base = value.source() == file ? path : WORKING.path();
    try {
      return base.resolve(name);
    } catch (InvalidPathException e) {
      value.reject("is not a path", null);
      return base;
    }
  }
}

package dev.stampede.reports.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders beside an output folder in which processes put together what will replace it. Each
 * has its process's number in its name, so that those of killed ones can be told.
 *
 * @param folder where they lie
 * @param prefix how their names begin
 */
record Unfinished(Path folder, String prefix) {

  private static final int MOST_FOLDERS = 1_000;

  /** Returns those beside a folder, which has a name. */
  static Unfinished of(Path target) {
    return new Unfinished(target.resolveSibling(""), ".%s.new-".formatted(target.getFileName()));
  }

  /** Creates a folder of this process, and its parents. */
  Path newFolder() throws IOException {
    Files.createDirectories(folder);
    String own = prefix + ProcessHandle.current().pid();
    // Not createTempDirectory: its folders are closed to everybody else, and this one stays.
    for (int number = 1; ; number++) {
      try {
        return Files.createDirectory(folder.resolve(number == 1 ? own : own + "-" + number));
      } catch (FileAlreadyExistsException e) {
        if (number == MOST_FOLDERS) {
          throw e;
        }
      }
    }
  }

  /** Deletes the folders of processes that have ended without; what is not ours stays. */
  void clear() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Pattern left = Pattern.compile(Pattern.quote(prefix) + "([0-9]{1,18})(-[0-9]+)?");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Matcher name = left.matcher(entry.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          Inventory.deleteIfOurs(entry);
        }
      }
    }
  }
}

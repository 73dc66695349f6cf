package dev.stampede.reports.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The list of the files that an output folder was written with, kept in the folder itself. It is
 * what tells such a folder from any other, and our files in it from a user's.
 *
 * @param files paths relative to the folder, parts separated by {@code /}, the list itself included
 */
record Inventory(Set<String> files) {

  /** Name of the list in its folder. */
  static final String NAME = ".stampede-files";

  private static final String FIRST_LINE = "stampede.files/v1";

  static Inventory of(Collection<String> names) {
    TreeSet<String> files = new TreeSet<>(names);
    files.add(NAME);
    return new Inventory(files);
  }

  /**
   * Returns the list of a folder.
   *
   * @throws FolderRefused if there is none: we did not write the folder
   */
  static Inventory in(Path folder) throws IOException {
    return read(folder)
        .orElseThrow(
            () -> new FolderRefused("%s is no folder that stampede has written".formatted(folder)));
  }

  private static Optional<Inventory> read(Path folder) throws IOException {
    Path list = folder.resolve(NAME);
    List<String> lines = Files.isRegularFile(list) ? Files.readAllLines(list) : List.of();
    return lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)
        ? Optional.empty()
        : Optional.of(of(lines.subList(1, lines.size())));
  }

  Artefact artefact() {
    return Artefact.of(FIRST_LINE + "\n" + String.join("\n", files) + "\n");
  }

  /**
   * Makes sure that a folder may be deleted: it is empty, or it was written by us and nobody has
   * put anything into it or made it read-only since.
   *
   * @throws FolderRefused if it may not, naming what stands in the way
   */
  static void requireOurs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new FolderRefused("cannot write results to %s: it is not a folder".formatted(folder));
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      if (!entries.iterator().hasNext()) {
        return;
      }
    }
    Set<String> ours =
        read(folder)
            .orElseThrow(
                () ->
                    new FolderRefused(
                        "will not replace %s: it holds files, and no earlier run of stampede wrote it"
                            .formatted(folder)))
            .files();
    for (Path path : tree(folder)) {
      String name = folder.relativize(path).toString().replace('\\', '/');
      boolean known =
          Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
              ? path.equals(folder) || ours.stream().anyMatch(file -> file.startsWith(name + "/"))
              : ours.contains(name);
      if (!known) {
        throw new FolderRefused(
            "will not replace %s: stampede did not write %s in it".formatted(folder, name));
      }
      if (isReadOnly(path)) {
        throw new FolderRefused(
            "will not replace %s: it was made read-only (%s)".formatted(folder, path));
      }
    }
  }

  /** Deletes a folder unless it holds what is not ours, or may not be deleted. */
  static void deleteIfOurs(Path folder) throws IOException {
    try {
      requireOurs(folder);
    } catch (FolderRefused e) {
      return;
    }
    delete(folder);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> paths = tree(folder);
    for (int i = paths.size() - 1; i >= 0; i--) {
      Files.deleteIfExists(paths.get(i));
    }
  }

  /** Whether its owner took care that it is not changed; links do not count. */
  private static boolean isReadOnly(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return false;
    }
    // Not isWritable alone: an administrator may write whatever the owner has said.
    PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    boolean allowed =
        posix == null
            || posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE);
    return !allowed || !Files.isWritable(path);
  }

  /** All paths in a folder, each after the folder it is in, links not followed. */
  private static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

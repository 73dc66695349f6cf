package dev.stampede.reports.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder of artefacts that is replaced as a whole or not at all.
 *
 * <p>All files are written into a new folder beside it and forced to the disk. Then the earlier
 * folder steps aside under the name {@code <name>.previous}, the new one takes its place, and the
 * earlier one is deleted. So whatever happens, power cuts included, one whole set of results is
 * there: under its own name or, if the process was killed between the two renames, under {@code
 * <name>.previous}, from where the next {@link #write} puts it back first. A killed process may
 * leave its half-written {@code .<name>.new-N} behind, N being its number; nothing reads it, and
 * the next write takes it away.
 *
 * <p>Only what an earlier write left is ever deleted. A folder that holds anything else is refused,
 * and so is one that somebody has made read-only. One process at a time may write to a folder.
 */
public final class OutputFolder {

  private final Path folder;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /** Returns the folder at a path. Nothing is looked at or created yet. */
  public static OutputFolder at(Path folder) {
    return new OutputFolder(folder.toAbsolutePath().normalize());
  }

  /**
   * Checks what can be checked before there is anything to write, so that a long run does not end
   * with a folder that was never going to do.
   *
   * @throws IOException if the folder holds anything that no earlier write left, or cannot be made
   */
  public void check() throws IOException {
    try {
      requireOurs(Files.exists(folder) ? folder.toRealPath() : folder);
      Path parent = folder.getParent();
      while (parent != null && !exists(parent)) {
        parent = parent.getParent();
      }
      if (parent == null || !Files.isDirectory(parent)) {
        throw new NotDirectoryException(String.valueOf(parent));
      }
      if (!Files.isWritable(parent)) {
        throw new AccessDeniedException(parent.toString());
      }
    } catch (FileSystemException e) {
      throw WriteFailure.of(folder, e);
    }
  }

  /**
   * Returns what an earlier write left, by file name; each is read when it is written.
   *
   * @throws IOException if the folder was not written by one, naming it
   */
  public SortedMap<String, Artefact> written() throws IOException {
    SortedMap<String, Artefact> artefacts = new TreeMap<>();
    for (String name : Inventory.in(folder).files()) {
      if (!name.equals(Inventory.NAME)) {
        requireFileName(name);
        artefacts.put(name, out -> Files.copy(folder.resolve(name), out));
      }
    }
    return artefacts;
  }

  /**
   * Writes artefacts in place of what the folder held.
   *
   * @param artefacts contents by file name; a name may have folders in it, as in {@code
   *     charts/a.svg}
   * @return the folder's absolute path
   * @throws IOException if that is not possible, naming the path and the reason; the folder is then
   *     as it was
   * @throws IllegalArgumentException if a name is not that of a file inside the folder
   */
  public Path write(Map<String, Artefact> artefacts) throws IOException {
    Map<String, Artefact> files = new TreeMap<>(artefacts);
    files.keySet().forEach(OutputFolder::requireFileName);
    files.put(Inventory.NAME, Inventory.of(artefacts.keySet()).artefact());
    try {
      // A link stays a link: it is the folder behind it that is replaced.
      replace(Files.exists(folder) ? folder.toRealPath() : folder, files);
    } catch (FolderRefused e) {
      throw e;
    } catch (IOException e) {
      throw WriteFailure.of(folder, e);
    }
    return folder;
  }

  private static void replace(Path target, Map<String, Artefact> files) throws IOException {
    Path name = target.getFileName();
    if (name == null) {
      throw new FolderRefused(
          "cannot write results to %s: choose a folder in it".formatted(target));
    }
    Path previous = target.resolveSibling(name + ".previous");
    requireOurs(target);
    requireOurs(previous);
    if (!exists(target) && exists(previous)) {
      Durable.rename(previous, target);
    }
    Unfinished unfinished = Unfinished.of(target);
    unfinished.clear();
    Path fresh = unfinished.newFolder();
    try {
      Durable.write(fresh, files);
      swap(fresh, target, previous);
    } catch (IOException | RuntimeException | Error e) {
      discard(fresh, e);
      throw e;
    }
  }

  private static void requireFileName(String name) {
    for (String part : name.split("/", -1)) {
      boolean leadsElsewhere = part.isEmpty() || part.equals(".") || part.equals("..");
      if (leadsElsewhere
          || part.chars().anyMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))
          || name.equals(Inventory.NAME)) {
        throw new IllegalArgumentException(
            "\"%s\" cannot be the name of an artefact".formatted(name));
      }
    }
  }

  private static void requireOurs(Path folder) throws IOException {
    if (exists(folder)) {
      Inventory.requireOurs(folder);
    }
  }

  private static void swap(Path fresh, Path target, Path previous) throws IOException {
    if (exists(previous)) {
      Inventory.delete(previous);
    }
    boolean replaces = exists(target);
    if (replaces) {
      Durable.rename(target, previous);
    }
    try {
      Durable.rename(fresh, target);
    } catch (IOException e) {
      if (replaces) {
        Durable.rename(previous, target);
      }
      throw e;
    }
    if (replaces) {
      try {
        // Somebody may have put a file into it while the new results were being written.
        Inventory.requireOurs(previous);
        Inventory.delete(previous);
      } catch (IOException e) {
        // The new results are in place, and the next write meets the old ones again.
        return;
      }
    }
  }

  private static void discard(Path fresh, Throwable reason) {
    try {
      Inventory.delete(fresh);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}

package dev.stampede.reports.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A file of results that is replaced as a whole: it is written under another name beside its own,
 * and renamed when all of it has reached the disk. A killed process may leave its half-written
 * {@code .<name>.new} behind; nothing reads it, and the next write takes its place.
 */
public final class OutputFile {

  private final Path path;

  private OutputFile(Path path) {
    this.path = path;
  }

  /** Returns the file at a path. Nothing is looked at or created yet. */
  public static OutputFile at(Path path) {
    return new OutputFile(path.toAbsolutePath().normalize());
  }

  /**
   * Checks what can be checked before there is anything to write.
   *
   * @throws IOException if no file can be there, naming the path and the reason
   */
  public void check() throws IOException {
    try {
      Path folder = folder();
      if (Files.isDirectory(path)) {
        throw new FileSystemException(path.toString(), null, "it is a folder");
      }
      if (!Files.isDirectory(folder)) {
        throw Files.exists(folder)
            ? new NotDirectoryException(folder.toString())
            : new FileSystemException(path.toString(), null, "there is no folder " + folder);
      }
      if (!Files.isWritable(folder)) {
        throw new AccessDeniedException(folder.toString());
      }
    } catch (FileSystemException e) {
      throw WriteFailure.of(path, e);
    }
  }

  private Path folder() throws IOException {
    Path folder = path.getParent();
    if (folder == null || path.getFileName() == null) {
      throw new FileSystemException(path.toString(), null, "it is not the name of a file");
    }
    return folder;
  }

  /**
   * Writes the file in place of what was there.
   *
   * @throws IOException if that is not possible, naming the path and the reason; what was there
   *     before is then as it was
   */
  public void write(Artefact content) throws IOException {
    check();
    // A link stays a link: it is the file behind it that is replaced.
    Path target = Files.exists(path) ? path.toRealPath() : path;
    Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      Durable.write(fresh, content);
      Durable.rename(fresh, target);
    } catch (IOException e) {
      discard(fresh, e);
      throw WriteFailure.of(path, e);
    } catch (RuntimeException | Error e) {
      discard(fresh, e);
      throw e;
    }
  }

  private static void discard(Path fresh, Throwable reason) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}

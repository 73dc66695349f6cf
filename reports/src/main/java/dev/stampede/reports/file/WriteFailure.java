package dev.stampede.reports.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Says in a planner's words why something could not be written. */
final class WriteFailure {

  private WriteFailure() {}

  /** Returns an exception that names the path and the reason; its cause is the given one. */
  static IOException of(Path path, IOException cause) {
    return new IOException("cannot write %s: %s".formatted(path, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (cause instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is in the way, and is not a folder";
    }
    if (cause instanceof NoSuchFileException) {
      return "no folder can be made there";
    }
    if (cause instanceof NotDirectoryException other) {
      return other.getFile() + " is not a folder";
    }
    String message =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    if (message == null) {
      return cause.getClass().getSimpleName();
    }
    String words = message.toLowerCase(Locale.ROOT);
    if (words.contains("no space left") || words.contains("not enough space")) {
      return "the disk is full";
    }
    if (words.contains("quota")) {
      return "the disk quota is used up";
    }
    return words.equals("not a directory") ? "a part of the path is not a folder" : message;
  }
}

package dev.stampede.reports.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeSet;

/** File operations that have reached the disk when they return. */
final class Durable {

  private Durable() {}

  /** Writes files into a folder. */
  static void write(Path folder, Map<String, Artefact> files) throws IOException {
    TreeSet<Path> folders = new TreeSet<>();
    folders.add(folder);
    for (Map.Entry<String, Artefact> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      for (Path parent = path.getParent();
          parent != null && parent.startsWith(folder);
          parent = parent.getParent()) {
        folders.add(parent);
      }
      Files.createDirectories(path.getParent() == null ? folder : path.getParent());
      write(path, file.getValue());
    }
    folders.forEach(Durable::sync);
  }

  /** Writes one file. */
  static void write(Path path, Artefact artefact) throws IOException {
    // Not a FileChannel: one is closed when its thread is interrupted, and the partial results of
    // an interrupted run are to be written all the same.
    try (FileOutputStream file = new FileOutputStream(path.toFile())) {
      OutputStream buffered = new BufferedOutputStream(file, 1 << 16);
      artefact.writeTo(buffered);
      buffered.flush();
      file.getFD().sync();
    }
  }

  /** Renames in one step, within one folder. */
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    Path parent = to.getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder, and does not need to: it journals names by itself.
      return;
    }
  }
}

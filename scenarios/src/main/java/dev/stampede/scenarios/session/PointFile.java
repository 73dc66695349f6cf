package dev.stampede.scenarios.session;

import dev.stampede.experiments.sweep.PointStore;
import dev.stampede.reports.file.PointLine;
import dev.stampede.reports.result.sweep.PointResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finished points in a file beside the folder of the answer, a line each. A line is on the disk
 * before the next point is begun, so that a kill, or a full disk, costs no more than what was under
 * way; a torn line counts for nothing. Once the answer is written, the file goes.
 */
public final class PointFile implements PointStore, AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final Map<String, PointResult> kept;

  private PointFile(Path file, FileChannel channel, Map<String, PointResult> kept) {
    this.file = file;
    this.channel = channel;
    this.kept = kept;
  }

  /** Where points are kept that belong to a folder. */
  public static Path of(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return folder.toAbsolutePath().normalize().resolveSibling(name + ".points");
  }

  /**
   * Opens the file of a folder; it is made if need be.
   *
   * @param resume whether what is in it counts; else it is emptied
   * @throws IOException if it cannot be read or written
   */
  public static PointFile open(Path folder, boolean resume) throws IOException {
    Path file = of(folder);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Map<String, PointResult> kept = new HashMap<>();
    if (resume && Files.isRegularFile(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        PointLine.read(line).ifPresent(read -> kept.put(read.key(), read.result()));
      }
    }
    FileChannel channel =
        resume
            ? FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
            : FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
    if (resume && channel.size() > 0) {
      write(channel, "\n"); // ends a torn line
    }
    return new PointFile(file, channel, kept);
  }

  /** How many points an earlier run has kept. */
  public int size() {
    return kept.size();
  }

  @Override
  public Optional<PointResult> find(String key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void keep(String key, PointResult result) {
    kept.put(key, result);
    try {
      write(channel, new PointLine(key, result).text() + "\n");
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Deletes the file: the answer is written. */
  public void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

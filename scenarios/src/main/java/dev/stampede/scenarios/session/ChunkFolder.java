package dev.stampede.scenarios.session;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkResults;
import dev.stampede.experiments.chunk.ChunkStore;
import dev.stampede.experiments.chunk.UnfitResults;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.scenarios.read.InputFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finished chunks of the plan that is under way, in a folder beside that of the answer, a file
 * each: a kill costs no more than the chunks that were being run. Where the next plan begins, what
 * was found by the one before is kept in fewer words, and its chunks go.
 */
public final class ChunkFolder implements ChunkStore {

  private static final int HASH_DIGITS = 16;
  private static final String SUFFIX = ".chunk";

  private final Path folder;
  private @Nullable Plan plan;
  private Path ofPlan;

  private ChunkFolder(Path folder) {
    this.folder = folder;
    this.ofPlan = folder;
  }

  /** Where chunks are kept of what is asked for in a folder. */
  static Path of(Path answer) {
    Path all = answer.toAbsolutePath().normalize();
    return all.resolveSibling(all.getFileName() + ".chunks");
  }

  /**
   * Opens the folder that belongs to that of an answer.
   *
   * @param resume whether what is in it counts; else it is emptied
   * @throws IOException if it cannot be emptied
   */
  static ChunkFolder open(Path answer, boolean resume) throws IOException {
    ChunkFolder chunks = new ChunkFolder(of(answer));
    if (!resume) {
      chunks.delete();
    }
    return chunks;
  }

  @Override
  public Optional<byte[]> find(Chunk chunk) {
    try {
      byte[] results = Files.readAllBytes(file(chunk));
      ChunkResults.check(results, chunk);
      return Optional.of(results);
    } catch (NoSuchFileException | UnfitResults e) { // of another version, say
      return Optional.empty();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void keep(Chunk chunk, byte[] results) {
    try {
      Path file = file(chunk);
      Path torn = file.resolveSibling(file.getFileName() + ".tmp");
      Files.createDirectories(ofPlan);
      Files.write(torn, results);
      Files.move(torn, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("cannot keep what was run: " + e.getMessage(), e);
  }

  private Path file(Chunk chunk) throws IOException {
    if (!chunk.plan().equals(plan)) {
      plan = chunk.plan();
      byte[] hash =
          InputFiles.sha256().digest(chunk.plan().encode().getBytes(StandardCharsets.UTF_8));
      ofPlan = folder.resolve(HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS));
      for (Path other : list(folder)) {
        if (!other.equals(ofPlan)) {
          delete(other);
        }
      }
    }
    return ofPlan.resolve("%d-%d%s".formatted(chunk.from(), chunk.until(), SUFFIX));
  }

  /** Deletes the folder: the answer is written. */
  void delete() throws IOException {
    for (Path plans : list(folder)) {
      delete(plans);
    }
    Files.deleteIfExists(folder);
  }

  private static void delete(Path chunks) throws IOException {
    for (Path file : list(chunks)) {
      Files.delete(file);
    }
    Files.delete(chunks);
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}

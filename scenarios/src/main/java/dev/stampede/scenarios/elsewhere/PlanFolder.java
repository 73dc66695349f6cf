package dev.stampede.scenarios.elsewhere;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkResults;
import dev.stampede.experiments.chunk.UnfitResults;
import dev.stampede.reports.file.OutputFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that holds a question, the work that it takes, and what of it is done. A file that is
 * there is whole: each is written under a name of its own, and renamed at last. Any number of
 * processes may add results, on any machines that share the folder.
 *
 * <pre>
 * question.txt      what was asked; written last
 * round-1.txt ...   the chunks that are to be run; a further round where what came of the first
 *                   decides what is needed next
 * plans/HASH        plans that chunks are of
 * results/N         what a chunk has found
 * answer            where reports are written, if nowhere else
 * </pre>
 */
public final class PlanFolder {

  private static final String QUESTION = "question.txt";
  private static final String ROUND = "stampede.round/v1";
  private static final Set<String> OURS =
      Set.of("plans", "results", "round-1.txt", "answer.points");

  private final Path folder;
  private final AskedQuestion question;
  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, Piece> byKey = new HashMap<>();
  private int rounds;

  private PlanFolder(Path folder, AskedQuestion question) {
    this.folder = folder;
    this.question = question;
  }

  /**
   * Looks whether a plan can be made in a folder.
   *
   * @throws IOException if it holds a plan or anything else; half of a plan is no matter
   */
  public static void requireFree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("cannot make a plan in %s: it is no folder".formatted(folder));
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        String name = String.valueOf(each.getFileName());
        if (!OURS.contains(name) && !name.startsWith(".")) {
          throw new IOException(
              name.equals(QUESTION)
                  ? "there is a plan in %s already; choose another folder".formatted(folder)
                  : "cannot make a plan in %s: it holds other files".formatted(folder));
        }
      }
    }
  }

  /** Makes a plan; throws {@link IOException} if it cannot be written. */
  public static PlanFolder create(Path folder, AskedQuestion question, List<Wanted> wanted)
      throws IOException {
    Files.createDirectories(folder.resolve("plans"));
    Files.createDirectories(folder.resolve("results"));
    PlanFolder created = new PlanFolder(folder, question);
    created.add(wanted);
    question.write(folder.resolve(QUESTION));
    return created;
  }

  /** Opens a plan; throws {@link IOException} if it is none, damaged, or of another version. */
  public static PlanFolder open(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(QUESTION))) {
      throw new IOException(
          "%s is no plan: there is no %s in it".formatted(folder, folder.resolve(QUESTION)));
    }
    PlanFolder opened = new PlanFolder(folder, AskedQuestion.read(folder.resolve(QUESTION)));
    while (Files.exists(opened.round(opened.rounds + 1))) {
      opened.rounds++;
      SealedText.read(opened.round(opened.rounds), ROUND).stream()
          .map(Piece::parse)
          .forEach(opened::list);
    }
    return opened;
  }

  private Path round(int number) {
    return folder.resolve("round-%d.txt".formatted(number));
  }

  private void list(Piece piece) {
    pieces.add(piece);
    byKey.put(piece.key(), piece);
  }

  /** What was asked. */
  public AskedQuestion question() {
    return question;
  }

  /** Where reports are written, if nothing else is said. */
  public static Path answer(Path folder) {
    return folder.resolve("answer");
  }

  /** How many rounds of work there are. */
  public int rounds() {
    return rounds;
  }

  /** All chunks, by number. */
  public List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /** The chunks without results. */
  public List<Piece> missing() {
    return pieces.stream().filter(piece -> !isDone(piece)).toList();
  }

  boolean isDone(Piece piece) {
    return Files.isRegularFile(results(piece));
  }

  /** Whether a plan is among those that chunks are of. */
  boolean has(Wanted wanted) {
    return Files.isRegularFile(plan(SealedText.sha256(wanted.encode())));
  }

  /** Whether there are results of a chunk. */
  boolean has(Wanted wanted, Chunk chunk) {
    Piece piece = byKey.get(wanted.key(chunk));
    return piece != null && isDone(piece);
  }

  /** Returns the plan of a chunk; throws {@link IOException} if it is damaged. */
  Wanted plan(Piece piece) throws IOException {
    Path file = plan(piece.plan());
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    if (!SealedText.sha256(text).equals(piece.plan())) {
      throw new IOException("%s is damaged; make the plan again".formatted(file));
    }
    return Wanted.parse(text);
  }

  private Path plan(String hash) {
    return folder.resolve("plans").resolve(hash);
  }

  private Path results(Piece piece) {
    return folder.resolve("results").resolve(Integer.toString(piece.number()));
  }

  /**
   * Returns the results of a chunk, whole.
   *
   * @throws UnfitResults if they are not: they are deleted, so that the chunk counts as missing
   */
  byte[] results(Wanted wanted, Chunk chunk) throws IOException {
    Piece piece = byKey.get(wanted.key(chunk));
    if (piece == null) {
      throw new UnfitResults("no such chunk is planned");
    }
    byte[] results = Files.readAllBytes(results(piece));
    try {
      ChunkResults.check(results, chunk);
      return results;
    } catch (UnfitResults e) {
      Files.deleteIfExists(results(piece));
      throw new UnfitResults("chunk %d: %s".formatted(piece.number(), e.getMessage()));
    }
  }

  /**
   * Keeps the results of a chunk. Whoever else has run it found the same, so that it does not
   * matter whose stay.
   */
  void keep(Piece piece, byte[] results) throws IOException {
    Path file = results(piece);
    Path fresh = file.resolveSibling(".%d-%s".formatted(piece.number(), UUID.randomUUID()));
    try (FileChannel out =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(results);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Adds a round of work: those chunks of plans that are in no earlier one.
   *
   * @return how many; nothing is written if there is none
   */
  public int add(List<Wanted> wanted) throws IOException {
    List<Piece> added = new ArrayList<>();
    Set<String> seen = new HashSet<>(byKey.keySet());
    for (Wanted each : wanted) {
      String text = each.encode();
      String hash = SealedText.sha256(text);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      OutputFile.at(plan(hash)).write(out -> out.write(bytes));
      for (Chunk chunk : Chunk.cut(each.plan(), question.trials())) {
        String key = each.key(chunk);
        if (seen.add(key)) {
          int number = pieces.size() + added.size();
          added.add(new Piece(number, hash, chunk.from(), chunk.until(), key));
        }
      }
    }
    if (!added.isEmpty()) {
      SealedText.write(round(rounds + 1), ROUND, added.stream().map(Piece::line).toList());
      rounds++;
      added.forEach(this::list);
    }
    return added.size();
  }
}

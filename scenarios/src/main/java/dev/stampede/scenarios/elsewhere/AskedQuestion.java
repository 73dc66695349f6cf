package dev.stampede.scenarios.elsewhere;

import dev.stampede.experiments.chunk.ChunkResults;
import dev.stampede.scenarios.Release;
import dev.stampede.scenarios.read.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question whose trials are run elsewhere, as it was asked.
 *
 * @param words of the command line, the verb first
 * @param folder where it was asked
 * @param trials of a chunk at the most: with it, what is asked decides where plans are cut
 * @param inputs the files that the words name, in their order
 */
public record AskedQuestion(List<String> words, String folder, int trials, List<Input> inputs) {

  private static final String KIND = "stampede.question/v1";

  /** Who wrote it: another version may find other results. */
  private static final String TOOL = Release.VERSION + " " + ChunkResults.version();

  /** Copies the lists. */
  public AskedQuestion {
    words = List.copyOf(words);
    inputs = List.copyOf(inputs);
  }

  /**
   * A file.
   *
   * @param name as it was given
   * @param sha256 of what it held, in lower-case hexadecimal digits
   */
  public record Input(String name, String sha256) {

    /** Looks at a file; throws {@link IOException} if it cannot be read. */
    static Input of(String name) throws IOException {
      return new Input(name, new InputFiles(null, Path.of("")).take(Path.of(name)));
    }
  }

  /**
   * Returns a question that is asked now, here.
   *
   * @param files those that the words name
   * @throws IOException if one of them cannot be read
   */
  public static AskedQuestion of(List<String> words, int trials, List<String> files)
      throws IOException {
    List<Input> inputs = new ArrayList<>();
    for (String file : files) {
      inputs.add(Input.of(file));
    }
    return new AskedQuestion(words, Path.of("").toAbsolutePath().toString(), trials, inputs);
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(TOOL, folder, Integer.toString(trials)));
    lines.add(Integer.toString(words.size()));
    lines.addAll(words);
    inputs.forEach(input -> lines.add(input.sha256() + " " + input.name()));
    SealedText.write(file, KIND, lines);
  }

  static AskedQuestion read(Path file) throws IOException {
    List<String> lines = SealedText.read(file, KIND);
    if (!lines.get(0).equals(TOOL)) {
      throw new IOException(
          "%s was made by another version of Stampede (%s; this is %s): make the plan again"
              .formatted(file, lines.get(0), TOOL));
    }
    int words = 4 + Integer.parseInt(lines.get(3));
    return new AskedQuestion(
        lines.subList(4, words),
        lines.get(1),
        Integer.parseInt(lines.get(2)),
        lines.subList(words, lines.size()).stream()
            .map(line -> line.split(" ", 2))
            .map(input -> new Input(input[1], input[0]))
            .toList());
  }

  /**
   * What has changed since it was asked; empty if nothing has that the words name.
   *
   * @throws IOException if one of the files cannot be read
   */
  public Optional<String> change() throws IOException {
    for (Input input : inputs) {
      if (!Files.isRegularFile(Path.of(input.name()))) {
        return Optional.of(
            "there is no %s here; the question was asked in %s".formatted(input.name(), folder));
      }
      if (!Input.of(input.name()).equals(input)) {
        return Optional.of("%s has changed since the plan was made".formatted(input.name()));
      }
    }
    return Optional.empty();
  }
}

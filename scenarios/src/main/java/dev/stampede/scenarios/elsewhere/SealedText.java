package dev.stampede.scenarios.elsewhere;

import dev.stampede.reports.file.OutputFile;
import dev.stampede.scenarios.read.InputFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Lines of a file: the first says what it is, the last is the SHA-256 of all others. */
final class SealedText {

  private static final String SEAL = "sha256 ";

  private SealedText() {}

  /** Returns the SHA-256 of a text, in lower-case hexadecimal digits. */
  static String sha256(String text) {
    return HexFormat.of()
        .formatHex(InputFiles.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Writes a file as a whole.
   *
   * @param kind what it is, with its version
   * @throws IOException if that is not possible, naming the path and the reason
   */
  static void write(Path file, String kind, List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder(kind).append('\n');
    lines.forEach(line -> text.append(escaped(line)).append('\n'));
    String seal = SEAL + sha256(text.toString());
    text.append(seal).append('\n');
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    OutputFile.at(file).write(out -> out.write(bytes));
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @param kind what it has to be
   * @throws IOException if it cannot be read, is anything else, or was changed since
   */
  static List<String> read(Path file, String kind) throws IOException {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IOException("%s is damaged; make the plan again".formatted(file), e);
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty() || !lines.get(0).startsWith(family(kind))) {
      throw new IOException("%s is not what it should be: %s".formatted(file, kind));
    }
    if (!lines.get(0).equals(kind)) {
      throw new IOException(
          "%s is of %s; this version reads %s alone, so make the plan again"
              .formatted(file, lines.get(0), kind));
    }
    String seal = lines.remove(lines.size() - 1) + "\n";
    String sealed = text.substring(0, Math.max(0, text.length() - seal.length()));
    if (!seal.equals(SEAL + sha256(sealed) + "\n")) {
      throw new IOException("%s is damaged; make the plan again".formatted(file));
    }
    return lines.stream().skip(1).map(String::translateEscapes).toList();
  }

  private static String family(String kind) {
    return kind.substring(0, kind.indexOf('/') + 1);
  }

  private static String escaped(String line) {
    return line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}

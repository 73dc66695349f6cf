package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The files that a scenario reads besides its own: what they hold decides the results, and so
 * belongs to the scenario's identity.
 */
public final class InputFiles {
  private static final int BUFFER_BYTES = 1 << 16;

  private final @Nullable Source scenario;
  private final Path base;
  private final UnaryOperator<Path> places;

  /** The digests of the files, in the order in which they were met. */
  private final Map<Path, byte[]> digests = new LinkedHashMap<>();

  /**
   * Knows of no file yet.
   *
   * @param scenario the scenario's own source; null if there is none
   * @param base what the paths in that source are relative to; others are to the working directory
   */
  public InputFiles(@Nullable Source scenario, Path base) {
    this(scenario, base, UnaryOperator.identity());
  }

  /**
   * Knows of no file yet.
   *
   * @param scenario the scenario's own source; null if there is none
   * @param base what the paths in that source are relative to; others are to the working directory
   * @param places where the content is of a file that is named so
   */
  public InputFiles(@Nullable Source scenario, Path base, UnaryOperator<Path> places) {
    this.scenario = scenario;
    this.base = base;
    this.places = places;
  }

  /** Returns the file whose content a value names; what is no path is rejected. */
  public Path resolve(ValueReader value, String name) {
    Path from = value.source() == scenario ? base : Path.of("");
    try {
      return places.apply(from.resolve(name));
    } catch (InvalidPathException e) {
      value.reject("is not a path", null);
      return from;
    }
  }

  /**
   * Makes something of a file.
   *
   * @param <T> what it makes
   */
  public interface Reading<T> {
    /**
     * Reads the file.
     *
     * @throws IOException if it cannot be read, or holds something else; the message says where
     */
    T of(Path file) throws IOException;
  }

  /**
   * Reads a file and takes it in.
   *
   * @param value that names the file, where errors are reported
   * @return null if there is an error
   */
  public <T> @Nullable T read(ValueReader value, Path file, Reading<T> reading) {
    try {
      T read = reading.of(file);
      take(file);
      return read;
    } catch (IOException e) {
      String message = "%s: %s".formatted(value.path(), e.getMessage());
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        value.error(message, null);
      } else {
        value.unreadable(message);
      }
      return null;
    }
  }

  /**
   * Takes in the content of a file, as it is on disk; of a file that is known already, nothing is
   * read again.
   *
   * @return the SHA-256 of its bytes, in lower-case hexadecimal digits
   * @throws IOException if it cannot be read
   */
  public String take(Path file) throws IOException {
    Path key = file.toAbsolutePath().normalize();
    byte[] known = digests.get(key);
    if (known == null) {
      known = digest(key);
      digests.put(key, known);
    }
    return HexFormat.of().formatHex(known);
  }

  private static byte[] digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  /** Adds what the files hold to the digest of a scenario: nothing if there are none. */
  public void addTo(MessageDigest scenario) {
    for (byte[] digest : digests.values()) {
      scenario.update((byte) 1);
      scenario.update(digest);
    }
  }

  /** Returns a new digest. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

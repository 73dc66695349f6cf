package dev.stampede.scenarios.read;

import dev.stampede.scenarios.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
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
  private final Reach reach;

  /** The files of other programs, so that a place in one is the same however often it is read. */
  private final Map<Path, Source> texts = new HashMap<>();

  /** The digests of the files, in the order in which they were met. */
  private final Map<Path, byte[]> digests = new LinkedHashMap<>();

  /** Where files of other programs may lie that a scenario names. */
  public enum Reach {
    /** In the scenario's folder, or below. */
    FOLDER,
    /** Anywhere. */
    ANYWHERE
  }

  /**
   * Knows of no file yet.
   *
   * @param scenario the scenario's own source; null if there is none
   * @param base what the paths in that source are relative to; others are to the working directory
   */
  public InputFiles(@Nullable Source scenario, Path base) {
    this(scenario, base, UnaryOperator.identity(), Reach.FOLDER);
  }

  /**
   * Knows of no file yet.
   *
   * @param scenario the scenario's own source; null if there is none
   * @param base what the paths in that source are relative to; others are to the working directory
   * @param places where the content is of a file that is named so
   * @param reach where files of other programs may lie that the source names
   */
  public InputFiles(@Nullable Source scenario, Path base, UnaryOperator<Path> places, Reach reach) {
    this.scenario = scenario;
    this.base = base;
    this.places = places;
    this.reach = reach;
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
   * Reads another program's file and takes it in. It has to lie in the folder of the scenario,
   * unless it may lie anywhere, or a setting of the command line names it.
   *
   * @param value that names the file, where errors are reported; a path may begin with {@code ~/}
   * @return null if there is an error
   */
  public @Nullable Source text(ValueReader value) {
    return text(value, value.text(), value);
  }

  /**
   * Reads a file that another program's file names, in whose folder it is looked for, and takes it
   * in. The same holds for it.
   *
   * @param named names that other file
   * @param value names the file, where errors are reported
   * @return null if there is an error
   */
  public @Nullable Source text(ValueReader named, ValueReader value) {
    try {
      Path beside = Path.of(named.text()).resolveSibling(value.text());
      return text(named, beside.toString(), value);
    } catch (InvalidPathException e) {
      value.reject("is not a path", null);
      return null;
    }
  }

  /**
   * Reads another program's file.
   *
   * @param from whose source says what the path is relative to, and where it may lead
   */
  private @Nullable Source text(ValueReader from, String name, ValueReader value) {
    String home = System.getProperty("user.home");
    boolean atHome = name.startsWith("~/") && home != null;
    boolean isScenarios = from.source() == scenario;
    Path file = resolve(from, atHome ? home + name.substring(1) : name);
    if (from.isFaulty() || value.isFaulty()) {
      return null;
    }
    if (isScenarios && reach == Reach.FOLDER && !isInside(file)) {
      value.reject(
          "lies outside the folder of the scenario", "move it there, or give --allow-outside");
      return null;
    }
    Path key = file.toAbsolutePath().normalize();
    Source known = texts.get(key);
    if (known != null) {
      return known;
    }
    String shown = isScenarios && !atHome ? beside(name) : name;
    Source text = read(value, file, at -> Source.confidential(shown, at));
    if (text != null) {
      texts.put(key, text);
    }
    return text;
  }

  /**
   * A link counts as what it leads to; of a file outside, it does not show whether there is one.
   */
  private boolean isInside(Path file) {
    Path folder = base.toAbsolutePath().normalize();
    if (!file.toAbsolutePath().normalize().startsWith(folder)) {
      return false;
    }
    try {
      return !Files.exists(file) || file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return true; // reading will say why
    }
  }

  /** Returns the path of a file as messages show it: as that of the scenario was given. */
  private String beside(String name) {
    try {
      return scenario == null ? name : Path.of(scenario.name()).resolveSibling(name).toString();
    } catch (InvalidPathException e) {
      return name;
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

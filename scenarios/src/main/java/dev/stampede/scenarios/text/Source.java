package dev.stampede.scenarios.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text with a name: a scenario file, standard input, one setting of the command line, or a file
 * of another program's.
 */
public final class Source {
  /** The most bytes a source may have: 8 MiB. */
  public static final int MAX_BYTES = 8 << 20;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final String name;
  private final byte[] bytes;
  private final int[] points;
  private final int[] lineStarts;
  private final @Nullable Flaw flaw;
  private final Use use;

  /** What a source is for. */
  private enum Use {
    SCENARIO,
    SETTING,
    /** Another program's file, of which no line is shown: it may hold a credential. */
    CONFIDENTIAL
  }

  /** The first byte that is not UTF-8, and the code point it would have been. */
  record Flaw(int index, int octet) {}

  private Source(String name, byte[] bytes, String text, @Nullable Flaw flaw, Use use) {
    int[] all = text.codePoints().toArray();
    boolean marked = all.length > 0 && all[0] == BYTE_ORDER_MARK;
    this.name = name;
    this.bytes = bytes;
    this.use = use;
    this.points = marked ? Arrays.copyOfRange(all, 1, all.length) : all;
    this.flaw = marked && flaw != null ? new Flaw(flaw.index() - 1, flaw.octet()) : flaw;
    this.lineStarts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.rangeClosed(1, points.length).filter(i -> endsLine(points, i - 1)))
            .toArray();
  }

  /** A line ends after LF, CRLF or a lone CR, as in YAML and in editors. */
  private static boolean endsLine(int[] points, int i) {
    return points[i] == '\n'
        || (points[i] == '\r' && (i + 1 == points.length || points[i + 1] != '\n'));
  }

  /** Returns a source with this text. */
  public static Source of(String name, String text) {
    return new Source(name, text.getBytes(StandardCharsets.UTF_8), text, null, Use.SCENARIO);
  }

  /** Returns the source that a setting of the command line is. */
  public static Source ofSetting(String text) {
    String name = "--set " + Visible.brief(text);
    return new Source(name, text.getBytes(StandardCharsets.UTF_8), text, null, Use.SETTING);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read; the message says which file and why
   */
  public static Source read(Path file) throws IOException {
    return read(file.toString(), file, Use.SCENARIO);
  }

  /**
   * Reads a file of another program's, of whose lines no message shows any: they may hold
   * credentials.
   *
   * @param name what messages call it
   * @throws IOException if it cannot be read; the message says which file and why
   */
  public static Source confidential(String name, Path file) throws IOException {
    if (Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file)) {
      throw new IOException("cannot read %s: it is no file".formatted(name)); // and may never end
    }
    return read(name, file, Use.CONFIDENTIAL);
  }

  private static Source read(String name, Path file, Use use) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("cannot read %s: it is a directory".formatted(name));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return decode(name, bounded(name, in), use);
    } catch (NoSuchFileException e) {
      throw new IOException("cannot read %s: there is no such file".formatted(name), e);
    } catch (AccessDeniedException e) {
      throw new IOException("cannot read %s: permission denied".formatted(name), e);
    } catch (FileSystemException e) {
      throw new IOException("cannot read %s: %s".formatted(name, e.getReason()), e);
    }
  }

  /**
   * Reads a stream to its end, and leaves it open.
   *
   * @throws IOException if it cannot be read or has more than {@link #MAX_BYTES}
   */
  public static Source read(String name, InputStream in) throws IOException {
    return decode(name, bounded(name, in), Use.SCENARIO);
  }

  private static byte[] bounded(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException(
          "cannot read %s: it is larger than the %d MiB a file may have"
              .formatted(name, MAX_BYTES >> 20));
    }
    return bytes;
  }

  /** Decodes UTF-8; what is not UTF-8 becomes U+FFFD, and the first such byte is remembered. */
  private static Source decode(String name, byte[] bytes, Use use) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    Flaw flaw = null;
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      if (flaw == null) {
        int index = Character.codePointCount(out.array(), 0, out.position());
        flaw = new Flaw(index, Byte.toUnsignedInt(bytes[in.position()]));
      }
      out.put('\uFFFD');
      in.position(in.position() + result.length());
      result = decoder.decode(in, out, true);
    }
    return new Source(name, bytes, out.flip().toString(), flaw, use);
  }

  /** The name to show in messages. */
  public String name() {
    return name;
  }

  /** True for a setting of the command line. */
  public boolean isSetting() {
    return use == Use.SETTING;
  }

  /** True for another program's file, of which no line is shown. */
  public boolean isConfidential() {
    return use == Use.CONFIDENTIAL;
  }

  /** The whole text, without a byte order mark. */
  public String text() {
    return from(0);
  }

  /** Adds the bytes as they were read to a digest. */
  public void digest(MessageDigest digest) {
    digest.update(bytes);
  }

  /** The code points, without a byte order mark. */
  int point(int index) {
    return points[index];
  }

  /** How many code points there are. */
  public int length() {
    return points.length;
  }

  /** Returns the text from a code point to the end. */
  String from(int index) {
    return new String(points, index, points.length - index);
  }

  /** Returns the first byte that is not UTF-8; null if all are. */
  @Nullable Flaw flaw() {
    return flaw;
  }

  /** Returns the end of the last line that says something, for an index behind it. */
  int endOfTextBefore(int index) {
    int end = points.length;
    while (end > 0 && Character.isWhitespace(points[end - 1])) {
      end--;
    }
    return Math.min(index, end);
  }

  /** Returns the place of a code point; the end of the text is a place too. */
  public Position at(int index) {
    int found = Arrays.binarySearch(lineStarts, index);
    int line = found >= 0 ? found : -found - 2;
    return new Position(this, line + 1, index - lineStarts[line] + 1);
  }

  /** Returns the code point at a position of this source; the opposite of {@link #at}. */
  public int index(Position at) {
    return lineStarts[at.line() - 1] + at.column() - 1;
  }

  /** Returns the line of a position, clipped around its column; nothing if it is not shown. */
  Excerpt excerpt(Position at) {
    if (isConfidential()) {
      return Excerpt.NONE;
    }
    int start = lineStarts[at.line() - 1];
    int end = at.line() < lineStarts.length ? lineStarts[at.line()] : points.length;
    while (end > start && (points[end - 1] == '\n' || points[end - 1] == '\r')) {
      end--;
    }
    return Excerpt.of(points, start, end, Math.min(end, start + at.column() - 1));
  }
}

package dev.stampede.scenarios.trace;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens a file as text, unpacking it if its content is compressed. */
public final class TraceFile {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final byte[] ZSTD_MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final int BUFFER_BYTES = 1 << 16;

  /** What is wrong with the data of a file that is compressed with Zstandard. */
  private static final class DamagedZstandard extends IOException {
    private static final long serialVersionUID = 1;

    DamagedZstandard(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Unpacks, and tells what is damaged by one kind of exception. */
  private static final class Zstandard extends FilterInputStream {
    Zstandard(InputStream packed) {
      super(new ZstdInputStream(packed));
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int read = read(one, 0, 1);
      return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        return super.read(into, from, length);
      } catch (MalformedInputException e) {
        boolean window = String.valueOf(e.getMessage()).contains("Window size too large");
        throw new DamagedZstandard(
            window
                ? "its Zstandard window is larger than 8 MB: compress it without --long or --ultra"
                : "its Zstandard data are damaged or cut off",
            e);
      } catch (IndexOutOfBoundsException | EOFException e) {
        throw new DamagedZstandard("its Zstandard data are damaged or cut off", e);
      } catch (IOException e) {
        if (String.valueOf(e.getMessage()).contains("Not enough input bytes")) {
          throw new DamagedZstandard("its Zstandard data are damaged or cut off", e);
        }
        throw e;
      }
    }
  }

  private TraceFile() {}

  /**
   * Opens a file. Bytes that are not UTF-8 are read as U+FFFD.
   *
   * @throws IOException if it cannot be read; the message says which file and why
   */
  public static Reader open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw unreadable(
          file,
          Files.isDirectory(file)
              ? "it is a directory"
              : Files.exists(file) ? "it is not a regular file" : "there is no such file");
    }
    InputStream in;
    try {
      in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    } catch (AccessDeniedException e) {
      throw unreadable(file, "permission denied");
    } catch (FileSystemException e) {
      throw unreadable(file, String.valueOf(e.getReason()));
    }
    try {
      return new InputStreamReader(unpacked(file, in), StandardCharsets.UTF_8);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Returns what to tell a person when the content of an opened file cannot be read. */
  public static String reason(@Nullable IOException e) {
    if (e instanceof EOFException) {
      return "the file is cut off: its gzip data end too early";
    }
    if (e instanceof DamagedZstandard) {
      return String.valueOf(e.getMessage());
    }
    return e instanceof ZipException
        ? "its gzip data are damaged"
        : "cannot be read: " + (e == null ? "unknown reason" : e.getMessage());
  }

  private static InputStream unpacked(Path file, InputStream in) throws IOException {
    in.mark(Suspicion.BYTES);
    byte[] first = in.readNBytes(Suspicion.BYTES);
    in.reset();
    String suspicion = Suspicion.ofBytes(first);
    if (suspicion != null) {
      throw unreadable(file, suspicion);
    }
    int magic = first.length < 2 ? 0 : (first[0] & 0xff) << 8 | (first[1] & 0xff);
    if (magic == GZIP_MAGIC) {
      try {
        return new GZIPInputStream(in, BUFFER_BYTES);
      } catch (IOException e) {
        throw unreadable(file, "its gzip header is damaged or cut off");
      }
    }
    if (first.length >= ZSTD_MAGIC.length
        && Arrays.equals(Arrays.copyOf(first, ZSTD_MAGIC.length), ZSTD_MAGIC)) {
      return new Zstandard(in);
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz")) {
      throw unreadable(file, "it is named .gz but is not compressed with gzip");
    }
    if (name.endsWith(".zst")) {
      throw unreadable(file, "it is named .zst but is not compressed with Zstandard");
    }
    return in;
  }

  private static IOException unreadable(Path file, String reason) {
    return new IOException("cannot read %s: %s".formatted(file, reason));
  }
}

package dev.stampede.experiments.chunk;

import dev.stampede.experiments.trial.TrialReceiver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The results of a chunk as bytes: what they are of, then one after the other in the order of the
 * plan, deflated, and at last the SHA-256 of all before it.
 */
public final class ChunkResults {

  private static final String FAMILY = "stampede.results/";
  private static final String VERSION = FAMILY + "v1";
  private static final int HASH_BYTES = 32;

  private ChunkResults() {}

  /** How results are written: what another version has written is not read. */
  public static String version() {
    return VERSION + " " + ResultTypes.known().shape();
  }

  /**
   * Returns the bytes.
   *
   * @param results each as {@link ResultBytes}
   */
  static byte[] bytes(Chunk chunk, byte[][] results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      head(chunk, new DataOutputStream(bytes));
      Deflater fast = new Deflater(Deflater.BEST_SPEED);
      try (DataOutputStream body = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
        for (byte[] result : results) {
          body.writeInt(result.length);
          body.write(result);
        }
      } finally {
        fast.end();
      }
    } catch (IOException e) { // memory has none
      throw new UncheckedIOException(e);
    }
    byte[] hash = sha256(bytes.toByteArray());
    bytes.writeBytes(hash);
    return bytes.toByteArray();
  }

  private static void head(Chunk chunk, DataOutputStream out) throws IOException {
    out.writeUTF(VERSION);
    out.writeLong(ResultTypes.known().shape().value());
    out.write(sha256(chunk.alone().encode().getBytes(StandardCharsets.UTF_8)));
    out.writeInt(chunk.trials());
  }

  /**
   * Gives a receiver the results of a chunk, one after the other in the order of its plan; none if
   * not all of them are there.
   *
   * @param bytes as {@link ChunkRunner} returns them
   * @throws UnfitResults if they are damaged, of another chunk, or of another version
   */
  public static void deliver(byte[] bytes, Chunk chunk, TrialReceiver receiver) {
    int body = body(bytes, chunk);
    try (DataInputStream in =
        new DataInputStream(
            new InflaterInputStream(
                new ByteArrayInputStream(bytes, body, bytes.length - HASH_BYTES - body)))) {
      for (int i = 0; i < chunk.trials(); i++) {
        byte[] result = in.readNBytes(in.readInt());
        receiver.ended(chunk.key(i), ResultBytes.read(result));
      }
    } catch (IOException e) {
      throw new UnfitResults("the results of a chunk are damaged: " + e);
    }
  }

  /**
   * Looks whether results are those of a chunk, and whole, without reading each.
   *
   * @throws UnfitResults as {@link #deliver}
   */
  public static void check(byte[] bytes, Chunk chunk) {
    body(bytes, chunk);
  }

  /** Returns where results begin in the bytes of a chunk, which are whole. */
  private static int body(byte[] bytes, Chunk chunk) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try {
      head(chunk, new DataOutputStream(head));
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      String version = in.readUTF();
      if (!version.equals(VERSION)) {
        throw new UnfitResults(
            version.startsWith(FAMILY)
                ? "results of %s; this version reads %s alone".formatted(version, VERSION)
                : "no results of a chunk");
      }
    } catch (IOException e) {
      throw new UnfitResults("no results of a chunk");
    }
    int whole = bytes.length - HASH_BYTES;
    byte[] expected = head.toByteArray();
    if (whole < expected.length
        || !Arrays.equals(
            sha256(Arrays.copyOf(bytes, whole)), Arrays.copyOfRange(bytes, whole, bytes.length))) {
      throw new UnfitResults("the results of a chunk are damaged");
    }
    if (!Arrays.equals(expected, Arrays.copyOf(bytes, expected.length))) {
      throw new UnfitResults("results of another chunk, or of another version of Stampede");
    }
    return expected.length;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

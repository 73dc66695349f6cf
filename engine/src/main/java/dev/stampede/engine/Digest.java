package dev.stampede.engine;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A 64-bit hash over a sequence of numbers. It tells two runs apart that differ anywhere, by
 * accident; it is no defence against forgery.
 *
 * @param value the hash so far
 */
public record Digest(long value) implements Serializable {

  /** The digest of nothing. */
  public static final Digest EMPTY = new Digest(0);

  /** Returns the digest with one more number. */
  public Digest with(long number) {
    return new Digest(mix(value, number));
  }

  /** Returns the digest with one more text. */
  public Digest with(String text) {
    long hash = value;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash, b);
    }
    return new Digest(mix(hash, text.length()));
  }

  /** Sixteen hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }

  /** One step: multiply and rotate, with the constants of xxHash64 (Y. Collet, 2012-2023). */
  static long mix(long hash, long number) {
    return Long.rotateLeft(hash ^ (number * 0xC2B2AE3D27D4EB4FL), 31) * 0x9E3779B185EBCA87L
        + 0x85EBCA77C2B2AE63L;
  }
}

package dev.stampede.engine.random;

import java.nio.charset.StandardCharsets;

/**
 * The random numbers of one replication, in streams by name. A stream depends on seed, replication
 * and name only, so that a new component does not change the numbers of another one, and any
 * replication can be run again alone.
 *
 * @param seed any number
 * @param replication 0 for the first
 */
public record RandomStreams(long seed, int replication) {

  /** Rejects a negative replication. */
  public RandomStreams {
    if (replication < 0) {
      throw new IllegalArgumentException(
          "replication (%d) must not be negative".formatted(replication));
    }
  }

  /** Returns a new stream, at its start. */
  public RandomStream stream(String name) {
    return new RandomStream(key(name));
  }

  /** Returns the key of a name. */
  public long key(String name) {
    long key = RandomKey.derive(RandomKey.mix(seed), replication);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      key = RandomKey.derive(key, b & 0xFF);
    }
    return RandomKey.derive(key, bytes.length);
  }
}

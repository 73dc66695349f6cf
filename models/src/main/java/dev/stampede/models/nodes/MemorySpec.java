package dev.stampede.models.nodes;

import dev.stampede.models.check.Require;

/**
 * What calls take of a node's memory, from when they come to it until they leave, whether they are
 * served or wait there; and what the node dies of.
 *
 * @param baseBytes without any call, at least 0
 * @param perCallBytes for each call, at least 0
 * @param perTokenBytes for each token of its prompt and of its answer on top, the whole answer from
 *     the start; at most a GB
 * @param limitBytes what it may have; a node that needs more is killed; at most a PB
 */
public record MemorySpec(long baseBytes, long perCallBytes, long perTokenBytes, long limitBytes) {

  /** Bounds within which no sum leaves 64 bits. */
  private static final long LARGEST_LIMIT = 1_000_000_000_000_000L;

  private static final long LARGEST_TOKEN = 1_000_000_000L;

  /** Rejects a node that nothing lives on, and calls that take nothing. */
  public MemorySpec {
    Require.notNegative("base", baseBytes);
    Require.notNegative("per_call", perCallBytes);
    Require.notNegative("per_token", perTokenBytes);
    Require.that(
        limitBytes > baseBytes && limitBytes <= LARGEST_LIMIT,
        "limit",
        limitBytes + " B",
        "be above base (%d B), and at most 1000000 GB".formatted(baseBytes));
    Require.that(
        perTokenBytes <= LARGEST_TOKEN, "per_token", perTokenBytes + " B", "be at most 1 GB");
    Require.that(
        perCallBytes + perTokenBytes > 0, "per_call", "0 B", "be positive, or per_token must");
    Require.that(
        perCallBytes <= limitBytes - baseBytes,
        "per_call",
        perCallBytes + " B",
        "fit between base and limit (%d B)".formatted(limitBytes - baseBytes));
  }

  /** Returns what a call takes. */
  public long callBytes(int promptTokens, int answerTokens) {
    return perCallBytes + perTokenBytes * ((long) promptTokens + answerTokens);
  }

  /** Returns how many calls without a token a node survives at least. */
  public long survivedCalls() {
    return perCallBytes == 0 ? Long.MAX_VALUE : (limitBytes - baseBytes) / perCallBytes;
  }

  /** Whether so many calls never kill a node, whatever their lengths. */
  public boolean survives(double calls) {
    return perTokenBytes == 0 && calls <= survivedCalls();
  }
}

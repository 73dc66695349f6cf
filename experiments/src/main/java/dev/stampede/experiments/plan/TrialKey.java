package dev.stampede.experiments.plan;

/**
 * Which trial of a plan. Keys are in the order in which results are added up: what is paired comes
 * together, so that the first replications of a plan are those of a shorter one.
 *
 * @param replication from 0 on
 * @param variant its number in the plan, from 0 on
 * @param architecture its number in the variant, from 0 on
 */
public record TrialKey(int replication, int variant, int architecture)
    implements Comparable<TrialKey> {

  /** Rejects what is negative. */
  public TrialKey {
    if (replication < 0 || variant < 0 || architecture < 0) {
      throw new IllegalArgumentException(
          "replication (%d), variant (%d) and architecture (%d) must be at least 0"
              .formatted(replication, variant, architecture));
    }
  }

  @Override
  public int compareTo(TrialKey other) {
    if (replication != other.replication) {
      return Integer.compare(replication, other.replication);
    }
    return variant != other.variant
        ? Integer.compare(variant, other.variant)
        : Integer.compare(architecture, other.architecture);
  }
}

package dev.stampede.models.demand;

import dev.stampede.models.check.Require;

/**
 * A part of a use case's work: of the pieces numbered 0, 1, 2, ..., those whose number leaves the
 * shard's number when it is divided by the number of shards.
 *
 * @param number of the shard, from 0 on
 * @param of how many shards there are, positive
 */
public record Shard(int number, int of) {

  /** Rejects a number outside 0 to {@code of - 1}. */
  public Shard {
    Require.that(number >= 0 && number < of, "number", number, "lie between 0 and of - 1");
  }

  /** Returns a name for a process of this shard: the name itself where there is but one shard. */
  public String nameOf(String whole) {
    return of == 1 ? whole : whole + "#" + number;
  }
}

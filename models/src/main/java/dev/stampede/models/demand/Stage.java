package dev.stampede.models.demand;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.architecture.Gateway;
import org.jspecify.annotations.Nullable;

/**
 * Where a source of work, or a shard of it, acts in a trial.
 *
 * @param useCase whose work it makes
 * @param gateway that takes the work, this shard's alone
 * @param process the source's own
 * @param horizon what of the run counts
 * @param streams of the replication; all that is drawn is from those named after the use case
 * @param shard the part of the work that is made here
 * @param crowds the people behind the use cases
 * @param log hears of the work; null if nobody does
 * @param sampledNanos when sessions of agents are there of whom some are watched; {@link #NEVER} if
 *     none is
 */
public record Stage(
    UseCase useCase,
    Gateway gateway,
    LogicalProcess process,
    Horizon horizon,
    RandomStreams streams,
    Shard shard,
    Crowds crowds,
    @Nullable ArrivalLog log,
    long sampledNanos) {

  /** In place of a time. */
  public static final long NEVER = -1;

  /** Returns a stream of the use case, which is the same for all of its shards, at its start. */
  public RandomStream random(String purpose) {
    return streams.stream(useCase.spec().sourceName() + "/" + purpose);
  }

  /** The key that those of all work of the use case are derived from. */
  public long key() {
    return streams.key(useCase.spec().sourceName());
  }
}

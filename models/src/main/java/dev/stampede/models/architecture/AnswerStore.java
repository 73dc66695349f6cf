package dev.stampede.models.architecture;

import dev.stampede.models.architecture.StoreSpec.Match;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Popularity;
import java.util.Arrays;

/** When the answers that a cache holds were given. What is asked depends on the work alone. */
final class AnswerStore {

  /** The age of an answer that is not there. */
  static final long NONE = -1;

  private static final long NEVER = Long.MIN_VALUE;
  private static final int NOVEL = -1;

  private final StoreSpec spec;
  private final Popularity popularity;
  private final long[] givenAt;

  AnswerStore(StoreSpec spec) {
    this.spec = spec;
    this.popularity = new Popularity(spec.topics(), spec.skew());
    this.givenAt =
        new long[spec.match() == Match.EXACT ? spec.topics() * spec.wordings() : spec.topics()];
    Arrays.fill(givenAt, NEVER);
  }

  /** How old the answer is that fits a piece of work, in nanoseconds, or {@link #NONE}. */
  long age(long key, long nowNanos) {
    int entry = entry(key);
    if (entry == NOVEL || givenAt[entry] == NEVER) {
      return NONE;
    }
    long age = nowNanos - givenAt[entry];
    return age < spec.ttlNanos() ? age : NONE;
  }

  /** Stores the answer that was given to a piece of work. */
  void store(long key, long nowNanos) {
    int entry = entry(key);
    if (entry != NOVEL) {
      givenAt[entry] = nowNanos;
    }
  }

  /** Quality of an answer from here, in [0, 1]. */
  double quality(long ageNanos) {
    double staleness = (double) ageNanos / spec.ttlNanos();
    return spec.quality() - (spec.quality() - spec.staleQuality()) * staleness;
  }

  private int entry(long key) {
    double u = Draw.TOPIC.uniform(key);
    if (u < spec.novel()) {
      return NOVEL;
    }
    int topic = popularity.draw((u - spec.novel()) / (1 - spec.novel()));
    return spec.match() == Match.SEMANTIC
        ? topic
        : topic * spec.wordings() + (int) (Draw.WORDING.uniform(key) * spec.wordings());
  }
}

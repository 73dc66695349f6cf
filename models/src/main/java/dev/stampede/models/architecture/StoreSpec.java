package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Status;
import java.util.Set;
import java.util.function.Function;

/**
 * A cache that fills with the answers of the ladder it is in, and forgets them again. What work
 * asks about is one of a number of topics, whose popularity follows Zipf's law, in one of a number
 * of wordings, all equally likely; some work asks what nobody asks again.
 *
 * @param match what makes an answer fit
 * @param topics how many there are, 1 to {@link #MOST_ENTRIES}
 * @param skew exponent of Zipf's law, at least 0; 0 makes all topics equally popular
 * @param wordings of each topic; topics and wordings make at most {@link #MOST_ENTRIES} together
 * @param novel share of the work that asks what nobody asks again, in [0, 1]
 * @param ttlNanos an answer is kept as long, from when it was given; positive
 * @param quality of a fresh answer from the cache, in [0, 1]
 * @param staleQuality of one that is about to be forgotten, at most that; linear between
 * @param latencyNanos to look an answer up, at least 0
 */
public record StoreSpec(
    Match match,
    int topics,
    double skew,
    int wordings,
    double novel,
    long ttlNanos,
    double quality,
    double staleQuality,
    long latencyNanos,
    Outcomes when,
    boolean restartsStreams)
    implements OwnAnswerSpec {

  /** Room that one cache may take. */
  public static final int MOST_ENTRIES = 1_000_000;

  /** What makes an answer fit. */
  public enum Match {
    /** The same topic in the same words. */
    EXACT,
    /** The same topic. */
    SEMANTIC
  }

  /** Rejects numbers out of range. */
  public StoreSpec {
    Require.positive("topics", topics);
    Require.positive("wordings", wordings);
    Require.that(
        (long) topics * wordings <= MOST_ENTRIES,
        "topics",
        topics,
        "make at most %d entries with their wordings".formatted(MOST_ENTRIES));
    Require.that(skew >= 0 && skew <= 10, "skew", skew, "lie between 0 and 10");
    Require.share("novel", novel);
    Require.positive("ttl", ttlNanos);
    Require.share("quality", quality);
    Require.that(
        staleQuality >= 0 && staleQuality <= quality,
        "stale_quality",
        staleQuality,
        "lie between 0 and quality");
    Require.notNegative("latency", latencyNanos);
  }

  @Override
  public String kind() {
    return "warming_cache";
  }

  @Override
  public String label() {
    return "cache";
  }

  @Override
  public Served serve(RungSite site) {
    return site.lookUp(new StoreRung(this));
  }

  @Override
  public boolean isCache() {
    return true;
  }

  @Override
  public Quality quality(Function<String, ProviderSpec> servers) {
    return Quality.of(quality);
  }

  @Override
  public Set<End> ends() {
    return Set.of(End.of(Status.CACHE_MISS));
  }

  @Override
  public long lookUpNanos() {
    return latencyNanos;
  }

  @Override
  public double passedOn() {
    return 1; // at first it has nothing
  }
}

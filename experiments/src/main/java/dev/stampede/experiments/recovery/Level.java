package dev.stampede.experiments.recovery;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.place.Place;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.work.UseCaseResult;
import java.util.function.Function;

/** The plain level, for those of whom nothing was promised that is asked of a stretch of time. */
public final class Level {

  /**
   * The share of the work, or of a provider's calls, that has to be well: more than 5 % of errors
   * is what the agreements of cloud providers call downtime (Google Cloud Functions, service level
   * agreement of 2018-03-26; Google Cloud Vision, of 2019-11-20).
   */
  public static final double SHARE = 0.95;

  /** What it is called. */
  public static final String WORDS = "availability >= 95%";

  private Level() {}

  /**
   * Returns the plain level of a use case.
   *
   * @param availability reads off what ended within its tolerance
   */
  public static WindowedPromise of(Function<UseCaseResult, Course> availability) {
    return new WindowedPromise(SHARE, availability);
  }

  /** Whether a provider keeps it; the promise is never asked for its course. */
  static WindowedPromise ofProvider() {
    return new WindowedPromise(
        SHARE,
        useCase -> {
          throw new IllegalStateException("a provider's level is not about work");
        });
  }

  /**
   * Returns how a provider's calls ended over time, whenever they came. Those on which the caller
   * hung up are no errors of the provider, and no answers either.
   */
  public static Course course(ProviderResult provider) {
    long[] good = provider.succeededByInterval().toArray();
    long[] ended = good.clone();
    add(ended, provider.failedByInterval());
    for (Place place : provider.places()) {
      add(ended, place.refused());
      add(ended, place.timedOut());
    }
    return new Course(good, ended, new long[good.length]);
  }

  private static void add(long[] sums, IntervalCounts counts) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counts.at(i);
    }
  }
}

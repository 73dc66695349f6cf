package dev.stampede.experiments.recovery;

import dev.stampede.models.TrialResult;
import dev.stampede.models.attribution.LayerResult;
import dev.stampede.models.place.Place;
import dev.stampede.models.provider.ProviderResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The place that broke first in a replication, and when. A place breaks in the first interval from
 * the first trigger's begin on at which, of the window that ends with it, it has lost {@value
 * #LEAST_CALLS} calls or more, and of those that came to it {@value #LEAST_SHARE} more than before
 * the trigger. Of several at once it is one on the provider's way in before the caller, and that
 * before the caller's own policies, since callers act on what providers do; then the one with the
 * largest share; then the first on the way in.
 *
 * @param provider whose place it is, or what the policy is around
 * @param beginNanos of the interval
 */
public record FirstBreak(String provider, String place, long beginNanos) {

  /** Fewer lost calls than that say nothing. */
  public static final long LEAST_CALLS = 5;

  /** The share of the calls that come to a place beyond which it breaks. */
  public static final double LEAST_SHARE = 0.01;

  /** The place at which callers lose patience. */
  public static final String CALLER = "caller";

  private static final Comparator<Broken> ORDER =
      Comparator.comparingInt(Broken::interval)
          .thenComparingInt(broken -> broken.of().rank())
          .thenComparing(Comparator.comparingDouble(Broken::share).reversed());

  /**
   * A place, and whose it is.
   *
   * @param rank 0 on a provider's way in, 1 for the caller, 2 for its own policies
   */
  public record Owned(String provider, Place place, int rank) {}

  private record Broken(Owned of, int interval, double share) {}

  /** Returns the place that broke first in a trial; none if all held. */
  public static Optional<FirstBreak> of(Windows windows, Chronicle triggers, TrialResult trial) {
    return of(
        windows, triggers.firstStruck(), places(trial.providers(), trial.attribution().layers()));
  }

  /** Returns the place that broke first from an interval on; what steps refuse is meant to be. */
  static Optional<FirstBreak> of(Windows windows, int from, List<Owned> places) {
    return places.stream()
        .filter(owned -> !owned.place().isOfSteps())
        .flatMap(owned -> broken(owned, windows, from).stream())
        .min(ORDER)
        .map(
            first ->
                new FirstBreak(
                    first.of().provider(),
                    first.of().place().name(),
                    windows.beginNanos(first.interval())));
  }

  /** All places at which calls can get lost, in the order of the way of a call from inside out. */
  public static List<Owned> places(List<ProviderResult> providers, List<LayerResult> layers) {
    List<Owned> all = new ArrayList<>();
    for (ProviderResult provider : providers) {
      provider.places().forEach(place -> all.add(new Owned(provider.name(), place, 0)));
      all.add(new Owned(provider.name(), caller(provider), 1));
    }
    layers.forEach(layer -> all.add(new Owned(layer.chain(), layer.here(), 2)));
    return all;
  }

  private static Place caller(ProviderResult provider) {
    Place caller = new Place(CALLER, provider.attemptsByInterval().intervals());
    caller.came().merge(provider.attemptsByInterval());
    caller.timedOut().merge(provider.hungUp().impatientByInterval());
    return caller;
  }

  private static Optional<Broken> broken(Owned owned, Windows windows, int from) {
    Place place = owned.place();
    long cameBefore = 0;
    long lostBefore = 0;
    for (int i = windows.first(); i < from; i++) {
      cameBefore += place.came().at(i);
      lostBefore += place.lost(i);
    }
    double usual = cameBefore == 0 ? 0 : (double) lostBefore / cameBefore;
    if (usual + LEAST_SHARE > 1) {
      return Optional.empty(); // it had nothing left to lose
    }
    long came = 0;
    long lost = 0;
    for (int i = from; i < windows.count(); i++) {
      came += place.came().at(i);
      lost += place.lost(i);
      int gone = i - windows.length();
      if (gone >= from) {
        came -= place.came().at(gone);
        lost -= place.lost(gone);
      }
      if (lost >= LEAST_CALLS && lost >= (usual + LEAST_SHARE) * came) {
        return Optional.of(new Broken(owned, i, Math.min(1, (double) lost / came)));
      }
    }
    return Optional.empty();
  }
}

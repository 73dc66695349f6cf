package dev.stampede.models.architecture;

import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.work.Quality;
import java.util.List;
import java.util.function.Function;

/** Where the work on a ladder goes when nothing has failed. */
public final class FirstChoice {

  private FirstChoice() {}

  /**
   * Returns the quality of the first choice: the first rung of a ladder that calls providers, which
   * a cache may stand before, or its first rung.
   *
   * @param servers providers by name; each that the ladder uses must be there
   */
  public static Quality quality(List<RungSpec> ladder, Function<String, ProviderSpec> servers) {
    return ladder.stream()
        .filter(RungSpec::takesChain)
        .findFirst()
        .orElse(ladder.get(0))
        .quality(servers);
  }

  /** Returns the share of the work that comes to a provider first, behind caches if there are. */
  public static double share(List<RungSpec> ladder, String provider) {
    double share = 0;
    double comes = 1;
    for (RungSpec rung : ladder) {
      share += comes * rung.firstShare(provider);
      comes *= rung.passedOn();
    }
    return share;
  }
}

package dev.stampede.models.tier;

import dev.stampede.models.check.Require;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.work.Errand;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way in to a provider.
 *
 * @param tiers in the order in which calls pass them
 * @param sessions who has to log in or to sign up first; null if nobody has to
 * @param ofMarket what a market's calls come for beside messages
 */
public record WayInSpec(
    List<TierSpec> tiers, @Nullable SessionsSpec sessions, Set<Errand> ofMarket) {

  /** Nothing stands on it. */
  public static final WayInSpec NONE = new WayInSpec(List.of(), null, Set.of());

  /** Copies the list, and rejects two tiers of one name and errands that nobody has. */
  public WayInSpec {
    tiers = List.copyOf(tiers);
    ofMarket = Set.copyOf(ofMarket);
    long names = tiers.stream().map(TierSpec::name).distinct().count();
    Require.that(names == tiers.size(), "tiers", names, "have different names");
    Require.that(
        sessions == null || passed(tiers, Errand.LOG_IN),
        "sessions",
        "of users who log in",
        "have a tier that log_in passes: say for: [log_in] of one");
    Require.that(
        sessions == null || sessions.newcomers() == 0 || passed(tiers, Errand.SIGN_UP),
        "newcomers",
        "who sign up",
        "have a tier that sign_up passes: say for: [sign_up] of one");
    for (TierSpec tier : tiers) {
      Require.that(
          sessions != null
              || tier.errands().contains(Errand.MESSAGE)
              || tier.errands().stream().anyMatch(ofMarket::contains),
          "tiers." + tier.name() + ".for",
          words(tier),
          "have a message among them where there are no sessions: nobody would pass it");
      Require.that(
          !tier.errands().equals(Set.of(Errand.SIGN_UP))
              || ofMarket.contains(Errand.SIGN_UP)
              || (sessions != null && sessions.newcomers() > 0),
          "tiers." + tier.name() + ".for",
          words(tier),
          "have others than sign_up where nobody is new: nobody would pass it");
    }
  }

  /** The errands as a scenario lists them, in their own order. */
  private static List<String> words(TierSpec tier) {
    return tier.errands().stream().sorted().map(Errand::word).toList();
  }

  private static boolean passed(List<TierSpec> tiers, Errand errand) {
    return tiers.stream().anyMatch(tier -> tier.errands().contains(errand));
  }

  /** Rejects a market that cannot pass its tiers, or whose errands have none. */
  public void requirePassable(MarketSpec market) {
    tiers.forEach(TierSpec::requirePassable);
    Require.that(
        market.patience() == null || !tiers.isEmpty(),
        "market.patience",
        "without tiers",
        "stand where there are tiers to wait in; in the engine's line its own patience counts");
    for (Errand errand : market.errands()) {
      String word = errand.word();
      Require.that(
          passed(tiers, errand),
          errand == Errand.LOG_IN ? "market.sessions" : "market.sign_ups",
          "of other customers",
          "have a tier that %s passes: say for: [%s] of one".formatted(word, word));
    }
  }

  /** A way on which a market's calls, if there is a market, come for messages only. */
  public WayInSpec(List<TierSpec> tiers, @Nullable SessionsSpec sessions) {
    this(tiers, sessions, Set.of());
  }

  /** A way of tiers without sessions. */
  public static WayInSpec of(TierSpec... tiers) {
    return new WayInSpec(List.of(tiers), null);
  }

  /** Its tiers that ask a dependency. */
  public List<TierSpec> asking(String dependency) {
    return tiers.stream()
        .filter(tier -> tier.questions().stream().anyMatch(q -> q.dependency().equals(dependency)))
        .toList();
  }

  /** The dependencies that its tiers ask. */
  public Stream<String> dependencies() {
    return tiers.stream()
        .flatMap(tier -> tier.questions().stream())
        .map(QuestionSpec::dependency)
        .distinct();
  }
}

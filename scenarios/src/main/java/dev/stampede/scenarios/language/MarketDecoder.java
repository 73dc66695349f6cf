package dev.stampede.scenarios.language;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.ArrivalSpec.Surge;
import dev.stampede.models.demand.RateProfile;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.market.MarketSpec.Retrial;
import dev.stampede.models.provider.EngineSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code market}, the other customers of a provider. */
final class MarketDecoder {
  private static final double MOST_TIMES = 1e9;
  private static final double HIGHEST_RATE = 1e12;

  private final Names providers;
  private final ArrivalDecoder arrivals;
  private final double ownPerSecond;
  private final double ownOutputTokens;
  private final Set<String> destinations = new LinkedHashSet<>();

  /**
   * Creates a decoder.
   *
   * @param arrivals has read the arrivals of the use cases
   * @param useCases whose own base rate {@code times} multiplies
   */
  MarketDecoder(Names providers, ArrivalDecoder arrivals, List<UseCaseSpec> useCases) {
    this.providers = providers;
    this.arrivals = arrivals;
    List<UseCaseSpec> ours =
        useCases.stream()
            .filter(useCase -> useCase.tenant().equals(UseCaseSpec.OURSELVES))
            .toList();
    this.ownPerSecond = ours.stream().mapToDouble(this::rate).sum();
    double tokens = ours.stream().mapToDouble(u -> rate(u) * outputTokens(u)).sum();
    this.ownOutputTokens = ownPerSecond > 0 ? tokens / ownPerSecond : 1;
  }

  private double rate(UseCaseSpec useCase) {
    return Offered.baseRate(useCase.arrivals(), arrivals.checks());
  }

  private double outputTokens(UseCaseSpec useCase) {
    return Offered.meanOutputTokens(useCase, arrivals.checks());
  }

  /** Providers that some market fails over to. */
  Set<String> destinations() {
    return destinations;
  }

  /** Reads the market of a provider. */
  MarketSpec read(String provider, EngineSpec engine, ValueReader value) {
    MappingReader in = value.mapping();
    double perSecond = perSecond(in);
    List<Surge> surges = arrivals.surges(in.optional("surges"));
    double outputTokens =
        engine instanceof EngineSpec.Tokens && in.has("output_tokens")
            ? DistributionDecoder.TOKENS.readWithMean(in.optional("output_tokens")).mean()
            : ownOutputTokens;
    double reserved = in.optional("reserved", "0%").share();
    FailOver failOver = failOver(provider, in);
    Retrial retrial = in.has("retrial") ? retrial(in.optional("retrial").mapping()) : null;
    long step = in.optional("step", "1s").positiveNanos();
    return in.build(
        () ->
            new MarketSpec(
                new RateProfile(perSecond, surges),
                outputTokens,
                reserved,
                failOver,
                retrial,
                step),
        MarketSpec.OF_NEWCOMERS);
  }

  private double perSecond(MappingReader in) {
    boolean times = in.has("times");
    boolean rate = in.has("rate");
    if (times && rate) {
      in.error("has both times and a rate", "leave one out");
    } else if (times) {
      return in.optional("times").decimal(0, MOST_TIMES) * ownPerSecond;
    } else if (rate) {
      ValueReader value = in.optional("rate");
      double perSecond = value.perSecond();
      if (perSecond > HIGHEST_RATE) {
        value.reject("must be at most 1000G/s", null);
      }
      return perSecond;
    }
    return 0;
  }

  private @Nullable FailOver failOver(String provider, MappingReader in) {
    ValueReader list = in.optional("fails_over_to");
    double below = in.optional("fails_over_below", "50%").share();
    long window = in.optional("window", "30s").positiveNanos();
    Distribution delay =
        in.has("delay")
            ? DistributionDecoder.TIME.read(in.optional("delay"))
            : Distribution.Lognormal.ofPercentiles(60, 0.95, 600);
    Distribution returning =
        in.has("return")
            ? DistributionDecoder.TIME.read(in.optional("return"))
            : new Distribution.Uniform(900, 3600);
    List<Destination> to = new ArrayList<>();
    double sum = 0;
    for (Named child : list.children()) {
      String name = providers.read(child.key());
      if (name.equals(provider)) {
        child.key().error("a market cannot fail over to its own provider", null);
      }
      double share = child.value().isPresent() ? child.value().share() : 1;
      sum += share;
      to.add(new Destination(name, share));
      destinations.add(name);
    }
    if (sum > 1 + 1e-9) {
      list.error("the shares of fails_over_to add up to more than 100%", null);
      return null;
    }
    return to.isEmpty() ? null : new FailOver(to, below, window, delay, returning);
  }

  private static @Nullable Retrial retrial(MappingReader in) {
    double share = in.required("share").share();
    long after = in.optional("after", "30s").positiveNanos();
    return in.build(() -> new Retrial(share, after / 1e9));
  }
}

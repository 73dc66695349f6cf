package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.arrival.RateProfile;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.Signal;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.market.MarketSpec.Retrial;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.scenarios.language.demand.ArrivalDecoder;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code market}, the other customers of a provider. */
public final class MarketDecoder {
  private static final double MOST_TIMES = 1e9;
  private static final double HIGHEST_RATE = 1e12;

  private final Names providers;
  private final ArrivalDecoder arrivals;
  private final double ownPerSecond;
  private final Calls ownCalls;
  private final Set<String> destinations = new LinkedHashSet<>();

  /**
   * Creates a decoder.
   *
   * @param arrivals has read the arrivals of the use cases
   * @param useCases whose own base rate {@code times} multiplies
   */
  public MarketDecoder(Names providers, ArrivalDecoder arrivals, List<UseCaseSpec> useCases) {
    this.providers = providers;
    this.arrivals = arrivals;
    List<UseCaseSpec> ours =
        useCases.stream()
            .filter(useCase -> useCase.tenant().equals(UseCaseSpec.OURSELVES))
            .toList();
    this.ownPerSecond = ours.stream().mapToDouble(MarketDecoder::rate).sum();
    Calls calls = Calls.EMPTY;
    double before = 0;
    for (UseCaseSpec useCase : ours) {
      double all = before + rate(useCase);
      calls = all > 0 ? calls.mixedWith(calls(useCase), before / all) : calls;
      before = all;
    }
    this.ownCalls = calls;
  }

  private static double rate(UseCaseSpec useCase) {
    return useCase.source().expected().basePerSecond();
  }

  /**
   * What the calls of a use case are like; the answers that arrivals bring along count as
   * exponential.
   */
  private static Calls calls(UseCaseSpec useCase) {
    RequestSpec request = useCase.request();
    double prompt = Math.min(useCase.meanInputTokens(), Integer.MAX_VALUE);
    double computed = prompt * (1 - Math.min(1, request.cachedInput().mean()));
    double output = useCase.meanOutputTokens();
    MeanTokens brought = useCase.source().meanTokens();
    double made =
        brought == null
            ? Calls.madeTokens(request.outputTokens(), request.maxTokens())
            : brought.output();
    return new Calls(prompt, computed, output, made);
  }

  /** The mean of a law, which may have none, within what a call can have. */
  private static double countable(Distribution tokens) {
    return Math.min(tokens.mean(), Integer.MAX_VALUE);
  }

  /** A market of customers who come from elsewhere, with calls like ours. */
  MarketSpec ofNewcomers() {
    return MarketSpec.OF_NEWCOMERS.of(ownCalls);
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
    Calls calls = calls(engine, in);
    int priority = in.optional("priority", "0").integer(0, Request.TOP_PRIORITY);
    double reserved = in.optional("reserved", "0%").share();
    FailOver failOver = failOver(provider, in);
    Retrial retrial =
        in.has("retrial", "nobody") ? retrial(in.optional("retrial").mapping()) : null;
    long step = in.optional("step", "1s").positiveNanos();
    return in.build(
        () ->
            new MarketSpec(
                new RateProfile(perSecond, surges),
                calls,
                priority,
                reserved,
                failOver,
                retrial,
                step),
        ofNewcomers());
  }

  private Calls calls(EngineSpec engine, MappingReader in) {
    double prompt = ownCalls.promptTokens();
    double computed = ownCalls.computedTokens();
    double output = ownCalls.outputTokens();
    double made = ownCalls.madeTokens();
    if (engine.looksAtPrompts()) {
      double cached = prompt == 0 ? 0 : 1 - computed / prompt;
      if (in.has("input_tokens", "ours")) {
        prompt = countable(DistributionDecoder.TOKENS.readWithMean(in.optional("input_tokens")));
      }
      if (in.has("cached_input", "ours")) {
        cached = in.optional("cached_input").share();
      }
      computed = prompt * (1 - cached);
    }
    if (engine.looksAtAnswers() && in.has("output_tokens", "ours")) {
      Distribution answers = DistributionDecoder.TOKENS.readWithMean(in.optional("output_tokens"));
      output = countable(answers);
      made = Calls.madeTokens(answers, Integer.MAX_VALUE);
    }
    return new Calls(prompt, computed, output, made);
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
        in.has("delay", "{dist: lognormal, p50: 1m, p95: 10m}")
            ? DistributionDecoder.TIME.read(in.optional("delay"))
            : Distribution.Lognormal.ofPercentiles(60, 0.95, 600);
    Distribution returning =
        in.has("return", "{dist: uniform, min: 15m, max: 1h}")
            ? DistributionDecoder.TIME.read(in.optional("return"))
            : new Distribution.Uniform(900, 3600);
    Signal leavesOn = in.optional("leaves_on", "errors").choice(Signal.class);
    String same = leavesOn.name().toLowerCase(Locale.ROOT);
    Signal returnsOn = in.optional("returns_on", same).choice(Signal.class);
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
    return to.isEmpty()
        ? null
        : new FailOver(to, below, window, delay, returning, leavesOn, returnsOn);
  }

  private static @Nullable Retrial retrial(MappingReader in) {
    double share = in.required("share").share();
    long after = in.optional("after", "30s").positiveNanos();
    return in.build(() -> new Retrial(share, after / 1e9));
  }
}

package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.Signal;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.market.MarketSpec.CustomerClass;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.market.MarketSpec.Retrial;
import dev.stampede.models.market.MarketSpec.Sessions;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.scenarios.language.demand.ArrivalDecoder;
import dev.stampede.scenarios.language.demand.SurgeDecoder;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
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

  private static final String RETURNING = "{dist: uniform, min: 15m, max: 1h}";
  private static final String MOVING = "{dist: lognormal, p50: 1m, p95: 10m}";

  private static final Key<Double> TIMES =
      Key.open(
          "times",
          Type.decimal(0, MOST_TIMES),
          "0, if there is no rate",
          "its calls while all is well, as a multiple of the base rate of all our use cases");
  private static final Key<ValueReader> RATE =
      Key.open("rate", Type.as(Type.RATE.shape()), "as times says", "its calls while all is well");
  private static final Key<ValueReader> SURGES =
      Key.open(
          "surges",
          Type.as(SurgeDecoder.SURGES.type().shape()),
          "none",
          "what raises that, as in arrivals");
  private static final Key<Distribution> INPUT =
      Key.absent(
          "input_tokens",
          DistributionDecoder.TOKENS.withMean(),
          "ours",
          "mean length of a prompt; for batching and steps only");
  private static final Key<Double> CACHED =
      Key.absent(
          "cached_input",
          Type.SHARE,
          "ours",
          "share of it that a prefix cache holds; for batching and steps only");
  private static final Key<Distribution> OUTPUT =
      Key.absent(
          "output_tokens",
          DistributionDecoder.TOKENS.withMean(),
          "ours",
          "length of an answer; not for servers and sharing. For tokens its mean counts");
  private static final Key<Integer> PRIORITY =
      Key.optional(
          "priority",
          Type.integer(0, Request.TOP_PRIORITY),
          "0",
          "among ours, where the engine has the discipline priority");
  private static final Key<Double> RESERVED =
      Key.optional(
          "reserved",
          Type.SHARE,
          "0%",
          "share of the capacity that only calls of use cases may take; they take it first");
  private static final Key<ValueReader> FAILS_OVER_TO =
      Key.open(
          "fails_over_to",
          Type.as(
              new Shape.Table(
                  "provider",
                  Type.NAME.shape(),
                  new Shape.Called(
                      "share-of-all", Shape.either(Type.SHARE.shape(), new Shape.Nothing())),
                  0)),
          "nobody leaves",
          "who goes where when the provider fails them: {south: 60%, west: 20%}; the rest stays");
  private static final Key<Double> BELOW =
      Key.optional(
          "fails_over_below",
          Type.SHARE,
          "50%",
          "they are failed while the share of their calls that is served is below this");
  private static final Key<Long> WINDOW =
      Key.optional("window", Type.POSITIVE_TIME, "30s", "the time over which that share is taken");
  private static final Key<Distribution> DELAY =
      Key.absent(
          "delay",
          DistributionDecoder.TIME.any(),
          MOVING,
          "the time from then until one has moved");
  private static final Key<Distribution> RETURN =
      Key.absent(
          "return",
          DistributionDecoder.TIME.any(),
          RETURNING,
          "the time from the end of it until one is back");
  private static final Key<Signal> LEAVES_ON =
      Key.optional("leaves_on", Type.words(Signal.class), "errors", "what tells them of it");
  private static final Key<Signal> RETURNS_ON =
      Key.open(
          "returns_on", Type.words(Signal.class), "as leaves_on", "what tells them of its end");
  private static final Key<Double> SHARE =
      Key.required("share", Type.SHARE, "how many of them try again");
  private static final Key<Long> AFTER =
      Key.optional("after", Type.POSITIVE_TIME, "30s", "after this time");
  private static final Key<MappingReader> RETRIAL =
      Key.absent(
          "retrial",
          Type.mapping(
              Form.of("retrial", "who of those without an answer tries again", SHARE, AFTER)),
          "nobody",
          "who of those refused, cut off or tired of waiting tries again");
  private static final Key<Integer> USERS =
      Key.required("users", Type.count(1), "how many customers there are");
  private static final Key<Distribution> LIFE =
      Key.required("life", DistributionDecoder.TIME.withMean(), "how long a session lasts");
  private static final Key<Double> SIGNED_IN =
      Key.optional("signed_in", Type.SHARE, "100%", "who has a session at the start");
  private static final Key<MappingReader> SESSIONS =
      Key.absent(
          "sessions",
          Type.mapping(
              Form.of(
                  "market-sessions",
                  "which of its customers are signed in",
                  USERS,
                  LIFE,
                  SIGNED_IN)),
          "none",
          "whose session has ended passes the tiers of log_in with their next call");
  private static final Key<Distribution> PATIENCE =
      Key.absent(
          "patience",
          DistributionDecoder.TIME.withMean(),
          "endless",
          "the time in tiers, of an exponential law, after which a customer gives up");
  private static final Key<Long> STEP =
      Key.optional(
          "step",
          Type.POSITIVE_TIME,
          "1s",
          "how often its flows are reviewed; those who move arrive a step later");

  private final Key<ValueReader> arrivalsKey;
  private final Key<ValueReader> signUpsKey;
  private final Form form;
  private final Key<ValueReader> key;
  private final Names providers;
  private final ArrivalDecoder arrivals;
  private final long durationNanos;
  private final double ownPerSecond;
  private final Calls ownCalls;
  private final Set<String> destinations = new LinkedHashSet<>();

  /**
   * Creates a decoder.
   *
   * @param arrivals has read the arrivals of the use cases
   * @param useCases whose own base rate {@code times} multiplies
   */
  public MarketDecoder(
      Names providers, ArrivalDecoder arrivals, long durationNanos, List<UseCaseSpec> useCases) {
    this.providers = providers;
    this.arrivals = arrivals;
    this.arrivalsKey = arrivalsKey(arrivals.form());
    this.signUpsKey = signUpsKey(arrivals.form());
    this.form = form(arrivals.form());
    this.key = key(form);
    this.durationNanos = durationNanos;
    List<UseCaseSpec> ours = useCases.stream().filter(UseCaseSpec::isOurs).toList();
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

  private static Key<ValueReader> arrivalsKey(Form arrivals) {
    return Key.open(
        "arrivals",
        Type.as(new Shape.Keys(arrivals)),
        "none",
        "its calls while all is well, as those of a use case: what is expected of them");
  }

  private static Key<ValueReader> signUpsKey(Form arrivals) {
    return Key.open(
        "sign_ups",
        Type.as(new Shape.Keys(arrivals)),
        "none",
        "people without an account who come to make one, as arrivals of a use case");
  }

  /** The keys of a market that may have some arrivals. */
  static Form form(Form arrivals) {
    Key<ValueReader> ofItsOwn = arrivalsKey(arrivals);
    return Form.of("market", "the other customers of a provider", TIMES, RATE, SURGES, ofItsOwn)
        .and(INPUT, CACHED, OUTPUT, PRIORITY, RESERVED, FAILS_OVER_TO, BELOW, WINDOW)
        .and(DELAY, RETURN, LEAVES_ON, RETURNS_ON, RETRIAL, STEP)
        .and(SESSIONS, signUpsKey(arrivals), PATIENCE)
        .and(CustomersDecoder.CUSTOMERS, CustomersDecoder.CLASSES)
        .none(Condition.given(CustomersDecoder.CLASSES), CustomersDecoder.CUSTOMERS, PRIORITY)
        .rule(Form.Count.AT_MOST_ONE, TIMES, RATE, ofItsOwn)
        .none(Condition.given(ofItsOwn), SURGES);
  }

  /** The key of a market with the keys of a form. */
  static Key<ValueReader> key(Form form) {
    return Key.absent("market", Type.as(new Shape.Keys(form)), "none", "its other customers");
  }

  /** The key of a market. */
  Key<ValueReader> key() {
    return key;
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
    MappingReader in = value.mapping(formFor(engine));
    DemandCurve demand = demand(in);
    Calls calls = calls(engine, in);
    int priority = in.get(PRIORITY);
    double reserved = in.get(RESERVED);
    FailOver failOver = failOver(provider, in);
    MappingReader again = in.find(RETRIAL);
    Retrial retrial = again == null ? null : retrial(again);
    long step = in.get(STEP);
    MappingReader signedIn = in.find(SESSIONS);
    Sessions sessions = signedIn == null ? null : sessions(signedIn);
    DemandCurve signUps = in.has(signUpsKey) ? arrivals.read(in.get(signUpsKey)).expected() : null;
    Distribution patience = in.find(PATIENCE);
    List<CustomerClass> classes = CustomersDecoder.read(in, priority, in.has(PRIORITY));
    return in.build(
        () -> {
          MarketSpec market =
              new MarketSpec(demand, calls, reserved, failOver, retrial, step)
                  .withPriority(priority)
                  .with(sessions)
                  .withPatience(patience)
                  .with(classes);
          return signUps == null ? market : market.withSignUps(signUps);
        },
        ofNewcomers());
  }

  private DemandCurve demand(MappingReader in) {
    if (!in.has(arrivalsKey)) {
      double perSecond = perSecond(in);
      return CurveDemand.of(perSecond, SurgeDecoder.SURGES.read(in.get(SURGES), durationNanos));
    }
    if (in.has(TIMES) || in.has(RATE) || in.has(SURGES)) {
      in.error("has arrivals beside times, a rate or surges", "put them into arrivals");
    }
    return arrivals.read(in.get(arrivalsKey)).expected();
  }

  private Calls calls(EngineSpec engine, MappingReader in) {
    double prompt = ownCalls.promptTokens();
    double computed = ownCalls.computedTokens();
    double output = ownCalls.outputTokens();
    double made = ownCalls.madeTokens();
    if (engine.looksAtPrompts()) {
      double cached = prompt == 0 ? 0 : 1 - computed / prompt;
      Distribution prompts = in.find(INPUT);
      prompt = prompts == null ? prompt : countable(prompts);
      cached = in.get(CACHED, cached);
      computed = prompt * (1 - cached);
    }
    Distribution answers = engine.looksAtAnswers() ? in.find(OUTPUT) : null;
    if (answers != null) {
      output = countable(answers);
      made = Calls.madeTokens(answers, Integer.MAX_VALUE);
    }
    return new Calls(prompt, computed, output, made);
  }

  /** Keys that say nothing to an engine are unknown there. */
  private Form formFor(EngineSpec engine) {
    Form prompts = engine.looksAtPrompts() ? form : form.without(INPUT).without(CACHED);
    return engine.looksAtAnswers() ? prompts : prompts.without(OUTPUT);
  }

  private double perSecond(MappingReader in) {
    boolean times = in.has(TIMES);
    boolean rate = in.has(RATE);
    if (times && rate) {
      in.error("has both times and a rate", "leave one out");
    } else if (times) {
      return in.get(TIMES) * ownPerSecond;
    } else if (rate) {
      ValueReader value = in.get(RATE);
      double perSecond = value.perSecond();
      if (perSecond > HIGHEST_RATE) {
        value.reject("must be at most 1000G/s", null);
      }
      return perSecond;
    }
    return 0;
  }

  private @Nullable FailOver failOver(String provider, MappingReader in) {
    ValueReader list = in.get(FAILS_OVER_TO);
    double below = in.get(BELOW);
    long window = in.get(WINDOW);
    Distribution delay = in.get(DELAY, Distribution.Lognormal.ofPercentiles(60, 0.95, 600));
    Distribution returning = in.get(RETURN, new Distribution.Uniform(900, 3600));
    Signal leavesOn = in.get(LEAVES_ON);
    String same = leavesOn.name().toLowerCase(Locale.ROOT);
    Signal returnsOn = in.get(RETURNS_ON.orElse(same));
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

  private static @Nullable Sessions sessions(MappingReader in) {
    int users = in.get(USERS);
    Distribution life = in.get(LIFE);
    double signedIn = in.get(SIGNED_IN);
    return in.build(() -> new Sessions(users, life, signedIn));
  }

  private static @Nullable Retrial retrial(MappingReader in) {
    double share = in.get(SHARE);
    long after = in.get(AFTER);
    return in.build(() -> new Retrial(share, after / 1e9));
  }
}

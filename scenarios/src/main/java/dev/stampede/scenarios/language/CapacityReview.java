package dev.stampede.scenarios.language;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.demand.ArrivalSpec;
import dev.stampede.models.demand.ArrivalSpec.Surge;
import dev.stampede.models.demand.RateProfile;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.provider.EngineSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.SlowdownSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.scenarios.trace.TraceCheck;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Warns of queues without a limit that have to grow: it compares the calls that use cases send to
 * their first choice, and those of its market, retries aside, with what the engine can serve.
 */
final class CapacityReview {
  private static final int STEPS = 16;
  private static final double NANOS = 1e9;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private final TrialSpec trial;
  private final Map<ArrivalSpec, TraceCheck> traces;

  CapacityReview(TrialSpec trial, Map<ArrivalSpec, TraceCheck> traces) {
    this.trial = trial;
    this.traces = traces;
  }

  /**
   * Warns at the engines.
   *
   * @param root the scenario that the trial was read from
   */
  void warn(MappingReader root) {
    MappingReader section = root.required("providers").mapping();
    for (ProviderSpec provider : trial.providers()) {
      if (!isUnlimited(provider.engine())
          || provider.scaling() != null
          || provider.admission().queueTimeout() != null) {
        continue;
      }
      Map<String, List<String>> findings = new LinkedHashMap<>();
      for (ArchitectureSpec architecture : trial.architectures()) {
        String finding = finding(provider, offered(provider, architecture));
        if (finding != null) {
          findings.computeIfAbsent(finding, f -> new ArrayList<>()).add(architecture.name());
        }
      }
      ValueReader engine = section.required(provider.name()).mapping().required("engine");
      findings.forEach(
          (finding, architectures) ->
              engine.finding(
                  Rule.QUEUE_GROWS,
                  finding.formatted(String.join(", ", architectures)),
                  "a queue_limit would refuse the rest"));
    }
  }

  private static boolean isUnlimited(EngineSpec engine) {
    if (engine instanceof EngineSpec.Servers servers) {
      return servers.queueLimit() == EngineSpec.UNBOUNDED && servers.patience() == null;
    }
    if (engine instanceof EngineSpec.Batching batching) {
      BatchingSpec spec = batching.batching();
      return spec.queueLimit() == EngineSpec.UNBOUNDED && spec.disaggregation() == null;
    }
    return engine instanceof EngineSpec.Sharing sharing
        ? sharing.limit() == EngineSpec.UNBOUNDED
        : ((EngineSpec.Tokens) engine).queueLimit() == EngineSpec.UNBOUNDED;
  }

  /** Returns the seconds of service that an engine can do in a second. */
  private static double capacity(EngineSpec engine) {
    if (engine instanceof EngineSpec.Servers servers) {
      return servers.servers();
    }
    if (engine instanceof EngineSpec.Batching batching) {
      return batching.batching().replicas();
    }
    return engine instanceof EngineSpec.Sharing sharing
        ? sharing.capacity()
        : ((EngineSpec.Tokens) engine).concurrency();
  }

  private List<Offered> offered(ProviderSpec provider, ArchitectureSpec compared) {
    List<Offered> offered = new ArrayList<>();
    for (UseCaseSpec useCase : trial.useCases()) {
      ArchitectureSpec serving =
          trial.architectures().stream()
              .filter(architecture -> architecture.name().equals(useCase.servedBy()))
              .findFirst()
              .orElse(compared);
      double share = shareOf(provider.name(), serving.ladder());
      if (share > 0) {
        offered.add(
            new Offered(
                share * Offered.baseRate(useCase.arrivals(), traces),
                Offered.surges(useCase.arrivals()),
                serviceSeconds(provider, useCase, serving.ladder())));
      }
    }
    MarketSpec market = provider.market();
    if (market != null && market.demand() instanceof RateProfile others) {
      Calls calls = market.calls();
      double seconds =
          serviceSeconds(
              provider.engine(),
              calls.promptTokens(),
              calls.computedTokens(),
              Math.max(1, calls.outputTokens()));
      offered.add(new Offered(others.basePerSecond(), others.surges(), seconds));
    }
    return offered;
  }

  /** Returns the share of the work that comes to a provider first, behind caches if there are. */
  private static double shareOf(String provider, List<RungSpec> ladder) {
    double share = 1;
    for (RungSpec rung : ladder) {
      if (rung instanceof RungSpec.Cache cache) {
        share *= 1 - cache.hit();
        continue;
      }
      if (rung instanceof StoreSpec) {
        continue; // at first it has nothing
      }
      if (rung instanceof RungSpec.Gateway gateway) {
        return share * shareOf(provider, gateway.ladder());
      }
      if (rung instanceof RungSpec.Pool pool) {
        return share * shareOfPool(provider, pool.pool().endpoints());
      }
      return rung instanceof RungSpec.Provider call && call.name().equals(provider) ? share : 0;
    }
    return 0;
  }

  /** By weight among the endpoints that are used first; routing may do better. */
  private static double shareOfPool(String provider, List<EndpointSpec> endpoints) {
    int first = endpoints.stream().mapToInt(EndpointSpec::priority).min().orElse(0);
    double all = 0;
    double its = 0;
    for (EndpointSpec endpoint : endpoints) {
      if (endpoint.priority() == first) {
        all += endpoint.weight();
        its += endpoint.provider().equals(provider) ? endpoint.weight() : 0;
      }
    }
    return its / all;
  }

  /** Returns the most tokens that the first rung of a provider lets an answer have. */
  private static int tokenLimit(String provider, List<RungSpec> ladder) {
    return ladder.stream()
        .flatMap(RungSpec::withInner)
        .filter(RungSpec.Provider.class::isInstance)
        .map(RungSpec.Provider.class::cast)
        .filter(call -> call.name().equals(provider))
        .findFirst()
        .map(RungSpec.Provider::maxTokens)
        .orElse(Integer.MAX_VALUE);
  }

  private double serviceSeconds(ProviderSpec provider, UseCaseSpec useCase, List<RungSpec> ladder) {
    RequestSpec request = useCase.request();
    TraceCheck check = traces.get(useCase.arrivals());
    double most = tokenLimit(provider.name(), ladder);
    double output = Math.max(1, Math.min(Offered.meanOutputTokens(useCase, traces), most));
    double prompt = check == null ? request.inputTokens().mean() : check.meanInputTokens();
    double computed = prompt * (1 - Math.min(1, request.cachedInput().mean()));
    return serviceSeconds(provider.engine(), prompt, computed, output);
  }

  private static double serviceSeconds(
      EngineSpec engine, double prompt, double computed, double output) {
    if (engine instanceof EngineSpec.Servers servers) {
      return servers.service().mean();
    }
    if (engine instanceof EngineSpec.Sharing sharing) {
      return sharing.service().mean();
    }
    if (engine instanceof EngineSpec.Batching batching) {
      return batching.batching().replica().fluidSeconds(prompt, computed, output);
    }
    EngineSpec.Tokens tokens = (EngineSpec.Tokens) engine;
    SlowdownSpec full = tokens.slowdown();
    double speed = tokens.tokensPerSecond().mean() * full.speed();
    return tokens.firstToken().mean() * full.firstToken() + (output - 1) / speed;
  }

  /** Returns a warning with a place for the names of architectures; null if there is none. */
  private @Nullable String finding(ProviderSpec provider, List<Offered> offered) {
    double capacity = capacity(provider.engine());
    double rate = offered.stream().mapToDouble(Offered::perSecond).sum();
    double work = offered.stream().mapToDouble(o -> o.perSecond() * o.serviceSeconds()).sum();
    if (!Double.isFinite(work)) {
      return null;
    }
    if (work > capacity) {
      double served = capacity * rate / work;
      return "the queue of %s will grow by %s/s under %%s: %s/s arrive before retries, and %s/s can be served"
          .formatted(provider.name(), shown(rate - served), shown(rate), shown(served));
    }
    return surge(provider.name(), capacity, offered);
  }

  /** Follows the queue as if calls were a liquid. */
  private @Nullable String surge(String provider, double capacity, List<Offered> offered) {
    List<Long> times = List.copyOf(breakpoints(offered));
    double backlog = 0;
    double highest = 0;
    long highestAt = 0;
    long busiest = 0;
    for (int i = 0; i + 1 < times.size(); i++) {
      double step = (double) (times.get(i + 1) - times.get(i)) / STEPS;
      for (int k = 0; k < STEPS; k++) {
        long middle = times.get(i) + Math.round((k + 0.5) * step);
        backlog = Math.max(0, backlog + (work(offered, middle) - capacity) * step / NANOS);
        if (backlog > highest) {
          highest = backlog;
          highestAt = times.get(i) + Math.round((k + 1) * step);
        }
      }
      busiest = rate(offered, times.get(i)) > rate(offered, busiest) ? times.get(i) : busiest;
    }
    double meanService = work(offered, busiest) / rate(offered, busiest);
    double calls = highest / meanService;
    if (!(calls >= 1)) {
      return null;
    }
    return ("the queue of %s will grow to about %s by %s under %%s:"
            + " up to %s/s arrive before retries, and %s/s can be served")
        .formatted(
            provider,
            shown(calls),
            Durations.shown(highestAt),
            shown(rate(offered, busiest)),
            shown(capacity / meanService));
  }

  private SortedSet<Long> breakpoints(List<Offered> offered) {
    TreeSet<Long> times = new TreeSet<>(List.of(0L, trial.durationNanos()));
    for (Offered use : offered) {
      for (Surge surge : use.surges()) {
        long top = surge.atNanos() + surge.riseNanos();
        times.add(surge.atNanos());
        times.add(top);
        times.add(top + surge.holdNanos());
        times.add(top + surge.holdNanos() + surge.fallNanos());
      }
    }
    return new TreeSet<>(times.headSet(trial.durationNanos(), true));
  }

  private static double rate(List<Offered> offered, long nanos) {
    return offered.stream().mapToDouble(use -> use.rate(nanos)).sum();
  }

  private static double work(List<Offered> offered, long nanos) {
    return offered.stream().mapToDouble(use -> use.work(nanos)).sum();
  }

  private static String shown(double value) {
    return new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }
}

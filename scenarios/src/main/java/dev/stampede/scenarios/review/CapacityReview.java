package dev.stampede.scenarios.review;

import dev.stampede.experiments.forecast.Backlog;
import dev.stampede.experiments.forecast.Offered;
import dev.stampede.experiments.forecast.ProviderLoad;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Warns of queues without a limit that have to grow: it compares the calls that use cases send to
 * their first choice, and those of its market, retries aside, with what the engine can serve. The
 * calls of all doors to an engine are added up.
 */
final class CapacityReview implements Review.Check {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  @Override
  public void check(Subject subject, Findings findings) {
    ProviderLoad load = subject.load();
    for (ProviderSpec provider : subject.trial().providers()) {
      if (provider.sharedWith() != null
          || !provider.engine().isUnlimited()
          || provider.scaling() != null
          || provider.admission().queueTimeout() != null
          || isLimited(provider.market())) {
        continue;
      }
      Map<String, List<String>> found = new LinkedHashMap<>();
      for (ArchitectureSpec architecture : subject.trial().architectures()) {
        String finding = finding(provider, load.offeredToEngine(provider, architecture), load);
        if (finding != null) {
          found.computeIfAbsent(finding, f -> new ArrayList<>()).add(architecture.name());
        }
      }
      Effective engine = subject.place(provider, "engine").written();
      found.forEach(
          (finding, architectures) ->
              findings.addAtValue(
                  Rule.QUEUE_GROWS,
                  engine,
                  finding.formatted(String.join(", ", architectures)),
                  "a queue_limit would refuse the rest"));
    }
  }

  /** Whether limits of other customers keep some of their calls from the engine. */
  private static boolean isLimited(@Nullable MarketSpec market) {
    return market != null && market.classes().stream().anyMatch(of -> of.customers() != null);
  }

  /** Returns a warning with a place for the names of architectures; null if there is none. */
  private static @Nullable String finding(
      ProviderSpec provider, List<Offered> offered, ProviderLoad load) {
    double capacity = provider.engine().capacity();
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
    Backlog backlog = Backlog.of(provider.engine(), offered, load.trial().durationNanos());
    if (!(backlog.calls() >= 1)) {
      return null;
    }
    return ("the queue of %s will grow to about %s by %s under %%s:"
            + " up to %s/s arrive before retries, and %s/s can be served")
        .formatted(
            provider.name(),
            shown(backlog.calls()),
            Durations.shown(backlog.atNanos()),
            shown(backlog.busiestPerSecond()),
            shown(backlog.servedPerSecond()));
  }

  private static String shown(double value) {
    return new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }
}

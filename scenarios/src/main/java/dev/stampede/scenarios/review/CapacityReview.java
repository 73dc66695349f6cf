package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.forecast.Backlog;
import dev.stampede.scenarios.forecast.Offered;
import dev.stampede.scenarios.forecast.ProviderLoad;
import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
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
 * their first choice, and those of its market, retries aside, with what the engine can serve.
 */
public final class CapacityReview {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private final ProviderLoad load;

  public CapacityReview(ProviderLoad load) {
    this.load = load;
  }

  /**
   * Warns at the engines.
   *
   * @param root the scenario that the trial was read from
   */
  public void warn(MappingReader root) {
    MappingReader section = root.required("providers").mapping();
    for (ProviderSpec provider : load.trial().providers()) {
      if (!Backlog.isUnlimited(provider.engine())
          || provider.scaling() != null
          || provider.admission().queueTimeout() != null) {
        continue;
      }
      Map<String, List<String>> findings = new LinkedHashMap<>();
      for (ArchitectureSpec architecture : load.trial().architectures()) {
        String finding = finding(provider, load.offered(provider, architecture));
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

  /** Returns a warning with a place for the names of architectures; null if there is none. */
  private @Nullable String finding(ProviderSpec provider, List<Offered> offered) {
    double capacity = Backlog.capacity(provider.engine());
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

package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.shadow.ShadowSpec;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.resilience.timeout.TimeoutsSpec;
import dev.stampede.scenarios.dialect.Translation;
import dev.stampede.scenarios.dialect.VendorKinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code chain}: the policies around each call to a provider, outermost first. */
final class ChainDecoder {
  private static final Set<String> KINDS =
      new LinkedHashSet<>(
          List.of(
              "timeout",
              "deadline",
              "retry",
              "hedge",
              "circuit_breaker",
              "concurrency_limit",
              "bulkhead",
              "adaptive_limit",
              "shed",
              "shadow",
              "rate_limit",
              "adaptive_rate",
              "adaptive_throttling",
              "admission_control"));

  private final Names providers;

  ChainDecoder(Names providers) {
    this.providers = providers;
  }

  /**
   * What a chain says.
   *
   * @param policies outermost first
   * @param rungs elements of a ladder, where the last element of the chain is a vendor's that also
   *     says who serves
   * @param unclear whether a vendor's element is faulty, so that it may have meant to say it
   */
  record Chain(List<PolicySpec> policies, List<ValueReader> rungs, boolean unclear) {}

  /** Reads the chain of an architecture, which may say who serves. */
  Chain readWithRungs(ValueReader chain) {
    List<PolicySpec> policies = new ArrayList<>();
    List<ValueReader> rungs = new ArrayList<>();
    boolean unclear = false;
    List<ValueReader> items = chain.list();
    List<Named> elements = items.stream().map(ValueReader::element).toList();
    for (int i = 0; i < items.size(); i++) {
      ValueReader item = items.get(i);
      if (!rungs.isEmpty()) {
        item.error("nothing can be inside what says who serves", "put it further up");
      }
      Named element = elements.get(i);
      if (VendorKinds.names().contains(element.key().text())) {
        Named next = i + 1 < items.size() ? elements.get(i + 1) : null;
        Translation vendor = VendorKinds.translate(element, next);
        unclear |= element.value().isFaulty();
        if (vendor.rungs().isEmpty()) {
          for (ValueReader part : item.translated(vendor.chain())) {
            policies.add(policy(part.element()));
            chain.effective().hasElement(part.effective());
          }
        } else {
          rungs.addAll(item.translated(vendor.asRungs()));
        }
      } else {
        policies.add(policy(element));
        chain.effective().hasElement(item.effective());
      }
    }
    return new Chain(policies, rungs, unclear);
  }

  /** Reads a chain around what is known to serve. */
  List<PolicySpec> read(ValueReader chain) {
    Chain read = readWithRungs(chain);
    if (!read.rungs().isEmpty()) {
      chain.error("who serves is said by others here", "only an architecture's chain can say it");
    }
    return read.policies();
  }

  private PolicySpec policy(Named element) {
    ValueReader value = element.value();
    return switch (element.key().text()) {
      case "timeout" -> given(element, "{timeout: 60s}") ? timeout(value) : new TimeoutSpec(1);
      case "retry" -> RetryDecoder.read(value);
      case "deadline" -> given(element, "{deadline: 30s}") ? deadline(value) : new TimeoutSpec(1);
      case "hedge" -> HedgeDecoder.read(value);
      case "rate_limit" -> ThrottleDecoder.rateLimit(value);
      case "adaptive_rate" -> ThrottleDecoder.adaptiveRate(value);
      case "adaptive_throttling" -> ThrottleDecoder.adaptive(value);
      case "admission_control" -> ThrottleDecoder.admission(value);
      case "circuit_breaker" -> BreakerDecoder.read(value);
      case "concurrency_limit" ->
          new ConcurrencyLimitSpec(given(element, "{concurrency_limit: 100}") ? limit(value) : 1);
      case "bulkhead" -> LimiterDecoder.bulkhead(value);
      case "adaptive_limit" -> LimiterDecoder.adaptive(value);
      case "shed" -> LimiterDecoder.shed(value);
      case "shadow" -> shadow(value);
      default -> unknown(element.key());
    };
  }

  private static PolicySpec timeout(ValueReader value) {
    if (!value.isMapping()) {
      return new TimeoutSpec(value.positiveNanos());
    }
    MappingReader in = value.mapping();
    long total = nanos(in, "total");
    long connect = nanos(in, "connect");
    long firstToken = nanos(in, "first_token");
    long between = nanos(in, "between_tokens");
    if (!in.isFaulty()
        && Math.min(Math.min(total, connect), Math.min(firstToken, between)) == TimeoutsSpec.NONE) {
      in.error("needs a time", "for example {timeout: {connect: 5s, first_token: 20s}}");
    }
    return in.build(
        () -> new TimeoutsSpec(total, connect, firstToken, between), new TimeoutSpec(1));
  }

  private static long nanos(MappingReader in, String key) {
    return in.has(key, "none") ? in.optional(key).positiveNanos() : TimeoutsSpec.NONE;
  }

  private PolicySpec shadow(ValueReader value) {
    MappingReader in = value.mapping();
    String provider = providers.read(in.required("provider"));
    double share = in.optional("share", "100%").share();
    long timeout =
        in.has("timeout", "none") ? in.optional("timeout").positiveNanos() : ShadowSpec.NONE;
    return in.build(() -> new ShadowSpec(provider, share, timeout), new TimeoutSpec(1));
  }

  private static PolicySpec deadline(ValueReader value) {
    if (!value.isMapping()) {
      return new DeadlineSpec(value.positiveNanos(), 0);
    }
    MappingReader in = value.mapping();
    long total = in.required("total").positiveNanos();
    long least = in.optional("least", "0s").nanos();
    return in.build(() -> new DeadlineSpec(total, least), new TimeoutSpec(1));
  }

  private static int limit(ValueReader value) {
    if (!value.isMapping()) {
      return (int) value.count(1, Integer.MAX_VALUE);
    }
    MappingReader in = value.mapping();
    int limit = (int) in.required("max_concurrent").count(1, Integer.MAX_VALUE);
    in.finish();
    return limit;
  }

  /** True if anything follows the name; that nothing does is an error. */
  private static boolean given(Named element, String example) {
    if (!element.value().isPresent()) {
      element
          .key()
          .error("'%s' needs a value".formatted(element.key().text()), "for example " + example);
    }
    return element.value().isPresent();
  }

  private static PolicySpec unknown(ValueReader key) {
    Set<String> known = key.text().contains(".") ? VendorKinds.names() : KINDS;
    key.reference("policy", known);
    return new TimeoutSpec(1);
  }
}

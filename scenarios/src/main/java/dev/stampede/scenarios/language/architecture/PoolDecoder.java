package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.routing.CooldownSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.routing.PoolSpec.Routing;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code pool}: a rung of several endpoints. */
final class PoolDecoder {
  private final Names providers;
  private final RungSpec standIn;

  PoolDecoder(Names providers, RungSpec standIn) {
    this.providers = providers;
    this.standIn = standIn;
  }

  RungSpec read(MappingReader in, Outcomes when, boolean restarts) {
    List<EndpointSpec> endpoints = new ArrayList<>();
    ValueReader list = in.required("endpoints");
    for (ValueReader item : list.list()) {
      endpoints.add(endpoint(item));
    }
    if (endpoints.isEmpty() && list.isList()) {
      list.error(list.path() + " is empty", "for example endpoints: [north, south]");
    }
    Routing routing = in.optional("routing", "weighted").choice(Routing.class);
    double buffer = in.optional("latency_buffer", "0%").share();
    double factor = in.optional("overprovisioning", "1.4x").multiplier();
    OutlierSpec outliers =
        in.has("outlier_detection", "none")
            ? outliers(in.optional("outlier_detection").mapping())
            : null;
    CooldownSpec cooldown =
        in.has("cooldown", "none") ? cooldown(in.optional("cooldown").mapping()) : null;
    double panic = in.optional("panic_threshold", outliers == null ? "0%" : "50%").share();
    List<PolicySpec> each = new ChainDecoder(providers).read(in.optional("each"));
    return in.build(
        () ->
            new PoolRungSpec(
                new PoolSpec(endpoints, routing, buffer, factor, panic, outliers, cooldown),
                each,
                when,
                restarts),
        standIn);
  }

  private EndpointSpec endpoint(ValueReader item) {
    if (!item.isMapping()) {
      return EndpointSpec.of(providers.read(item));
    }
    MappingReader in = item.mapping();
    String name = providers.read(in.required("name"));
    double weight = in.optional("weight", "1").decimal(0, 1e9);
    int priority = in.optional("priority", "0").integer(0, 9);
    double price = in.optional("price", "1 USD").usd();
    int rpm = minute(in, "rpm");
    int tpm = minute(in, "tpm");
    return in.build(
        () -> new EndpointSpec(name, weight, priority, price, rpm, tpm), EndpointSpec.of(name));
  }

  private static int minute(MappingReader in, String key) {
    return in.has(key, "unlimited")
        ? (int) in.optional(key).count(1, Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  private static CooldownSpec cooldown(MappingReader in) {
    long time = in.optional("cooldown_time", "5s").positiveNanos();
    boolean retryAfter = in.optional("retry_after", "true").bool();
    double share = in.optional("failure_threshold", "50%").share();
    int calls = (int) in.optional("minimum_requests", "5").count(1, Integer.MAX_VALUE);
    long window = in.optional("window", "60s").positiveNanos();
    int allowed =
        in.has("allowed_fails", "none")
            ? (int) in.optional("allowed_fails").count(0, Integer.MAX_VALUE)
            : CooldownSpec.BY_SHARE;
    return in.build(
        () -> new CooldownSpec(time, retryAfter, share, calls, window, allowed),
        CooldownSpec.LITELLM);
  }

  /** Envoy's names; its enforcing percentages and its standard deviation factor of thousandths. */
  private static @Nullable OutlierSpec outliers(MappingReader in) {
    int errors = calls(in, "consecutive_5xx", "5");
    int gateway = calls(in, "consecutive_gateway_failure", "5");
    long interval = in.optional("interval", "10s").positiveNanos();
    long base = in.optional("base_ejection_time", "30s").positiveNanos();
    ValueReader longest = in.optional("max_ejection_time", "300s");
    long most =
        in.has("max_ejection_time")
            ? longest.positiveNanos()
            : Math.max(base, longest.positiveNanos());
    long jitter = in.optional("max_ejection_time_jitter", "0s").nanos();
    double share = in.optional("max_ejection_percent", "10%").share();
    boolean one = in.optional("always_eject_one_host", "false").bool();
    double enforce5xx = in.optional("enforcing_consecutive_5xx", "100%").share();
    double enforceGateway = in.optional("enforcing_consecutive_gateway_failure", "0%").share();
    double enforceRate = in.optional("enforcing_success_rate", "100%").share();
    double enforceFailures = in.optional("enforcing_failure_percentage", "0%").share();
    int rateHosts = calls(in, "success_rate_minimum_hosts", "5");
    int rateCalls = calls(in, "success_rate_request_volume", "100");
    double factor = in.optional("success_rate_stdev_factor", "1900").decimal(0, 1e6) / 1000;
    double failures = in.optional("failure_percentage_threshold", "85%").share();
    int failureHosts = calls(in, "failure_percentage_minimum_hosts", "5");
    int failureCalls = calls(in, "failure_percentage_request_volume", "50");
    return in.build(
        () ->
            new OutlierSpec(
                errors,
                gateway,
                interval,
                base,
                most,
                jitter,
                share,
                one,
                enforce5xx,
                enforceGateway,
                enforceRate,
                enforceFailures,
                rateHosts,
                rateCalls,
                factor,
                failures,
                failureHosts,
                failureCalls));
  }

  private static int calls(MappingReader in, String key, String usual) {
    return (int) in.optional(key, usual).count(1, Integer.MAX_VALUE);
  }
}

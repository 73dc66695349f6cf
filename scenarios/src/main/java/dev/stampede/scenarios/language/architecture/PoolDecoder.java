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
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code pool}: a rung of several endpoints. */
final class PoolDecoder implements RungDecoder {
  private static final String NOT_SO_OFTEN = "how surely that ejects";

  private static final Key<ValueReader> NAME =
      Key.required("name", Type.reference("provider"), "who serves");
  private static final Key<Double> WEIGHT =
      Key.optional("weight", Type.decimal(0, 1e9), "1", "its part among the weights");
  private static final Key<Integer> PRIORITY =
      Key.optional("priority", Type.integer(0, 9), "0", "0 is asked first");
  private static final Key<Double> PRICE =
      Key.absent(
          "price",
          Type.MONEY,
          "that of others without one",
          "what routing by cost takes it to cost");
  private static final Key<Integer> RPM =
      Key.absent("rpm", Type.count(1), "unlimited", "requests in a minute, for routing");
  private static final Key<Integer> TPM =
      Key.absent("tpm", Type.count(1), "unlimited", "tokens in a minute, for routing");
  private static final Form ENDPOINT =
      Form.of("endpoint", "one of the endpoints", NAME, WEIGHT, PRIORITY, PRICE, RPM, TPM);

  private static final Key<ValueReader> ENDPOINTS =
      Key.required(
          "endpoints",
          Type.as(
              new Shape.Listing(
                  Shape.either(Type.reference("provider").shape(), new Shape.Keys(ENDPOINT)), 1)),
          "names of providers, or mappings");
  private static final Key<Routing> ROUTING =
      Key.optional(
          "routing", Type.words(Routing.class), "weighted", "which endpoint a call goes to");
  private static final Key<Double> LATENCY_BUFFER =
      Key.optional(
          "latency_buffer", Type.SHARE, "0%", "for latency: as good as the best up to this");
  private static final Key<Double> OVERPROVISIONING =
      Key.optional(
          "overprovisioning",
          Type.MULTIPLIER,
          "1.4x",
          "for priority: others help when less than 1 in so many is well");
  private static final Key<Integer> PER_PRIORITY =
      Key.optional(
          "attempts_per_priority",
          Type.integer(0, PoolSpec.MOST_ATTEMPTS_PER_PRIORITY),
          "0",
          "so many attempts of one request go to the same level before others are tried; 0 for any"
              + " number");
  private static final Key<Double> PANIC =
      Key.open(
          "panic_threshold",
          Type.SHARE,
          "50% with outlier detection, else 0%",
          "with fewer endpoints well, all count as well");

  private static final Key<Integer> CONSECUTIVE_5XX =
      Key.optional("consecutive_5xx", Type.count(1), "5", "so many failures in a row eject");
  private static final Key<Integer> CONSECUTIVE_GATEWAY =
      Key.optional(
          "consecutive_gateway_failure", Type.count(1), "5", "so many of 502, 503, 504 do");
  private static final Key<Long> INTERVAL =
      Key.optional("interval", Type.POSITIVE_TIME, "10s", "how often it looks");
  private static final Key<Long> BASE =
      Key.optional(
          "base_ejection_time", Type.POSITIVE_TIME, "30s", "for how long, times the ejections");
  private static final Key<Long> LONGEST =
      Key.optional("max_ejection_time", Type.POSITIVE_TIME, "300s", "but no longer");
  private static final Key<Long> JITTER =
      Key.optional("max_ejection_time_jitter", Type.TIME, "0s", "and up to so much more");
  private static final Key<Double> EJECTED =
      Key.optional("max_ejection_percent", Type.SHARE, "10%", "no more than so many endpoints");
  private static final Key<Boolean> ALWAYS_ONE =
      Key.optional("always_eject_one_host", Type.FLAG, "false", "but one, whatever that says");
  private static final Key<Double> ENFORCE_5XX =
      Key.optional("enforcing_consecutive_5xx", Type.SHARE, "100%", NOT_SO_OFTEN);
  private static final Key<Double> ENFORCE_GATEWAY =
      Key.optional("enforcing_consecutive_gateway_failure", Type.SHARE, "0%", NOT_SO_OFTEN);
  private static final Key<Double> ENFORCE_RATE =
      Key.optional("enforcing_success_rate", Type.SHARE, "100%", NOT_SO_OFTEN);
  private static final Key<Double> ENFORCE_FAILURES =
      Key.optional("enforcing_failure_percentage", Type.SHARE, "0%", NOT_SO_OFTEN);
  private static final Key<Integer> RATE_HOSTS =
      Key.optional(
          "success_rate_minimum_hosts",
          Type.count(1),
          "5",
          "endpoints with so many calls, at least");
  private static final Key<Integer> RATE_CALLS =
      Key.optional("success_rate_request_volume", Type.count(1), "100", "calls of each");
  private static final Key<Double> FACTOR =
      Key.optional(
          "success_rate_stdev_factor",
          Type.decimal(0, 1e6),
          "1900",
          "ejects so many thousandths of a standard deviation below the mean");
  private static final Key<Double> FAILURES =
      Key.optional("failure_percentage_threshold", Type.SHARE, "85%", "so many failures eject");
  private static final Key<Integer> FAILURE_HOSTS =
      Key.optional(
          "failure_percentage_minimum_hosts",
          Type.count(1),
          "5",
          "endpoints with so many calls, at least");
  private static final Key<Integer> FAILURE_CALLS =
      Key.optional("failure_percentage_request_volume", Type.count(1), "50", "calls of each");
  private static final Key<MappingReader> OUTLIERS =
      Key.absent(
          "outlier_detection",
          Type.mapping(
              Form.of("outlier-detection", "Envoy's ejection of endpoints", CONSECUTIVE_5XX)
                  .and(CONSECUTIVE_GATEWAY, INTERVAL, BASE, LONGEST, JITTER, EJECTED, ALWAYS_ONE)
                  .and(ENFORCE_5XX, ENFORCE_GATEWAY, ENFORCE_RATE, ENFORCE_FAILURES, RATE_HOSTS)
                  .and(RATE_CALLS, FACTOR, FAILURES, FAILURE_HOSTS, FAILURE_CALLS)),
          "none",
          "endpoints that fail are left out for a while: Envoy's");

  private static final Key<Long> COOLDOWN_TIME =
      Key.optional("cooldown_time", Type.POSITIVE_TIME, "5s", "for how long");
  private static final Key<Boolean> RETRY_AFTER =
      Key.optional("retry_after", Type.FLAG, "true", "or for as long as a Retry-After says");
  private static final Key<Double> THRESHOLD =
      Key.optional("failure_threshold", Type.SHARE, "50%", "if so many of its calls fail");
  private static final Key<Integer> MINIMUM =
      Key.optional("minimum_requests", Type.count(1), "5", "of so many, at least");
  private static final Key<Long> WINDOW =
      Key.optional("window", Type.POSITIVE_TIME, "60s", "over this time");
  private static final Key<Integer> ALLOWED =
      Key.absent(
          "allowed_fails",
          Type.count(0),
          "none",
          "or if more than so many fail, whatever the share");
  private static final Key<Outcomes> LAST =
      Key.required("on", Type.OUTCOMES, "if this was the last failure");
  private static final Key<Integer> LAST_ALLOWED =
      Key.required("allowed_fails", Type.count(0), "so many");
  private static final Form ALLOWED_FORM =
      Form.of("allowed-fails", "another number of failures", LAST, LAST_ALLOWED);
  private static final Key<List<ValueReader>> ALLOWED_BY =
      Key.absent(
          "allowed_fails_by",
          Type.listOf(ALLOWED_FORM),
          "none",
          "other numbers of failures: [{on: 429, allowed_fails: 100}]");
  private static final Key<MappingReader> COOLDOWN =
      Key.absent(
          "cooldown",
          Type.mapping(
              Form.of("cooldown", "LiteLLM's cooldown of endpoints", COOLDOWN_TIME, RETRY_AFTER)
                  .and(THRESHOLD, MINIMUM, WINDOW, ALLOWED, ALLOWED_BY)),
          "none",
          "endpoints that fail are left out for a while: LiteLLM's");

  private final Key<ValueReader> each;
  private final Form form;

  PoolDecoder(ChainDecoder chains) {
    each =
        Key.open("each", Type.as(chains.shape()), "empty", "a chain around each endpoint's calls");
    form =
        Form.of("pool", "several endpoints", ENDPOINTS, ROUTING, LATENCY_BUFFER, OVERPROVISIONING)
            .and(PANIC, OUTLIERS, COOLDOWN, PER_PRIORITY, each)
            .and(LadderDecoder.ANY_RUNG);
  }

  Form form() {
    return form;
  }

  @Override
  public RungSpec read(ValueReader value, Site site) {
    MappingReader in = value.mapping(form);
    Outcomes when = LadderDecoder.when(in);
    boolean restarts = LadderDecoder.restarts(in);
    List<EndpointSpec> endpoints = new ArrayList<>();
    ValueReader list = in.get(ENDPOINTS);
    for (ValueReader item : list.list()) {
      endpoints.add(endpoint(item, site.providers()));
    }
    if (endpoints.isEmpty() && list.isList()) {
      list.error(list.path() + " is empty", "for example endpoints: [north, south]");
    }
    Routing routing = in.get(ROUTING);
    double buffer = in.get(LATENCY_BUFFER);
    double factor = in.get(OVERPROVISIONING);
    MappingReader ejections = in.find(OUTLIERS);
    OutlierSpec outliers = ejections == null ? null : outliers(ejections);
    MappingReader cooling = in.find(COOLDOWN);
    CooldownSpec cooldown = cooling == null ? null : cooldown(cooling);
    double panic = in.get(PANIC.orElse(outliers == null ? "0%" : "50%"));
    int perPriority = in.get(PER_PRIORITY);
    List<PolicySpec> around = site.chains().read(in.get(each), site.providers());
    return in.build(
        () ->
            new PoolRungSpec(
                new PoolSpec(
                    endpoints, routing, buffer, factor, panic, outliers, cooldown, perPriority),
                around,
                when,
                restarts),
        STAND_IN);
  }

  private static EndpointSpec endpoint(ValueReader item, Names providers) {
    if (!item.isMapping()) {
      return EndpointSpec.of(providers.read(item));
    }
    MappingReader in = item.mapping(ENDPOINT);
    String name = providers.read(in.get(NAME));
    double weight = in.get(WEIGHT);
    int priority = in.get(PRIORITY);
    double price = in.get(PRICE, 1.0);
    int rpm = in.get(RPM, Integer.MAX_VALUE);
    int tpm = in.get(TPM, Integer.MAX_VALUE);
    return in.build(
        () -> new EndpointSpec(name, weight, priority, price, rpm, tpm), EndpointSpec.of(name));
  }

  private static CooldownSpec cooldown(MappingReader in) {
    long time = in.get(COOLDOWN_TIME);
    boolean retryAfter = in.get(RETRY_AFTER);
    double share = in.get(THRESHOLD);
    int calls = in.get(MINIMUM);
    long window = in.get(WINDOW);
    int allowed = in.get(ALLOWED, CooldownSpec.BY_SHARE);
    List<CooldownSpec.Allowed> others = new ArrayList<>();
    for (ValueReader item : in.get(ALLOWED_BY, List.of())) {
      MappingReader other = item.mapping(ALLOWED_FORM);
      Outcomes on = other.get(LAST);
      int fails = other.get(LAST_ALLOWED);
      others.add(
          other.build(
              () -> new CooldownSpec.Allowed(on, fails),
              new CooldownSpec.Allowed(Outcomes.NONE, 0)));
    }
    return in.build(
        () -> new CooldownSpec(time, retryAfter, share, calls, window, allowed, others),
        CooldownSpec.LITELLM);
  }

  /** Envoy's names; its enforcing percentages and its standard deviation factor of thousandths. */
  private static @Nullable OutlierSpec outliers(MappingReader in) {
    int errors = in.get(CONSECUTIVE_5XX);
    int gateway = in.get(CONSECUTIVE_GATEWAY);
    long interval = in.get(INTERVAL);
    long base = in.get(BASE);
    long longest = in.get(LONGEST);
    long most = in.has(LONGEST) ? longest : Math.max(base, longest);
    long jitter = in.get(JITTER);
    double share = in.get(EJECTED);
    boolean one = in.get(ALWAYS_ONE);
    double enforce5xx = in.get(ENFORCE_5XX);
    double enforceGateway = in.get(ENFORCE_GATEWAY);
    double enforceRate = in.get(ENFORCE_RATE);
    double enforceFailures = in.get(ENFORCE_FAILURES);
    int rateHosts = in.get(RATE_HOSTS);
    int rateCalls = in.get(RATE_CALLS);
    double factor = in.get(FACTOR) / 1000;
    double failures = in.get(FAILURES);
    int failureHosts = in.get(FAILURE_HOSTS);
    int failureCalls = in.get(FAILURE_CALLS);
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
}

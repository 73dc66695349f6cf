package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.routing.CooldownSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.EndpointSpec.Own;
import dev.stampede.models.routing.OutlierSpec;
import dev.stampede.models.routing.PassiveHealthSpec;
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

/** Reads {@code pool}: a rung of several endpoints. */
final class PoolDecoder implements RungDecoder {
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
  private static final Key<Long> TIMEOUT =
      Key.absent(
          "timeout",
          Type.POSITIVE_TIME,
          "none",
          "a call to it is given up after this, inside each");
  private static final Key<Long> COOLDOWN_TIME =
      Key.absent(
          "cooldown_time",
          Type.TIME,
          "that of the cooldown",
          "for how long it is left alone by a cooldown, whatever a Retry-After says; 0s for never");
  private static final Key<Integer> MAX_RETRIES =
      Key.absent(
          "max_retries",
          Type.integer(0, RetrySpec.MOST),
          "those of the retry around",
          "no more retries of what fails here first");
  private static final Form ENDPOINT =
      Form.of("endpoint", "one of the endpoints", NAME, WEIGHT, PRIORITY, PRICE, RPM, TPM)
          .and(TIMEOUT, COOLDOWN_TIME, MAX_RETRIES);

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
  private static final Key<Boolean> AVOID_TRIED =
      Key.optional(
          "avoid_tried",
          Type.FLAG,
          "false",
          "retries go to endpoints first that no attempt before went to");
  private static final Key<Double> PANIC =
      Key.open(
          "panic_threshold",
          Type.SHARE,
          "50% with outlier detection, else 0%",
          "with fewer endpoints well, all count as well");

  private final Key<ValueReader> each;
  private final Form form;

  PoolDecoder(ChainDecoder chains) {
    each =
        Key.open("each", Type.as(chains.shape()), "empty", "a chain around each endpoint's calls");
    form =
        Form.of("pool", "several endpoints", ENDPOINTS, ROUTING, LATENCY_BUFFER, OVERPROVISIONING)
            .and(PANIC, OutlierDecoder.KEY, CooldownDecoder.KEY, PassiveHealthDecoder.KEY)
            .and(PER_PRIORITY, AVOID_TRIED, each)
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
    MappingReader ejections = in.find(OutlierDecoder.KEY);
    OutlierSpec outliers = ejections == null ? null : OutlierDecoder.read(ejections);
    MappingReader cooling = in.find(CooldownDecoder.KEY);
    CooldownSpec cooldown = cooling == null ? null : CooldownDecoder.read(cooling);
    MappingReader failing = in.find(PassiveHealthDecoder.KEY);
    PassiveHealthSpec passive = failing == null ? null : PassiveHealthDecoder.read(failing);
    double panic = in.get(PANIC.orElse(outliers == null ? "0%" : "50%"));
    int perPriority = in.get(PER_PRIORITY);
    boolean avoidsTried = in.get(AVOID_TRIED);
    List<PolicySpec> around = site.chains().read(in.get(each), site.providers());
    return in.build(
        () ->
            new PoolRungSpec(
                new PoolSpec(
                    endpoints,
                    routing,
                    buffer,
                    factor,
                    panic,
                    outliers,
                    cooldown,
                    perPriority,
                    passive,
                    avoidsTried),
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
    long timeout = in.get(TIMEOUT, (long) Own.NONE);
    long cooldown = in.get(COOLDOWN_TIME, (long) Own.NONE);
    int retries = in.get(MAX_RETRIES, Own.NONE);
    return in.build(
        () ->
            new EndpointSpec(
                name, weight, priority, price, rpm, tpm, new Own(timeout, cooldown, retries)),
        EndpointSpec.of(name));
  }
}

package dev.stampede.scenarios.language.provider;

import dev.stampede.models.cost.Payment;
import dev.stampede.models.memory.PromptCacheSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.provider.ServiceTierSpec;
import dev.stampede.models.provider.SheddingSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between a call and a provider's engine beside its quota. */
final class AdmissionDecoder {
  private static final String PROVISIONED = "provisioned";
  private static final String SERVICE_TIERS = "service_tiers";
  private static final Type<Integer> STATUS = Type.integer(400, 599);

  private static final Key<Double> INPUT =
      Key.absent("input", Type.MONEY, "nothing", "a million tokens of prompts; not without output");
  private static final Key<Double> CACHED_INPUT =
      Key.absent("cached_input", Type.MONEY, "as input", "a million cached tokens of prompts");
  private static final Key<Double> OUTPUT =
      Key.absent("output", Type.MONEY, "nothing", "a million tokens of answers; not without input");
  private static final Key<Double> CALL =
      Key.absent("call", Type.MONEY, "nothing", "each call that is served, whatever its tokens");
  private static final Key<Double> REPLICA =
      Key.absent(
          "replica",
          Type.MONEY_PER_HOUR,
          "nothing",
          "each replica or server while it is there, used or not; with an autoscaler each of its"
              + " replicas, from the decision to start it; sharing and tokens are one");
  private static final Key<Double> KEPT =
      Key.absent(
          "reserved",
          Type.MONEY_PER_HOUR,
          "nothing",
          "capacity that is kept for us, as a market's reserved, whether it is used or not");
  private static final Key<Double> CACHE_WRITE =
      Key.absent(
          "cache_write",
          Type.MONEY,
          "as input",
          "a million tokens that are added to the prompt_cache, in place of input");
  private static final Form PRICES =
      Form.of("price", "what calls cost that are served, and what replicas cost")
          .and(INPUT, CACHED_INPUT, CACHE_WRITE, OUTPUT, CALL, REPLICA, KEPT)
          .rule(Form.Count.ALL_WITH_THE_FIRST, INPUT, OUTPUT)
          .rule(Form.Count.ALL_WITH_THE_FIRST, OUTPUT, INPUT)
          .rule(Form.Count.ALL_WITH_THE_FIRST, CACHED_INPUT, INPUT)
          .rule(Form.Count.ALL_WITH_THE_FIRST, CACHE_WRITE, INPUT);
  private static final Key<MappingReader> PRICE =
      Key.absent(
          "price",
          Type.mapping(PRICES),
          "nothing",
          "what calls cost that are served, and what replicas cost");

  private static final Key<ValueReader> QUOTA =
      Key.absent("quota", QuotaDecoder.TYPE, "none", "for each tenant");
  private static final Key<Integer> PRIORITY =
      Key.absent(
          "priority",
          Type.integer(0, Request.TOP_PRIORITY),
          "the call's own",
          "priority in the engine");
  private static final Key<Double> TIMES_PRICE =
      Key.open(
          "price", Type.MULTIPLIER, "1x; 0x if provisioned", "how many times the provider's price");
  private static final Key<Boolean> SPILL_OVER =
      Key.optional(
          "spill_over",
          Type.FLAG,
          "false",
          "true: what its quota refuses is tried in the standard tier");
  private static final Key<Double> RESERVED =
      Key.absent(
          "reserved", Type.MONEY_PER_HOUR, "nothing", "what it costs, whether it is used or not");
  private static final Form TIER =
      Form.of("service-tier", "capacity with a quota and a price", QUOTA, PRIORITY, TIMES_PRICE)
          .and(RESERVED, SPILL_OVER);
  private static final Key<MappingReader> OF_PROVISIONED =
      Key.absent(
          PROVISIONED, Type.mapping(TIER), "none", "capacity that calls without a tier try first");
  private static final Key<List<Named>> TIERS =
      Key.open(
          SERVICE_TIERS,
          Type.table("service tier", new Shape.Keys(TIER)),
          "none",
          "service tiers by name");

  private static final Key<Integer> UP_TO =
      Key.required(
          "priority", Type.integer(0, Request.TOP_PRIORITY), "calls up to this one are refused");
  private static final Key<Long> INSIDE =
      Key.required("inside", Type.longCount(1, Long.MAX_VALUE), "while so many calls are inside");
  private static final Form SHEDDING =
      Form.of("provider-shed", "calls that are refused while many are inside", UP_TO, INSIDE);
  private static final Key<List<ValueReader>> SHED =
      Key.open(
          "shed",
          Type.listOf(SHEDDING),
          "none",
          "a list of calls that are refused with full_status while many are inside");

  private static final Key<Long> AFTER =
      Key.required("after", Type.POSITIVE_TIME, "the longest wait");
  private static final Key<Integer> TIMEOUT_STATUS =
      Key.open("status", STATUS, "full_status", "the HTTP status that calls get then");
  private static final Key<ValueReader> RETRY_AFTER =
      Key.optional(
          "retry_after",
          Type.as(Shape.either(new Shape.Words(List.of("none")), Type.POSITIVE_TIME.shape())),
          "none",
          "the Retry-After that they get");
  private static final Form TIMEOUT =
      Form.of("queue-timeout", "the longest wait in the queue", AFTER, TIMEOUT_STATUS, RETRY_AFTER);
  private static final Key<ValueReader> QUEUE_TIMEOUT =
      Key.absent(
          "queue_timeout",
          Type.as(Shape.either(Type.POSITIVE_TIME.shape(), new Shape.Keys(TIMEOUT))),
          "none",
          "the longest wait in the engine's queue; not for sharing, which has none, nor with a"
              + " market");

  private static final Key<Long> LIFE =
      Key.optional(
          "life", Type.POSITIVE_TIME, "5m", "how long a prompt is kept after its last use");
  private static final Key<Long> CAPACITY =
      Key.absent(
          "capacity",
          Type.longCount(1, Long.MAX_VALUE),
          "unlimited",
          "tokens that it has room for; the prompt not used for longest goes first");
  private static final Key<Integer> MINIMUM =
      Key.optional(
          "minimum",
          Type.count(1, Integer.MAX_VALUE),
          "1024",
          "tokens: shorter prompts are not kept, and shorter beginnings not read");
  private static final Key<Boolean> SURVIVES =
      Key.optional(
          "survives_outage",
          Type.FLAG,
          "false",
          "true: an outage of the provider leaves it as it is; a restart never does");
  private static final Form PROMPT_CACHE =
      Form.of("prompt-cache", "the last prompt of each session", LIFE, CAPACITY, MINIMUM, SURVIVES);
  private static final Key<MappingReader> PROMPTS =
      Key.absent(
          "prompt_cache",
          Type.mapping(PROMPT_CACHE),
          "none",
          "the last prompt of each session, which the next need not compute again; not with cells");

  /** The keys of a provider that it reads. */
  static final Form FORM =
      Form.of(
          "admission",
          "what stands before the engine",
          PRICE,
          OF_PROVISIONED,
          TIERS,
          SHED,
          QUEUE_TIMEOUT,
          PROMPTS);

  /**
   * What a provider costs.
   *
   * @param price of its calls
   * @param payment for its replicas
   */
  record Paid(Price price, Payment payment) {}

  private final QuotaDecoder quotas;

  AdmissionDecoder(QuotaDecoder quotas) {
    this.quotas = quotas;
  }

  /**
   * Returns what a provider says.
   *
   * @param paid what it costs
   * @param wayIn what calls pass before
   * @param fullStatus HTTP status when its queue is full
   */
  AdmissionSpec read(MappingReader in, Paid paid, WayInSpec wayIn, int fullStatus) {
    Price price = paid.price();
    List<ServiceTierSpec> tiers = new ArrayList<>();
    MappingReader provisioned = in.find(OF_PROVISIONED);
    if (provisioned != null) {
      tiers.add(tier(PROVISIONED, "0x", true, provisioned));
    }
    for (Named child : in.get(TIERS)) {
      String name = child.key().name();
      if (name.equals(ServiceTierSpec.STANDARD) || name.equals(PROVISIONED)) {
        child
            .key()
            .error(
                "a tier cannot be called '%s'".formatted(name),
                name.equals(PROVISIONED)
                    ? "it has a key of its own beside 'service_tiers'"
                    : "the standard tier is what the provider itself says");
      }
      tiers.add(tier(name, "1x", false, child.value().mapping(TIER)));
    }
    List<SheddingSpec> shedding = new ArrayList<>();
    for (ValueReader item : in.get(SHED)) {
      SheddingSpec shed = shed(item.mapping(SHEDDING));
      if (shed != null) {
        shedding.add(shed);
      }
    }
    ValueReader longest = in.find(QUEUE_TIMEOUT);
    QueueTimeoutSpec timeout = longest == null ? null : timeout(longest, fullStatus);
    MappingReader kept = in.find(PROMPTS);
    PromptCacheSpec prompts = kept == null ? null : prompts(kept);
    return in.isFaulty()
        ? AdmissionSpec.PLAIN
        : new AdmissionSpec(price, tiers, wayIn, shedding, timeout, prompts);
  }

  private static @Nullable PromptCacheSpec prompts(MappingReader in) {
    long life = in.get(LIFE);
    long capacity = in.get(CAPACITY, PromptCacheSpec.UNBOUNDED);
    int minimum = in.get(MINIMUM);
    boolean survives = in.get(SURVIVES);
    return in.build(() -> new PromptCacheSpec(life, capacity, minimum, survives));
  }

  private static @Nullable QueueTimeoutSpec timeout(ValueReader value, int fullStatus) {
    if (!value.isMapping()) {
      long after = value.positiveNanos();
      return value.isFaulty()
          ? null
          : new QueueTimeoutSpec(after, fullStatus, Answer.NO_RETRY_AFTER);
    }
    MappingReader in = value.mapping(TIMEOUT);
    long after = in.get(AFTER);
    int status = in.get(TIMEOUT_STATUS.orElse(Integer.toString(fullStatus)));
    ValueReader retry = in.get(RETRY_AFTER);
    long retryAfter = retry.isWord("none") ? Answer.NO_RETRY_AFTER : retry.positiveNanos();
    return in.build(() -> new QueueTimeoutSpec(after, status, retryAfter));
  }

  /** Reads what a provider costs. */
  static Paid paid(MappingReader provider) {
    MappingReader in = provider.find(PRICE);
    if (in == null) {
      return new Paid(Price.FREE, Payment.BY_CALLS);
    }
    boolean tokens = in.has(INPUT) || in.has(OUTPUT) || in.has(CACHED_INPUT) || in.has(CACHE_WRITE);
    if (tokens && !(in.has(INPUT) && in.has(OUTPUT))) {
      Key<Double> missing = in.has(INPUT) ? OUTPUT : INPUT;
      in.error(
          "missing key '%s' in %s".formatted(missing.name(), in.path()),
          "tokens have two prices, for example {input: 3 USD, output: 15 USD}");
    }
    double input = in.get(INPUT, 0.0);
    double cached = in.get(CACHED_INPUT, input);
    double written = in.get(CACHE_WRITE, input);
    double output = in.get(OUTPUT, 0.0);
    double call = in.get(CALL, 0.0);
    double replica = in.get(REPLICA, 0.0);
    double kept = in.get(KEPT, 0.0);
    Price price = in.build(() -> new Price(input, cached, output, call, written), Price.FREE);
    return new Paid(price, Payment.ofProvider(replica, kept));
  }

  private ServiceTierSpec tier(String name, String usualPrice, boolean first, MappingReader in) {
    ValueReader limited = in.find(QUOTA);
    QuotaSpec quota = limited == null ? QuotaSpec.NONE : quotas.read(limited);
    int priority = in.get(PRIORITY, ServiceTierSpec.OWN_PRIORITY);
    double price = in.get(TIMES_PRICE.orElse(usualPrice));
    double reserved = in.get(RESERVED, 0.0);
    boolean spills = in.get(SPILL_OVER);
    return in.build(
        () -> new ServiceTierSpec(name, quota, priority, price, reserved, spills, first),
        new ServiceTierSpec(name, QuotaSpec.NONE, ServiceTierSpec.OWN_PRIORITY, 1, false, first));
  }

  private static @Nullable SheddingSpec shed(MappingReader in) {
    int priority = in.get(UP_TO);
    long inside = in.get(INSIDE);
    return in.build(() -> new SheddingSpec(priority, inside));
  }
}

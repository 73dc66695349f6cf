package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.FrontDoorSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.provider.SheddingSpec;
import dev.stampede.models.provider.TierSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Request;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands between a call and a provider's engine beside its quota. */
final class AdmissionDecoder {
  private static final String PROVISIONED = "provisioned";

  private final QuotaDecoder quotas;

  AdmissionDecoder(QuotaDecoder quotas) {
    this.quotas = quotas;
  }

  /**
   * Returns what a provider says.
   *
   * @param fullStatus HTTP status when its queue is full
   */
  AdmissionSpec read(MappingReader in, int fullStatus) {
    Price price = in.has("price", "nothing") ? price(in.optional("price").mapping()) : Price.FREE;
    List<TierSpec> tiers = new ArrayList<>();
    if (in.has(PROVISIONED, "none")) {
      tiers.add(tier(PROVISIONED, "0x", true, in.optional(PROVISIONED).mapping()));
    }
    for (Named child : in.optional("tiers").children()) {
      String name = child.key().name();
      if (name.equals(TierSpec.STANDARD) || name.equals(PROVISIONED)) {
        child
            .key()
            .error(
                "a tier cannot be called '%s'".formatted(name),
                name.equals(PROVISIONED)
                    ? "it has a key of its own beside 'tiers'"
                    : "the standard tier is what the provider itself says");
      }
      tiers.add(tier(name, "1x", false, child.value().mapping()));
    }
    FrontDoorSpec door =
        in.has("front_door", "none") ? door(in.optional("front_door").mapping()) : null;
    List<SheddingSpec> shedding = new ArrayList<>();
    for (ValueReader item : in.optional("shed").list()) {
      SheddingSpec shed = shed(item.mapping());
      if (shed != null) {
        shedding.add(shed);
      }
    }
    QueueTimeoutSpec timeout =
        in.has("queue_timeout", "none") ? timeout(in.optional("queue_timeout"), fullStatus) : null;
    return in.isFaulty()
        ? AdmissionSpec.PLAIN
        : new AdmissionSpec(price, tiers, door, shedding, timeout);
  }

  private static @Nullable QueueTimeoutSpec timeout(ValueReader value, int fullStatus) {
    if (!value.isMapping()) {
      long after = value.positiveNanos();
      return value.isFaulty()
          ? null
          : new QueueTimeoutSpec(after, fullStatus, Answer.NO_RETRY_AFTER);
    }
    MappingReader in = value.mapping();
    long after = in.required("after").positiveNanos();
    int status = in.optional("status", Integer.toString(fullStatus)).integer(400, 599);
    ValueReader retry = in.optional("retry_after", "none");
    long retryAfter = retry.isWord("none") ? Answer.NO_RETRY_AFTER : retry.positiveNanos();
    return in.build(() -> new QueueTimeoutSpec(after, status, retryAfter));
  }

  private static Price price(MappingReader in) {
    double input = in.required("input").usd();
    double cached = in.has("cached_input", "as input") ? in.optional("cached_input").usd() : input;
    double output = in.required("output").usd();
    return in.build(() -> new Price(input, cached, output), Price.FREE);
  }

  private TierSpec tier(String name, String usualPrice, boolean first, MappingReader in) {
    QuotaSpec quota = in.has("quota", "none") ? quotas.read(in.optional("quota")) : QuotaSpec.NONE;
    int priority =
        in.has("priority", "the call's own")
            ? in.optional("priority").integer(0, Request.TOP_PRIORITY)
            : TierSpec.OWN_PRIORITY;
    double price = in.optional("price", usualPrice).multiplier();
    boolean spills = in.optional("spill_over", "false").bool();
    return in.build(
        () -> new TierSpec(name, quota, priority, price, spills, first),
        new TierSpec(name, QuotaSpec.NONE, TierSpec.OWN_PRIORITY, 1, false, first));
  }

  private static @Nullable FrontDoorSpec door(MappingReader in) {
    int servers = (int) in.required("servers").count(1, Integer.MAX_VALUE);
    Distribution service = DistributionDecoder.TIME.readWithMean(in.required("service"));
    int queueLimit = EngineDecoder.limit(in, "queue_limit", 0);
    int status = in.optional("full_status", "503").integer(400, 599);
    return in.build(() -> new FrontDoorSpec(servers, service, queueLimit, status));
  }

  private static @Nullable SheddingSpec shed(MappingReader in) {
    int priority = in.required("priority").integer(0, Request.TOP_PRIORITY);
    long inside = in.required("inside").count(1, Long.MAX_VALUE);
    return in.build(() -> new SheddingSpec(priority, inside));
  }
}

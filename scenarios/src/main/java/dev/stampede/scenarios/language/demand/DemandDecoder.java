package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.demand.ResubmissionSpec;
import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code demand}: the use cases. */
public final class DemandDecoder {
  private final ArrivalDecoder arrivals;
  private final Names architectures;
  private final Names tiers;

  public DemandDecoder(ArrivalDecoder arrivals, Names architectures, Names tiers) {
    this.arrivals = arrivals;
    this.architectures = architectures;
    this.tiers = tiers;
  }

  /** Returns the use cases that are described well. */
  public List<UseCaseSpec> read(ValueReader section) {
    List<UseCaseSpec> useCases = new ArrayList<>();
    List<Named> children = section.children();
    if (children.isEmpty() && section.isMapping()) {
      section.error(
          "demand has no use case", "for example demand: {chat: {arrivals: {rate: 40/s}}}");
    }
    for (Named child : children) {
      UseCaseSpec useCase = useCase(child.key().name(), child.value().mapping());
      if (useCase != null) {
        useCases.add(useCase);
      }
    }
    return useCases;
  }

  private @Nullable UseCaseSpec useCase(String name, MappingReader in) {
    in.later("people", "think", "unaided_rate", "workflow");
    ArrivalSpec when =
        in.has("people") ? ArrivalDecoder.STAND_IN : arrivals.read(in.required("arrivals"));
    boolean replayed = when.meanTokens() != null;
    RequestSpec request = request(in.optional("request").mapping(), replayed);
    ToleranceSpec tolerance = tolerance(in.optional("tolerance").mapping());
    Distribution patience =
        in.has("patience", "endless")
            ? DistributionDecoder.TIME.read(in.optional("patience"))
            : null;
    int priority = in.optional("priority", "0").integer(0, Request.TOP_PRIORITY);
    double ticketCost = in.optional("ticket_cost", "0 USD").usd();
    String tenant = in.optional("tenant", UseCaseSpec.OURSELVES).name();
    String servedBy =
        in.has("served_by", "the compared one")
            ? architectures.read(in.optional("served_by"))
            : null;
    String skill = in.has("skill", "none") ? in.optional("skill").name() : null;
    ReworkSpec rework =
        in.has("rework", "none") ? ReturnDecoder.rework(in.optional("rework").mapping()) : null;
    ResubmissionSpec resubmission =
        in.has("resubmit", "none")
            ? ReturnDecoder.resubmission(in.optional("resubmit").mapping())
            : null;
    return in.build(
        () ->
            new UseCaseSpec(
                name,
                tenant,
                new PopulationSpec(when),
                request,
                tolerance,
                patience,
                priority,
                ticketCost,
                servedBy,
                skill,
                rework,
                resubmission));
  }

  private RequestSpec request(MappingReader in, boolean replayed) {
    Distribution input = tokens(in, "input_tokens", RequestSpec.UNIT.inputTokens(), replayed);
    Distribution output = tokens(in, "output_tokens", RequestSpec.UNIT.outputTokens(), replayed);
    int maxTokens =
        in.has("max_tokens", "unlimited")
            ? (int) in.optional("max_tokens").count(1, Integer.MAX_VALUE)
            : RequestSpec.UNIT.maxTokens();
    boolean stream = in.optional("stream", "false").bool();
    String tier = in.has("service_tier", "none") ? tiers.read(in.optional("service_tier")) : null;
    Distribution cached =
        in.has("cached_input", "none")
            ? DistributionDecoder.SHARE.readWithMean(in.optional("cached_input"))
            : RequestSpec.NOTHING_CACHED;
    return in.build(
        () -> new RequestSpec(input, output, maxTokens, stream, cached, tier), RequestSpec.UNIT);
  }

  private static Distribution tokens(
      MappingReader in, String key, Distribution absent, boolean replayed) {
    if (!in.has(key, replayed ? "the trace's" : "1")) {
      return absent;
    }
    ValueReader value = in.optional(key);
    if (replayed) {
      value.error(value.path() + " is given, but a trace brings its own tokens", "leave it out");
      return absent;
    }
    return DistributionDecoder.TOKENS.readWithMean(value);
  }

  private static ToleranceSpec tolerance(MappingReader in) {
    long deadline = limit(in, "deadline", "none", ToleranceSpec.FOREVER);
    long firstToken = limit(in, "first_token", "none", ToleranceSpec.FOREVER);
    double minQuality = in.optional("min_quality", "0").quality();
    long humanWait = limit(in, "human_wait", "the deadline", deadline);
    long deferred = limit(in, "deferred_within", "the deadline", deadline);
    return in.build(
        () -> new ToleranceSpec(deadline, firstToken, minQuality, humanWait, deferred),
        ToleranceSpec.ANYTHING);
  }

  private static long limit(MappingReader in, String key, String words, long absent) {
    return in.has(key, words) ? in.optional(key).positiveNanos() : absent;
  }
}

package dev.stampede.models.quota;

import dev.stampede.models.check.Require;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tenant may use of a provider: a call has to be admitted by every limit.
 *
 * @param limits its own; their names differ
 * @param shared limits that it has in common with other providers
 */
public record QuotaSpec(List<LimitSpec> limits, List<Shared> shared) {

  /** No limit, in the short form. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Limits nothing. */
  public static final QuotaSpec NONE = new QuotaSpec(List.of(), List.of());

  /** When output tokens are charged, in the short form. */
  public enum OutputCharge {
    /** As they are made: a call is admitted while quota is left, and may overdraw it. */
    METERED,
    /** The request's {@code max_tokens} on admission; what was not used is given back. */
    RESERVED
  }

  /**
   * Limits that several providers have in common.
   *
   * @param name the same means the same limits
   */
  public record Shared(String name, List<LimitSpec> limits) {

    /** Copies the list. */
    public Shared {
      limits = List.copyOf(limits);
    }
  }

  /** Copies the lists and rejects two limits of one name. */
  public QuotaSpec {
    limits = List.copyOf(limits);
    shared = List.copyOf(shared);
    long names = limits.stream().map(LimitSpec::name).distinct().count();
    Require.that(names == limits.size(), "limits", limits, "have different names");
  }

  /**
   * The short form: token buckets that refill continuously, {@link #UNLIMITED} where there is none.
   *
   * @param requestsPerMinute RPM
   * @param inputTokensPerMinute ITPM, charged when a call is admitted
   * @param outputTokensPerMinute OTPM
   * @param outputCharge when output tokens are charged
   * @param burstNanos how much unused quota is kept, as a time of refill; a minute keeps a full
   *     minute's quota
   */
  public QuotaSpec(
      long requestsPerMinute,
      long inputTokensPerMinute,
      long outputTokensPerMinute,
      OutputCharge outputCharge,
      long burstNanos) {
    this(
        buckets(
            requestsPerMinute,
            inputTokensPerMinute,
            outputTokensPerMinute,
            outputCharge,
            burstNanos),
        List.of());
  }

  private static List<LimitSpec> buckets(
      long requests, long input, long output, OutputCharge charge, long burstNanos) {
    Reserve ofOutput = charge == OutputCharge.RESERVED ? Reserve.MAX_TOKENS : Reserve.NONE;
    List<LimitSpec> limits = new ArrayList<>();
    add(limits, "rpm", Meter.REQUESTS, requests, burstNanos, Reserve.NONE);
    add(limits, "itpm", Meter.INPUT_TOKENS, input, burstNanos, Reserve.INPUT_ESTIMATE);
    add(limits, "otpm", Meter.OUTPUT_TOKENS, output, burstNanos, ofOutput);
    return limits;
  }

  private static void add(
      List<LimitSpec> limits, String name, Meter meter, long limit, long burst, Reserve reserve) {
    if (limit != UNLIMITED) {
      limits.add(LimitSpec.bucket(name, meter, limit, burst, reserve));
    }
  }

  /** Tokens of prompts that are let in in a minute, none of them cached; infinite without limit. */
  public double promptTokensPerMinute() {
    return all().stream()
        .filter(limit -> limit.meter() == Meter.INPUT_TOKENS || limit.meter() == Meter.TOTAL_TOKENS)
        .mapToDouble(limit -> limit.limiter().ratePerMinute())
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** All limits, its own first. */
  public List<LimitSpec> all() {
    List<LimitSpec> all = new ArrayList<>(limits);
    shared.forEach(common -> all.addAll(common.limits()));
    return all;
  }
}

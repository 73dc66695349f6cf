package dev.stampede.scenarios.language.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.memory.PromptCacheSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.provider.ServiceTierSpec;
import dev.stampede.models.provider.SheddingSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.Quota;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.quota.RefusalSpec.RetryAfter;
import dev.stampede.models.quota.Usage;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Answer;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.language.Reading;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quotas and admission as scenarios say them. */
class QuotaLanguageTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private static String text(String provider, String more) {
    return """
        apiVersion: stampede/v1
        name: small
        duration: 1h
        demand:
          chat: {arrivals: {rate: 1/s}, request: {max_tokens: 1000}}
        providers:
          north: {engine: {servers: 9, service: 1s, queue_limit: 9}%s}
        architectures:
          single: {ladder: [north]}
        %s
        """
        .formatted(provider, more);
  }

  private static ProviderSpec provider(String said) {
    Reading reading = Reading.of(text(", " + said, ""));
    reading.complains();
    return reading.scenario().trial().providers().get(0);
  }

  private static List<LimitSpec> limits(String said) {
    return provider("quota: {" + said + "}").quota().all();
  }

  private static String complaint(String said) {
    return Reading.of(text(", " + said, "")).rendered();
  }

  @Test
  void limit_saysAllThereIsToSay() {
    assertThat(
            limits(
                "limits: {tokens: {meter: total_tokens, limit: 2M, per: 1h,"
                    + " algorithm: sliding_window, burst: 2m, evaluation_window: 10s,"
                    + " reserve: input_estimate, settle: false, weighted_reservation: false,"
                    + " cached_input_weight: 0.1x, output_weight: 5x, charge_rejected: true,"
                    + " on_limit: {status: 503, error: slow_down, retry_after: 10s,"
                    + " round_up: 1s}}}"))
        .containsExactly(
            new LimitSpec(
                "tokens",
                Meter.TOTAL_TOKENS,
                new LimiterSpec.Rate(
                    Algorithm.SLIDING_WINDOW, 2_000_000, 60 * MINUTE, 2 * MINUTE, 10 * SECOND),
                Reserve.INPUT_ESTIMATE,
                false,
                false,
                0.1,
                5,
                true,
                new RefusalSpec(503, "slow_down", RetryAfter.FIXED, 10 * SECOND, SECOND, false)));
  }

  @Test
  void limits_haveDefaultsByMeter() {
    List<LimitSpec> limits =
        limits(
            "rpm: 60, tpm: 6k, limits: {c: {meter: concurrency, limit: 5},"
                + " o: {meter: output_tokens, limit: 4k}, t: {meter: total_tokens, limit: 4k},"
                + " s: {meter: spend, limit: 2.5 USD, on_limit: {terminal: true}},"
                + " a: {meter: requests, algorithm: acceleration, free: 60/min, growth: 1.5x,"
                + " per: 15m}}");
    assertThat(limits.stream().map(LimitSpec::name))
        .containsExactly("rpm", "tpm", "c", "o", "t", "s", "a");
    assertThat(limits.get(1).reserve()).isEqualTo(Reserve.INPUT_ESTIMATE);
    assertThat(limits.get(2).limiter()).isEqualTo(new LimiterSpec.Concurrency(5));
    assertThat(limits.get(3).limiter())
        .isEqualTo(new LimiterSpec.Rate(Algorithm.TOKEN_BUCKET, 4000, MINUTE, MINUTE, 0));
    assertThat(limits.get(3).reserve()).isEqualTo(Reserve.NONE);
    assertThat(limits.get(4).reserve()).isEqualTo(Reserve.MAX_TOKENS);
    long month = 30 * 1440 * MINUTE;
    assertThat(limits.get(5).limiter())
        .isEqualTo(new LimiterSpec.Rate(Algorithm.FIXED_WINDOW, 2_500_000_000L, month, month, 0));
    assertThat(limits.get(5).refusal().status()).isEqualTo(Status.QUOTA_EXHAUSTED);
    assertThat(limits.get(6).limiter())
        .isEqualTo(new LimiterSpec.Acceleration(1, 1, 1.5, 15 * MINUTE));
  }

  @Test
  void admission_saysAllThereIsToSay() {
    ProviderSpec provider =
        provider(
            "price: {input: 3 USD, cached_input: 0.3 USD, output: 15 USD},"
                + " provisioned: {quota: {rpm: 5}, spill_over: true},"
                + " service_tiers: {flex: {quota: {rpm: 9}, priority: 0, price: 0.5x}},"
                + " front_door: {servers: 4, service: 20ms, queue_limit: 100},"
                + " shed: [{priority: 3, inside: 15}]");
    assertThat(provider.admission())
        .isEqualTo(
            new AdmissionSpec(
                new Price(3, 0.3, 15),
                List.of(
                    new ServiceTierSpec(
                        "provisioned", rpm(5), ServiceTierSpec.OWN_PRIORITY, 0, true, true),
                    new ServiceTierSpec("flex", rpm(9), 0, 0.5, false, false)),
                WayInSpec.of(TierSpec.frontDoor(4, new Distribution.Constant(0.02), 100, 503)),
                List.of(new SheddingSpec(3, 15))));
  }

  @Test
  void queueTimeout_isATimeOrAMapping() {
    assertThat(provider("queue_timeout: 30s, full_status: 503").admission().queueTimeout())
        .isEqualTo(new QueueTimeoutSpec(30_000_000_000L, 503, Answer.NO_RETRY_AFTER));
    assertThat(
            provider("queue_timeout: {after: 1m, status: 429, retry_after: 20s}")
                .admission()
                .queueTimeout())
        .isEqualTo(new QueueTimeoutSpec(MINUTE, 429, 20_000_000_000L));
    assertThat(Reading.of(text(", queue_timeout: {status: 503}", "")).rendered())
        .contains("missing key 'after' in providers.north.queue_timeout");
    assertThat(Reading.of(text(", queue_timeout: 0s", "")).rendered())
        .contains("providers.north.queue_timeout (0s) must be positive");
    String sharing =
        text(", queue_timeout: 9s", "")
            .replace("servers: 9, service: 1s, queue_limit: 9", "sharing: 9, service: 1s");
    assertThat(Reading.of(sharing).rendered())
        .contains("providers.north.queue_timeout (9s) must stand with servers", "has no queue");
  }

  @Test
  void promptCache_hasALife_andWritingAPrice() {
    assertThat(provider("prompt_cache: {}").admission().prompts())
        .isEqualTo(new PromptCacheSpec(5 * MINUTE, PromptCacheSpec.UNBOUNDED, 1024, false));
    ProviderSpec provider =
        provider(
            "prompt_cache: {life: 1h, capacity: 20M, minimum: 512, survives_outage: true},"
                + " price: {input: 3 USD, cached_input: 0.3 USD, cache_write: 6 USD, output: 15 USD}");
    assertThat(provider.admission().prompts())
        .isEqualTo(new PromptCacheSpec(60 * MINUTE, 20_000_000, 512, true));
    assertThat(provider.admission().price()).isEqualTo(new Price(3, 0.3, 15, 0, 6));
    assertThat(Reading.of(text(", prompt_cache: {capacity: 1k}", "")).rendered())
        .contains(
            "providers.north.prompt_cache.capacity (1k) must be at least minimum (1024 tokens)");
    assertThat(Reading.of(text(", prompt_cache: {ttl: 1h}", "")).rendered())
        .contains("known keys: life, capacity, minimum, survives_outage");
    assertThat(Reading.of(text(", price: {cache_write: 1 USD, call: 1 USD}", "")).rendered())
        .contains("missing key 'input' in providers.north.price");
  }

  private static QuotaSpec rpm(long limit) {
    return new QuotaSpec(
        List.of(LimitSpec.bucket("rpm", Meter.REQUESTS, limit, MINUTE, Reserve.NONE)), List.of());
  }

  @Test
  void sharedLimits_areThoseAtTheTop() {
    Reading reading =
        Reading.of(
            text(", quota: {rpm: 7, shared: org}", "limits: {org: {itpm: 5k}, other: {rpm: 1}}"));
    reading.complains();
    QuotaSpec quota = reading.scenario().trial().providers().get(0).quota();
    assertThat(quota.shared()).extracting(QuotaSpec.Shared::name).containsExactly("org");
    assertThat(quota.all()).extracting(LimitSpec::name).containsExactly("rpm", "itpm");
    assertThat(Reading.of(text(", quota: {shared: orgs}", "limits: {org: {itpm: 5k}}")).rendered())
        .contains("unknown limit at the top 'orgs' in providers.north.quota.shared");
  }

  @Test
  void serviceTier_mustBeSomebodys() {
    String flex =
        text(", service_tiers: {flex: {}}", "").replace("1000}", "1000, service_tier: flex}");
    Reading.of(flex).complains();
    assertThat(Reading.of(flex).scenario().trial().useCases().get(0).request().serviceTier())
        .isEqualTo("flex");
    assertThat(Reading.of(flex.replace("tier: flex", "tier: flux")).rendered())
        .contains("unknown service tier 'flux' in demand.chat.request.service_tier");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          quota: {limits: {a: {limit: 5}}}                                      | missing key 'meter' in providers.north.quota.limits.a
          quota: {limits: {a: {meter: requests, limit: 5, reserve: none}}}      | unknown key 'reserve' in providers.north.quota.limits.a
          quota: {limits: {a: {meter: concurrency, limit: 5, per: 1m}}}         | unknown key 'per' in providers.north.quota.limits.a
          quota: {limits: {a: {meter: spend, limit: 5}}}                        | did you mean '5 USD'?
          quota: {limits: {a: {meter: spend, limit: 0 USD}}}                    | must be above 0 and at most
          quota: {limits: {a: {meter: token, limit: 5}}}                        | is not one of the choices
          quota: {limits: {a: {meter: requests, limit: 9, algorithm: gcr}}}     | did you mean 'gcra'?
          quota: {limits: {a: {meter: requests, limit: 9, evaluation_window: 2m}}} | a.evaluation_window (2m) must be at most the period
          quota: {limits: {a: {meter: requests, limit: 9, on_limit: {status: 200}}}} | on_limit.status (200)
          quota: {limits: {a: {meter: requests, limit: 9, on_limit: {retry_after: soon}}}} | on_limit.retry_after (soon)
          quota: {limits: {a: {meter: requests, algorithm: acceleration, free: 1/s, growth: 1x, per: 1m}}} | a.growth (1x) must be above 1
          quota: {limits: {a: {meter: output_tokens, limit: 9, output_weight: 5}}} | did you mean '5x'?
          quota: {rpm: 5, limits: {rpm: {meter: requests, limit: 5}}}           | have different names
          quota: {preset: openai/2026-mid, rpm: 500}                            | the preset openai/2026-mid needs 'tpm', which depends on the account
          quota: {preset: openai/2027}                                          | unknown preset 'openai/2027'
          quota: {preset: openai/2026-mid, rpm: 500, tpm: 30k, itpm: 5}         | unknown key 'itpm' in providers.north.quota
          quota: {preset: bedrock/on-demand, tpm: 9 USD}                        | limits.tpm.limit (9 USD)
          service_tiers: {standard: {}}                                                 | a tier cannot be called 'standard'
          price: {input: 3 USD}                                                 | missing key 'output' in providers.north.price
          shed: [{priority: 10, inside: 3}]                                     | shed[0].priority (10)
          front_door: {service: 1s}                                             | missing key 'servers' in providers.north.front_door
          """)
  void mistakes_areExplained(String said, String complaint) {
    assertThat(complaint(said)).contains("error: ").contains(complaint);
  }

  @Test
  void presets_giveWhatTheProviderSays_andTakeOverrides() {
    List<LimitSpec> scale = limits("preset: anthropic/2026-mid/scale-fable-5, rpm: 3k");
    assertThat(scale.stream().map(LimitSpec::name)).containsExactly("rpm", "itpm", "otpm", "spend");
    assertThat(((LimiterSpec.Rate) scale.get(0).limiter()).limit()).isEqualTo(3000);
    assertThat(((LimiterSpec.Rate) scale.get(0).limiter()).burstNanos()).isEqualTo(SECOND);
    assertThat(((LimiterSpec.Rate) scale.get(1).limiter()).limit()).isEqualTo(4_000_000);
    assertThat(((LimiterSpec.Rate) scale.get(2).limiter()).limit()).isEqualTo(800_000);
    assertThat(scale.get(2).reserve()).isEqualTo(Reserve.NONE);
    List<LimitSpec> own =
        limits(
            "preset: anthropic/2026-mid/scale-fable-5, limits: {itpm: {cached_input_weight: 1x},"
                + " ramp: {meter: requests, algorithm: acceleration, free: 9/s, growth: 2x,"
                + " per: 5m}}");
    assertThat(own).hasSize(5);
    assertThat(own.get(1).cachedInputWeight()).isEqualTo(1);
    assertThat(own.get(1).limiter()).isEqualTo(scale.get(1).limiter());
  }

  @Test
  void oldPresets_areWarnedOf_byTheDateOfTheRun() {
    String said = text(", quota: {preset: anthropic/2025-late/tier-4}", "");
    assertThat(warningOn(said, LocalDate.of(2026, 3, 1))).isEmpty(); // 90 days
    assertThat(warningOn(said, LocalDate.of(2026, 3, 2)))
        .contains(
            "warning: providers.north.quota.preset: anthropic/2025-late/tier-4 says what held on"
                + " 2025-12-01, 91 days ago",
            "help: check the numbers; its source is docs.claude.com/en/api/rate-limits");
  }

  private static String warningOn(String said, LocalDate today) {
    Problems problems = new Problems();
    ScenarioReader.read(Source.of("scenario.yaml", said), List.of(), Path.of(""), today, problems);
    assertThat(problems.hasErrors()).isFalse();
    return problems.render();
  }

  /**
   * Each preset, asked for more and more by calls of 100 tokens in and 1000 out at most, of which
   * half the input is cached: how many it admits at once, and how it refuses the next.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          anthropic/2026-mid/start            |           | 17  | rate_limit_error    | RATE_LIMITED | 1
          anthropic/2025-late/tier-1          |           | 1   | rate_limit_error    | RATE_LIMITED | 2
          anthropic/2025-late/tier-4          | rpm: 1M   | 400 | rate_limit_error    | RATE_LIMITED | 1
          openai/2026-mid                     | rpm: 60k, tpm: 11k | 10 | rate_limit_exceeded | RATE_LIMITED | 6
          azure/standard                      | rpm: 60, tpm: 1M | 10 | RateLimitReached | RATE_LIMITED | 10
          azure/standard                      | rpm: 600, tpm: 1M, limits: {rpm: {evaluation_window: 1s}} | 10 | RateLimitReached | RATE_LIMITED | 1
          azure/standard                      | rpm: 6k, tpm: 11k | 10 | RateLimitReached | RATE_LIMITED | 60
          azure/ptu                           | tpm: 10k  | 10  | RateLimitReached    | RATE_LIMITED | 3.001
          bedrock/on-demand                   | tpm: 11k  | 10  | ThrottlingException | RATE_LIMITED | none
          groq/2026-late                      | rpm: 60k, tpm: 1100 | 11 | rate_limit_exceeded | RATE_LIMITED | 6
          baseten/2026-late/unverified        |           | 15  | rate_limited        | RATE_LIMITED | none
          baseten/2026-late/verified          | rpm: 60k  | 5000 | rate_limited       | RATE_LIMITED | none
          vertex/dynamic-shared               | concurrent: 7 | 7 | RESOURCE_EXHAUSTED | RATE_LIMITED | none
          """)
  void presets_answerAsDocumented(
      String preset, String numbers, int admitted, String error, Status status, String after) {
    String said = "preset: " + preset + (numbers == null ? "" : ", " + numbers);
    Reading reading = Reading.of(text(", quota: {" + said + "}", ""));
    Quota quota = new Quota(reading.scenario().trial().providers().get(0).quota());
    Usage call = new Usage(Price.FREE);
    call.inputTokens = 100;
    call.cachedInputTokens = 50;
    call.maxTokens = 1000;
    int count = 0;
    int refuser = quota.admit(0, call);
    while (refuser == Quota.ADMITTED) {
      count++;
      refuser = quota.admit(0, call);
    }
    assertThat(count).isEqualTo(admitted);
    RefusalSpec refusal = quota.refusal(refuser);
    assertThat(refusal.errorCode()).isEqualTo(error);
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.httpStatus()).isEqualTo(429);
    long expected =
        after.equals("none")
            ? Answer.NO_RETRY_AFTER
            : Math.round(Double.parseDouble(after) * SECOND);
    assertThat(refusal.retryAfterNanos(quota.waitNanos())).isEqualTo(expected);
  }

  @Test
  void everyPreset_isReadable_andSaysWhenAndWhere() {
    QuotaPresets presets = QuotaPresets.read();
    assertThat(presets.names()).hasSizeGreaterThan(12);
    for (String name : presets.names()) {
      QuotaPresets.Preset preset = Objects.requireNonNull(presets.find(name));
      assertThat(preset.asOf()).isBetween(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 11, 26));
      assertThat(preset.source()).isNotBlank();
      Reading reading =
          Reading.of(text(", quota: {preset: %s, %s}".formatted(name, numbers(preset)), ""));
      assertThat(reading.isAccepted()).as(name + reading.rendered()).isTrue();
    }
  }

  private static String numbers(QuotaPresets.Preset preset) {
    StringBuilder numbers = new StringBuilder();
    for (Node.Entry limit : preset.limits().entries()) {
      boolean spend = limit.key().text().equals("spend");
      numbers.append(limit.key().text()).append(spend ? ": 9 USD, " : ": 1M, ");
    }
    return numbers.toString();
  }

  /** A cap of two dollars on calls of one: the third and all later ones are refused for good. */
  @Test
  void scenarioWithACap_runs() {
    String said =
        text(
                ", price: {input: 0 USD, output: 1000000 USD}, quota: {limits: {spend: {meter:"
                    + " spend, limit: 2 USD, on_limit: {status: 402, terminal: true}}}}",
                "")
            .replace("single: {ladder", "single: {chain: [{retry: {max_retries: 9}}], ladder");
    Reading reading = Reading.of(said);
    reading.complains();
    try (Trial trial = new Trial(reading.scenario().trial(), 0, 1, 0)) {
      assertThat(trial.run(1)).isTrue();
      TrialResult result = trial.result();
      ProviderResult provider = result.providers().get(0);
      assertThat(provider.succeeded()).isBetween(2L, 11L); // those in service when it is reached
      assertThat(provider.attempts()).isEqualTo(result.useCases().get(0).outcomes().offered());
      assertThat(provider.rateLimited()).isGreaterThan(3000);
    }
  }
}

package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations of LiteLLM's proxy as their authors write them, whole. */
class LiteLlmDocumentTest {

  private static Reading reading(String router) {
    return Reading.of(
        """
        apiVersion: stampede/v1
        name: documents
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/m}}}
        providers:
          north: {engine: {servers: 99, service: 1s}}
          south: {engine: {servers: 99, service: 1s}}
        architectures:
          a:
            ladder:
              - litellm.router:
        """
            + router.indent(10));
  }

  private static Object ladder(String router) {
    return reading(router).scenario().trial().architectures().get(0).ladder();
  }

  private static final String MODELS =
      """
      model_list:
        - model_name: big
          litellm_params: {model: openai/large, api_key: os.environ/KEY}
        - model_name: small
          litellm_params: {model: azure/little, api_base: os.environ/BASE}
      deploys_to: {"openai/*": north, "azure/*": south}
      """;

  /** Whole: what nothing here depends on is told in one note. */
  @Test
  void wholeDocument_isReadWithOneNote() {
    Reading read =
        reading(
            """
            environment_variables: {OPENAI_API_KEY: k}
            model_list:
              - model_name: "openai/*"
                litellm_params:
                  model: "openai/*"
                  api_key: os.environ/OPENAI_API_KEY
                  max_tokens: 4096
                  extra_headers: {anthropic-beta: x}
                  chat_template_kwargs: {thinking: true}
                  timeout: 30
                model_info: {mode: chat, base_model: openai/large, supports_vision: true}
              - model_name: small
                litellm_params: {model: bedrock/little, aws_region_name: eu-central-1, rpm: 60, timeout: 9}
            litellm_settings:
              drop_params: true
              cache: true
              cache_params: {type: redis, host: os.environ/REDIS_HOST}
              success_callback: [langfuse]
              num_retries: 3
              context_window_fallbacks: [{small: ["openai/large"]}]
            general_settings: {master_key: os.environ/MASTER_KEY, database_url: x, alerting: [slack]}
            router_settings:
              routing_strategy: simple-shuffle
              redis_host: os.environ/REDIS_HOST
              fallbacks: [{"openai/large": [small]}]
            callback_settings: {otel: {message_logging: true}}
            model: openai/large
            deploys_to: {"*": north, small: south}
            """);
    assertThat(read.isAccepted()).as(read.rendered()).isTrue();
    assertThat(read.rendered().split("no effect here", -1)).hasSize(2);
    assertThat(read.rendered())
        .contains(
            "environment_variables, callback_settings, ", " and ", " more have no effect here");
  }

  /** What router_settings do not say, litellm_settings may. */
  @Test
  void litellmSettings_countWhereTheRoutersSayNothing() {
    String both =
        """
        litellm_settings: {num_retries: 4, request_timeout: 30, fallbacks: [{big: [small]}]}
        router_settings: {num_retries: 1}
        """;
    String one = "router_settings: {num_retries: 1, timeout: 30, fallbacks: [{big: [small]}]}\n";
    assertThat(ladder(MODELS + both)).isEqualTo(ladder(MODELS + one));
    String alone = "litellm_settings: {num_retries: 4, default_fallbacks: [small]}\n";
    String same = "router_settings: {num_retries: 4, fallbacks: [{\"*\": [small]}]}\n";
    assertThat(ladder(MODELS + alone)).isEqualTo(ladder(MODELS + same));
    String none = "litellm_settings: {num_retries: 4}\nrouter_settings:\n";
    assertThat(ladder(MODELS + none))
        .isEqualTo(ladder(MODELS + "router_settings: {num_retries: 4}\n"));
  }

  /** The library's own number, whatever it is, is what the router takes for none given. */
  @Test
  void allowedFails_ofTheLibrary_changeNothing() {
    String plain = "router_settings: {timeout: 9}\n";
    String theirs = "litellm_settings: {allowed_fails: 1}\n" + plain;
    assertThat(ladder(MODELS + theirs)).isEqualTo(ladder(MODELS + plain));
    assertThat(reading(MODELS + theirs).rendered()).contains("'allowed_fails: 1' changes nothing");
    String three =
        """
        litellm_settings: {allowed_fails: 1}
        router_settings: {timeout: 9, allowed_fails: 3}
        """;
    assertThat(ladder(MODELS + three)).isNotEqualTo(ladder(MODELS + plain));
    assertThat(reading(MODELS + three).rendered()).doesNotContain("never cooled down");
  }

  @Test
  void allowedFailsPolicy_isANumberForEachError() {
    String theirs =
        """
        router_settings:
          {timeout: 9, num_retries: 0, cooldown_time: 7, allowed_fails_policy:
            {RateLimitErrorAllowedFails: 100, InternalServerErrorAllowedFails: 2}}
        """;
    Object ours =
        Reading.of(
                Reading.smallWith("")
                    .replace(
                        "{ladder: [north]}",
                        "{ladder: [{gateway: {ladder: [{pool: {endpoints: [north],"
                            + " cooldown: {cooldown_time: 7s, window: 7s, allowed_fails: 3,"
                            + " allowed_fails_by: [{on: 429, allowed_fails: 100}]},"
                            + " each: [{timeout: 9s}]}}]}}]}"))
            .scenario()
            .trial()
            .architectures()
            .get(0)
            .ladder();
    assertThat(ladder(MODELS + theirs)).isEqualTo(ours);
    assertThat(reading(MODELS + theirs).rendered())
        .contains("InternalServerErrorAllowedFails: LiteLLM never reads it");
  }

  /**
   * Waits of at least 1 s and 20 s: 1, 1, 1, 2, 4, 8 and 8, 8, 8 s; half a second changes nothing.
   */
  @ParameterizedTest
  @CsvSource({"1, 1s", "20, 8s", "0.5, 0.5s"})
  void retryAfter_isTheLeastWait(String said, String least) {
    String theirs = "router_settings: {timeout: 9, disable_cooldowns: true, retry_after: %s}\n";
    Object ours =
        Reading.of(
                Reading.smallWith("")
                    .replace(
                        "{ladder: [north]}",
                        ("{ladder: [{gateway: {ladder: [{gateway: {chain: [{retry: {max_retries: 2,"
                                + " on: [400, 402-403, 405-599, timeout, cut],"
                                + " backoff: {initial: 500ms, max: 8s, min: %s,"
                                + " jitter: {additive: 750ms}, repeat_first: true},"
                                + " retry_after: {max: 60s, jitter: {additive: 750ms}},"
                                + " needs_endpoint: true, wait_after_last: true}}], ladder:"
                                + " [{pool: {endpoints: [north], each: [{timeout: 9s}]}}]}}]}}]}")
                            .formatted(least)))
            .scenario()
            .trial()
            .architectures()
            .get(0)
            .ladder();
    assertThat(ladder(MODELS + theirs.formatted(said))).isEqualTo(ours);
  }

  @Test
  void modelsThatNoRequestReaches_needNoProvider() {
    String one = MODELS.replace("deploys_to: {\"openai/*\": north, \"azure/*\": south}", "");
    assertThat(reading(one + "deploys_to: {\"openai/*\": north}\n").isAccepted()).isTrue();
    assertThat(reading(one + "deploys_to: {\"openai/*\": north}\nmodel: small\n").rendered())
        .contains("deploys_to is not said of azure/little = small");
  }

  /** A timeout of a deployment is none of the router's; only who waits for ever is named. */
  @Test
  void endlessTimeouts_areThoseOfDeploymentsWithoutOne() {
    String models = MODELS.replace("model: openai/large,", "model: openai/large, timeout: 9,");
    assertThat(reading(models).rendered()).doesNotContain("6000");
    assertThat(reading(models + "model: small\n").rendered())
        .contains("small: no timeout is set, so LiteLLM waits 6000 s");
  }

  /** Shapes met in public configurations, which LiteLLM takes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "general_settings: {debug: true, enable_cors: true, database_url: null}",
        "health_check: {endpoint: /health}\nfiles_settings: [{custom_llm_provider: openai}]",
        "litellm_settings: {default_model: big, max_end_user_budget: 5.0, callbacks: [a.b]}",
        "router_settings: {enable_load_balancing: false, retry_after: 1}",
        "router_settings: {routing_strategy: latency-based-routing, cooldown_time: 60}",
        "litellm_settings:\nrouter_settings:\n  fallbacks:\n    - big: [small, big]"
      })
  void whatPublicConfigurationsHold_isRead(String lines) {
    Reading read = reading(MODELS + lines + "\n");
    assertThat(read.isAccepted()).as(read.rendered()).isTrue();
  }

  @Test
  void keysThatAreNotKnown_areToldApart() {
    String lines = "health_check: {endpoint: x}\ngeneral_settings: {debug: true, master_key: k}\n";
    assertThat(reading(MODELS + lines).rendered())
        .contains(
            "health_check, general_settings.debug are not known, and passed over",
            "general_settings.master_key, ");
  }

  @Test
  void firstUsageBasedRouting_isThatOfTheSecondVersion() {
    String first = "router_settings: {timeout: 9, routing_strategy: usage-based-routing}\n";
    String second = "router_settings: {timeout: 9, routing_strategy: usage-based-routing-v2}\n";
    assertThat(ladder(MODELS + first)).isEqualTo(ladder(MODELS + second));
    assertThat(reading(MODELS + first).rendered()).contains("is simulated as its second version");
    assertThat(reading(MODELS + second).rendered()).doesNotContain("second version");
  }

  /** Zero is false in Python. */
  @Test
  void cooldownTimeOfZero_isThatOfTheLibrary() {
    String zero = "router_settings: {timeout: 9, cooldown_time: 0}\n";
    assertThat(ladder(MODELS + zero)).isEqualTo(ladder(MODELS + "router_settings: {timeout: 9}\n"));
    assertThat(reading(MODELS + zero).rendered()).contains("cooldown_time of 0 for none given");
  }

  @ParameterizedTest
  @CsvSource({
    "'router_settings: {num_retires: 3}', unknown key 'num_retires', did you mean 'num_retries'?",
    "'general_settings: {mastr_key: k}', unknown key 'mastr_key', did you mean 'master_key'?",
    "'litellm_settings: {num_retires: 3}', unknown key 'num_retires', did you mean 'num_retries'?",
    "'gneral_settings: {}', unknown key 'gneral_settings', did you mean 'general_settings'?",
    "'router_settings: {retry_policy: {TimeoutErorRetries: 1}}', unknown key, did you mean 'TimeoutErrorRetries'?"
  })
  void keysThatLiteLlmDoesNotKnow_areErrorsWithTheNearestName(
      String line, String message, String help) {
    assertThat(reading(MODELS + line + "\n").rendered()).contains(message, help);
  }
}

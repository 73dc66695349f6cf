package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Vendors' configurations in their own words. Two pieces of work a second come for six minutes, of
 * a second each, and from 1 min to 4 min a provider answers 503.
 */
class ExplainAsVendorTest {
  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: words
      duration: 6m
      warmup: 30s
      seed: 7
      demand:
        chat:
          arrivals: {rate: 2/s}
          request: {input_tokens: 800, output_tokens: 200, stream: false}
          tolerance: {deadline: 10m}
      providers:
        north: {engine: {servers: 200, service: 1s, queue_limit: 0}}
        south: {engine: {servers: 200, service: 1s, queue_limit: 0}}
      faults:
        - {id: gone, provider: %s, kind: outage, at: 1m, for: 3m, status: 503}
      architectures:
        plain: {ladder: [north]}
        a:
      """;

  private static final String LITELLM =
      """
      ladder:
        - litellm.router:
            version: 1.82
            model_list:
              - {model_name: big, litellm_params: {model: a/b, api_key: k}, deploys_to: north}
              - {model_name: small, litellm_params: {model: a/c, timeout: 30}, deploys_to: south}
            router_settings: {num_retries: 2, timeout: 60, fallbacks: [{big: [small]}]}
      """;

  private static final String PORTKEY =
      """
      ladder:
        - portkey.config:
            strategy: {mode: fallback, on_status_codes: [%s]}
            targets: [{deploys_to: north}, {deploys_to: south, retry: {attempts: 3}}]
      """;

  @TempDir private Path folder;

  private Result explained(String out, String architecture, String... options) {
    String text = SCENARIO.formatted(out) + architecture.indent(4);
    Object[] all = new Object[options.length + 4];
    all[0] = "explain";
    all[1] = write(folder, "words.yaml", text);
    all[2] = "--as";
    all[3] = "vendor";
    System.arraycopy(options, 0, all, 4, options.length);
    return run(all);
  }

  /** What it prints, with single blanks. */
  private String words(String out, String architecture, String... options) {
    Result result = explained(out, architecture, options);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(111));
    return result.out().replaceAll("(?m)^ +", "").replaceAll(" +", " ");
  }

  /** The advice in one line. */
  private String advice(String out, String architecture) {
    String words = words(out, architecture);
    return words.substring(words.indexOf(": advice: ")).replace('\n', ' ');
  }

  /**
   * Two retries are three calls of a model, and as many of its fallback. A single deployment is
   * waited for: 0.5 s, 0.5 s, and 1 s before the fallback, each up to 0.75 s longer. The first that
   * the fallback serves is refused at the earliest when the fault starts.
   */
  @Test
  void liteLlm_valuesByItsKeys_callsAndTimes_andWhoServes() {
    String words = words("north", LITELLM);

    assertThat(words)
        .doesNotContain("architecture plain")
        .contains("litellm.router 1.81 of 2026-01-18 (said at line 21), line 20\n")
        .contains("\nnum_retries 2 line 25 retries for each model\n")
        .contains("\nfallbacks\n1 big [small] line 25\n")
        .contains("\ncooldown_time 5s default how long a deployment is left alone\n")
        .contains("\ntimeout 30 line 24 of a call\n")
        .contains("\norder: only with enable_pre_call_checks\n")
        .contains("\nown num_retries: of a deployment are its client's as well: 5 are 36 calls\n")
        .contains("\nno effect here: model_list.litellm_params.api_key\n")
        .contains("At the worst one request becomes 6 calls. Machines take at most 4 min 39 s")
        .contains("\nlitellm.router model and fallbacks x 2 2 8.5 s 4 min 39 s\n")
        .contains("\n1 big: num_retries x 3 3 4.3 s 3 min 4 s\n")
        .contains("\n2 small: num_retries x 3 3 4.3 s 1 min 34 s\n")
        .contains("\ngone (outage of north), from 1 min to 4 min\n")
        .doesNotContain("never-serves");
    assertThat(words)
        .containsPattern("\n1 big: north [0-9]+ [0-9]+ in gone 3 min [0-9.]+ s, when over\n");
    assertThat(words).containsPattern("\n2 small: south 0 [0-9]+ in gone [345]\\.[0-9]+ s\n");
  }

  /** The SDK around multiplies: three attempts with all of that in each. */
  @Test
  void layers_areInsideOneAnother() {
    String words = words("north", "chain: [{sdk.openai: {timeout: 100}}]\n" + LITELLM);

    assertThat(words)
        .contains("one request becomes 18 calls")
        .contains("\nsdk.openai max_retries x 3 3 27 s 10 min 2 s\n")
        .contains("\ntimeout x 1 3 8.5 s 1 min 40 s\n")
        .contains("\nlitellm.router model and fallbacks x 2 6 8.5 s 4 min 39 s\n")
        .contains("\n1 big: num_retries x 3 9 4.3 s 3 min 4 s\n")
        .contains("\nRetry-After: waited for up to 120 s; gives up if it is longer\n");
  }

  @Test
  void fallbackBehindWhatNeverFails_isAdvice() {
    assertThat(words("south", LITELLM))
        .containsPattern("\n1 big: north [0-9]+ [0-9]+ in gone")
        .contains("\n2 small: south 0 never\n");
    assertThat(advice("south", LITELLM))
        .contains(": advice: small never serves: big before never fails, in no fault of")
        .contains("help: a fault of north shows what would happen; if it cannot fail, no more is");
  }

  @Test
  void entryThatFailsInTheSameFaults_isAdvice() {
    assertThat(
            advice(
                "north", PORTKEY.formatted("503").replace("south, retry: {attempts: 3}", "north")))
        .contains("advice: targets[1] never serves: tried in the faults, without one good answer")
        .contains("help: one that does not fail in the same faults");
  }

  @Test
  void entryThatNoFailureLeadsTo_isAdvice() {
    assertThat(advice("north", PORTKEY.formatted("429")))
        .containsPattern(
            "advice: targets\\[1] never serves: targets\\[0] before failed [0-9]+ times, and"
                + " nothing went on from there")
        .contains("help: look at which failures lead on");
  }

  /** What was in service when the fault began is cut, and served again: a second later. */
  @Test
  void portkey_fallbackServesAfterASecond() {
    String words = words("north", PORTKEY.formatted("500, 503"));

    assertThat(words)
        .contains("\non_status_codes [500, 503] line 21 lead on to the next target\n")
        .contains("\nwaits: 1 s, 2 s, 4 s, ..., without jitter\n")
        .contains("one request becomes 5 calls")
        .contains("\n2 targets[1]: attempts x 4 4 7 s never\n")
        .containsPattern("\n2 targets\\[1]: south 0 [0-9]+ in gone 1 s\n");
  }

  /** A route has a second attempt, and its whole time is 15 s; the second level is a fallback. */
  @Test
  void envoy_endpointsOfAPool_areEntries() {
    String envoy =
        """
        chain:
          - envoy.route: {timeout: 20s, retry_policy: {retry_on: 5xx}}
          - envoy.cluster:
              outlier_detection: {always_eject_one_host: true, max_ejection_percent: 50}
              load_assignment:
                endpoints:
                  - {priority: 0, lb_endpoints: [{target: north}]}
                  - {priority: 1, lb_endpoints: [{target: south}]}
        """;
    String words = words("north", envoy);

    assertThat(words)
        .contains("\nnum_retries 1 default without the first attempt\n")
        .contains("\nmax_ejection_percent 50 line 22 of the endpoints at a time\n")
        .contains("\nenvoy.route timeout x 1 1 25 ms 20 s\n")
        .contains("\nnum_retries x 2 2 25 ms never\n")
        .contains("\nendpoints[0].lb_endpoints[0]: north ")
        .containsPattern("\nendpoints\\[1]\\.lb_endpoints\\[0]: south [0-9]+ [0-9]+ in gone ");
    assertThat(advice("south", envoy))
        .contains("advice: south never serves: its pool never chose it, in no fault of this");
  }

  /** Without it nobody is ejected, and its defaults are of no matter. */
  @Test
  void groupThatIsOnlyThereIfGiven_isLeftOut() {
    String cluster = "chain: [{envoy.cluster: {deploys_to: [north, south]%s}}]";

    assertThat(words("north", cluster.formatted(""))).doesNotContain("consecutive_5xx");
    assertThat(words("north", cluster.formatted(", outlier_detection: {}")))
        .contains("\nconsecutive_5xx 5 default in a row, to be ejected\n");
  }

  @Test
  void spring_modulesHaveTheirOwnWords() {
    String words =
        words(
            "north",
            """
            chain:
              - r4j.spring:
                  retry: {instances: {svc: {max-attempts: 4, wait-duration: 2s}}}
                  timelimiter: {instances: {svc: {timeout-duration: 5s}}}
                  ratelimiter: {instances: {svc: {register-health-indicator: true}}}
            ladder: [north]
            """);

    assertThat(words)
        .contains("\nmaxAttempts 4 line 21 with the first one\n")
        .contains("\ntimeoutDuration 5s line 22 of a call\n")
        .contains("\ntimeoutDuration 5s default longest wait\n")
        .contains("\nno effect here: ratelimiter.register-health-indicator\n")
        .contains("\nr4j.spring maxAttempts x 4 4 6 s 46 s\n");
  }

  /** The rest of a route's words is Envoy's; Istio's are said. */
  @Test
  void istio_speaksIstio() {
    assertThat(
            words(
                "north",
                """
                chain:
                  - istio.virtual_service: {retries: {attempts: 3}}
                  - istio.destination_rule: {host: h, deploys_to: [north, south]}
                """))
        .contains("\nattempts 3 line 20 without the first one\n")
        .contains("\nistio.virtual_service attempts x 4 4 175 ms never\n")
        .contains("\n1 north, south ")
        .doesNotContain("num_retries", "lb_policy");
  }

  /** An own file: its lines are told with its name, and nothing else of it. */
  @Test
  void valuesOfAFile_haveItsName() {
    write(
        folder,
        "config.yaml",
        """
        model_list: [{model_name: big, litellm_params: {model: a/b, api_key: CANARY}}]
        litellm_settings: {num_retries: 4}
        environment_variables: {KEY: CANARY}
        """);
    String router = "ladder: [{litellm.router: {file: config.yaml, deploys_to: north}}]";

    assertThat(words("north", router))
        .contains("\nnum_retries 4 config.yaml, line 2 retries for each model\n")
        .doesNotContain("CANARY");
    assertThat(explained("north", router, "--json").out()).doesNotContain("CANARY");
  }

  @Test
  void elementThatIsTakenOver_isSaidOnce() {
    String text = SCENARIO.formatted("north") + LITELLM.indent(4) + "  b: {extends: a}\n";
    Path file = write(folder, "words.yaml", text);
    String out = run("explain", file, "--as", "vendor", "--no-run").out();

    assertThat(out).containsOnlyOnce("retries for each model");
    assertThat(out)
        .contains("litellm.router 1.81 of 2026-01-18 (said at line 21, from a), line 20: as");
    assertThat(run("explain", file, "b", "--as", "vendor", "--no-run").out())
        .contains("line 25, from a  retries for each model");
  }

  @Test
  void json_hasTheSame_andTheDefaultsOfEveryItem() {
    Result result = explained("north", LITELLM, "--json");
    JsonNode json = new JsonMapper().readTree(result.out());

    assertThat(json.get("schema").asString()).isEqualTo("stampede.vendor-explanation/v1");
    JsonNode architecture = json.get("architectures").get(0);
    assertThat(architecture.get("name").asString()).isEqualTo("a");
    assertThat(architecture.get("calls").asInt()).isEqualTo(6);
    assertThat(architecture.get("layers")).hasSize(3);
    assertThat(architecture.get("layers").get(1).get("refusedSeconds").asDouble()).isEqualTo(4.25);
    JsonNode serving = Objects.requireNonNull(architecture.get("serving"));
    assertThat(serving.get("entries").get(1).get("name").asString()).isEqualTo("small");
    assertThat(serving.get("entries").get(1).get("path").asString())
        .isEqualTo("architectures.a.ladder[0].litellm.router.model_list[1]");
    assertThat(serving.get("reachedSeconds").isNull()).isTrue();
    assertThat(explained("north", LITELLM, "--json").out()).isEqualTo(result.out());
  }

  @Test
  void withoutARun_nobodyIsSaidToServe() {
    assertThat(words("south", LITELLM, "--no-run"))
        .contains("one request becomes 6 calls")
        .doesNotContain("Who serves", "never-serves");
  }

  @Test
  void withoutFaults_nobodyIsBlamed() {
    assertThat(words("north", LITELLM, "--set", "faults=[]"))
        .contains("No fault strikes its providers")
        .contains("\n2 small: south 0 never\n")
        .doesNotContain("never-serves");
  }

  @Test
  void scenarioWithoutVendors_isABadCommandLine() {
    Result result = explained("north", "ladder: [south]");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("words.yaml has no vendor's element, so that there are no words but ours")
        .contains("help: explain it without --as vendor");
    assertThat(explained("north", LITELLM, "plain").err())
        .contains("words.yaml has no vendor's element in plain");
  }

  @Test
  void optionsThatNeedTheOther_areABadCommandLine() {
    Path file = write(folder, "words.yaml", SCENARIO.formatted("north") + LITELLM.indent(4));

    assertThat(run("explain", file, "--no-run").err()).contains("--no-run goes with --as vendor");
    assertThat(run("explain", file, "--as", "vendor", "--all").code())
        .isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run("explain", file, "--as", "nobody").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
  }
}

package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: small
      duration: 10m
      demand:
        work:
          arrivals: {rate: 8/s}
          resubmit: {probability: 50%, delay: 1s, max: 3}
      providers:
        north: {engine: {servers: 10, service: 100ms}, quota: {rpm: 600}}
        south: {engine: {servers: 10, service: 100ms}}
      architectures:
        plain:
          chain: [{retry: {max_retries: 1, retry_after: ignore}}, {timeout: 2s}]
          ladder: [north]
        careful:
          extends: plain
          ladder:
            - north
            - human: {agents: 2, handle: {dist: exponential, mean: 3m}, max_queue: 9}
        brief:
          extends: plain
          ladder: [north, {static: {quality: 0.5}}]
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeScenario() {
    file = write(folder, "small.yaml", SCENARIO);
  }

  /** With elements that have few keys, so that a new one elsewhere changes nothing here. */
  @Test
  void text_showsEveryValueWithItsOrigin() {
    String chain = "architectures.plain.chain=[{deadline: 30s}, {concurrency_limit: 5}]";
    Result result =
        run("explain", file, "brief", "--set", chain, "--set", "architectures.brief.replicas=2");

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            architecture brief
              chain
                1 deadline             30s                     --set
                2 concurrency_limit    5                       --set
              ladder
                1 north                                        line 22
                2 static
                    quality            0.5                     line 22
                    latency            5ms                     default
                    when               any                     default
                    after_first_token  stop                    default
              replicas                 2                       --set
              fixed_cost               nothing                 default
              bound                    false                   default

              one request can become 1 call
              and resubmit of work can make 4 requests of one
              machines take at most 30.0 s over it, waits included
              while north refuses at once, it gives up at once and goes on to the next rung
            """);
  }

  @Test
  void values_areSaidAsInTheLanguage_listsAndDistributionsInOneLine() {
    assertThat(run("explain", file, "careful").out().replaceAll(" +", " "))
        .contains("\n on [rate_limited, overloaded, error, cut, timeout] default\n")
        .contains("\n handle {dist: exponential, mean: 3m} line 19\n")
        .contains("\n max_retries 1 line 13, from plain\n")
        .contains("one request can become 2 calls: retry 2\n")
        .contains("machines take at most 4.5 s over it");
  }

  @Test
  void withoutName_allAreShown_oneAfterTheOther() {
    Result result = run("explain", file);

    assertThat(result.out()).containsSubsequence("architecture plain\n", "architecture careful\n");
  }

  @Test
  void unknownName_isABadCommandLine_thatNamesTheOthers() {
    Result result = run("explain", file, "carefull");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.err()).contains("no architecture 'carefull', but plain, careful");
  }

  @Test
  void mistakes_areExplained_andNothingElse() {
    Result result = run("explain", file, "--set", "architectures.plain.chain=[{retri: {}}]");

    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err()).contains("did you mean 'retry'?");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void missingFile_cannotBeRead() {
    assertThat(run("explain", folder.resolve("none.yaml")).code())
        .isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | [north] | it can take any time, since nothing ends a call to north
          [{timeout: 10s}] | [north, south] | machines take at most 20 s over it
          # three attempts, and twice the minute that a quota may ask for
          [retry, {timeout: 1s}] | [north] | machines take at most 2 min 3 s over it
          # no quota at south: 1 s and 2 s
          [{retry: {backoff: {initial: 1s, jitter: full}}}, {timeout: 1s}] | [south] | at most 6 s over
          [{deadline: 5s}, retry, {timeout: 4s}] | [north, south] | machines take at most 5 s over it
          [{hedge: {delay: 3s}}, {timeout: 4s}] | [north] | machines take at most 7 s over it
          [{bulkhead: {max_wait: 6s}}, {timeout: 4s}] | [north] | machines take at most 10 s over it
          [{bulkhead: {max_wait: 3650d}}, {timeout: 4s}] | [north] | nothing ends the wait for a place
          # nothing is streamed, so that the first token is the answer
          [{timeout: {first_token: 4s}}] | [north] | machines take at most 4 s over it
          [{timeout: {connect: 4s}}] | [north] | it can take any time, since nothing ends
          [retry] | [{gateway: {chain: [{timeout: 1s}], ladder: [south]}}] | at most 4.5 s over it
          """)
  void worstTime(String chain, String ladder, String words) {
    Result result =
        run(
            "explain",
            file,
            "plain",
            "--set",
            "architectures.plain.chain=" + chain,
            "--set",
            "architectures.plain.ladder=" + ladder);

    assertThat(result.out()).contains(words);
  }

  @Test
  void layers_multiply_throughGatewaysInside() {
    String gateway =
        "{gateway: {chain: [{retry: {max_retries: 2}}], ladder: [north, south, north, south]}}";
    Result result =
        run(
            "explain",
            file,
            "plain",
            "--set",
            "architectures.plain.chain=[retry]",
            "--set",
            "architectures.plain.ladder=[" + gateway + "]");

    assertThat(result.out())
        .contains("one request can become 36 calls: retry 3 x retry 3 x rungs 4\n")
        .contains("of them 18 to north, 18 to south\n")
        .contains("[retries-on-retries]");
  }

  @Test
  void advice_isShownWithItsArchitecture_andCountedByValidate() {
    String inert = "architectures.plain.chain=[{timeout: 2s}, {timeout: 3s}]";

    assertThat(run("explain", file, "plain", "--set", inert).out().replaceAll("\\s+", " "))
        .contains(
            "--set architectures.plain.chain=[{timeout: 2s}, {timeout: 3s}]:1: advice: this timeout"
                + " of 3 s never comes to pass: one of 2 s is around it [inert-timeout] help: a"
                + " shorter one for each attempt");
    assertThat(run("validate", file, "--set", inert).out())
        .contains("small: valid")
        .contains("1 piece of advice on its design: stampede explain " + file);
    assertThat(run("validate", file).out()).doesNotContain("advice");
  }

  @Test
  void vendorsElement_isShownAsWritten_andAsWhatItBecomes() {
    Result result =
        run(
            "explain",
            file,
            "plain",
            "--set",
            "architectures.plain.chain=[{sdk.openai: {timeout: 30}}]");

    assertThat(result.out().replaceAll(" +", " "))
        .contains(" sdk.openai\n", " timeout 30 --set\n", " first_token 30s --set\n")
        .contains(" max_retries 2 vendor default (sdk.openai python/3.3, 2026-08-21)\n")
        .contains("one request can become 3 calls: sdk.openai 3\n");
  }

  @Test
  void clients_giveUpSomeTimeAndOutagesAreLonger() {
    assertThat(givingUp("agent.claude_code"))
        .contains(
            "while north refuses at once, it gives up after 2 min 40 s, with jitter at most 3 min 19 s;"
                + " by 307 incidents on two providers' status pages up to June 2024 99.12 % of outages"
                + " are longer");
    assertThat(givingUp("{timeout: 1m}")).endsWith("it gives up at once ");
    assertThat(givingUp("agent.openhands")).contains("it gives up after 2 min; by 307 incidents");
    assertThat(givingUp("agent.temporal"))
        .contains("one request can become any number of calls: agent.temporal any number")
        .contains("it can take any time, since its retries never end")
        .contains("while north refuses at once, it never gives up by itself");
  }

  private String givingUp(String chain) {
    String setting = "architectures.plain.chain=[" + chain + "]";
    return run("explain", file, "plain", "--set", setting).out().replaceAll("\\s+", " ");
  }

  @Test
  void json_isForPrograms() {
    Result result = run("explain", file, "plain", "--json");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("{\n  \"schema\" : \"stampede.explanation/v1\",\n  \"scenario\" : \"small\"")
        .contains("\"path\" : \"architectures.plain.chain[0].retry.max_retries\"")
        .contains("\"calls\" : 2,")
        .contains("\"worstSeconds\" : 4.5");
  }

  @Test
  void all_explainsTheRestOfTheScenario_presetsIncluded() {
    String preset = "providers.north.engine={preset: small-8b, beta: 5us}";
    String out = run("explain", file, "plain", "--all", "--set", preset).out();

    assertThat(out.replaceAll(" +", " "))
        .startsWith("scenario small\n")
        .contains("\n alpha 6.5ms preset small-8b, 2026-11-26\n")
        .contains("\n beta 5us --set\n")
        .contains("\n quality 1 default\n")
        .contains("\narchitecture plain\n");
    assertThat(run("explain", file, "plain").out()).startsWith("architecture plain\n");
  }

  @Test
  void colour_onlyIfAsked() {
    assertThat(run("explain", file).out()).doesNotContain("\u001b");
    assertThat(run("explain", file, "--color", "always").out()).contains("\u001b[1marchitecture");
  }
}

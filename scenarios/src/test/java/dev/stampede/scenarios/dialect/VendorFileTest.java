package dev.stampede.scenarios.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Elements that point at a file of their vendor's. */
class VendorFileTest {
  private static final String MODELS =
      """
      model_list:
        - model_name: big
          litellm_params: {model: openai/large, api_key: os.environ/KEY, timeout: 20}
        - model_name: small
          litellm_params:
            model: azure/little
      router_settings: {num_retries: 1, fallbacks: [{big: [small]}]}
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Reading reading(String ladder) throws IOException {
    Files.createDirectories(folder.resolve("scenarios"));
    return Reading.in(
        folder.resolve("scenarios"),
        """
        apiVersion: stampede/v1
        name: files
        duration: 1h
        demand: {chat: {arrivals: {rate: 1/m}}}
        providers:
          north: {engine: {servers: 99, service: 1s}}
          south: {engine: {servers: 99, service: 1s}}
        architectures:
          a:
            ladder: [%s]
        """
            .formatted(ladder));
  }

  private Reading pointing(String beside) throws IOException {
    return reading("{litellm.router: {file: config.yaml, %s}}".formatted(beside));
  }

  private Reading holding(String text) throws IOException {
    write("scenarios/config.yaml", text);
    return pointing("deploys_to: north");
  }

  private static Object ladder(Reading reading) {
    return reading.scenario().trial().architectures().get(0).ladder();
  }

  @Test
  void file_isReadAsIfItWerePasted() throws IOException {
    write("scenarios/config.yaml", MODELS);
    Reading pasted =
        reading(
            "{litellm.router: {model_list: ["
                + "{model_name: big, deploys_to: north,"
                + " litellm_params: {model: openai/large, timeout: 20}},"
                + " {model_name: small, deploys_to: south}],"
                + " router_settings: {num_retries: 1, fallbacks: [{big: [small]}]}}}");
    assertThat(ladder(pointing("deploys_to: {\"openai/*\": north, small: south}")))
        .isEqualTo(ladder(pasted));
  }

  @Test
  void keysBesideTheFile_areSaidOverIt() throws IOException {
    write("scenarios/config.yaml", MODELS);
    String three = MODELS.replace("num_retries: 1", "num_retries: 3");
    Object over = ladder(pointing("deploys_to: north, router_settings: {num_retries: 3}"));
    assertThat(over).isNotEqualTo(ladder(pointing("deploys_to: north")));
    assertThat(over).isEqualTo(ladder(holding(three)));
  }

  @Test
  void mostSpecificName_says_whoServes() throws IOException {
    write("scenarios/config.yaml", MODELS);
    Object wanted = ladder(pointing("deploys_to: {big: north, small: south}"));
    assertThat(ladder(pointing("deploys_to: {\"*\": south, big: north}"))).isEqualTo(wanted);
    assertThat(ladder(pointing("deploys_to: {\"*/l*\": south, \"*/la*\": north}")))
        .isEqualTo(wanted);
    assertThat(ladder(pointing("deploys_to: {big: south, openai/large: north, small: south}")))
        .isEqualTo(wanted);
    assertThat(ladder(pointing("deploys_to: {\"*\": [north, south]}"))).isEqualTo(wanted);
  }

  @Test
  void nobodyServes_isAnErrorThatNamesThemAll() throws IOException {
    write("scenarios/config.yaml", MODELS);
    assertThat(pointing("deploys_to: {medium: north}").rendered())
        .contains("deploys_to is not said of openai/large = big; azure/little = small")
        .contains("deploys_to: 'medium' fits nothing")
        .doesNotContain("no rung");
    assertThat(pointing("deploys_to: {\"*\": [north]}").rendered())
        .contains("deploys_to: '*' has 1 providers, and fits 2");
    assertThat(pointing("deploys_to: {\"*\": west}").rendered())
        .contains("unknown provider 'west'");
  }

  @Test
  void errors_pointIntoTheFile_andShowNoLineOfIt() throws IOException {
    Reading reading = holding(MODELS.replace("timeout: 20", "timeout: soon"));
    assertThat(reading.rendered())
        .contains("config.yaml:3:77: error: ")
        .contains("timeout (soon)")
        .doesNotContain("os.environ");
  }

  /**
   * As LiteLLM does it: lists are added up, anything else is what the last file says, and what an
   * included file includes lies in the folder of the first one.
   */
  @Test
  void includedFiles_areMergedIntoTheirs() throws IOException {
    write(
        "scenarios/conf/models.yaml", "model_list: [{model_name: small}]\ninclude: [more.yaml]\n");
    write(
        "scenarios/conf/more.yaml",
        "router_settings: {num_retries: 4, fallbacks: [{big: [small]}]}\nmodel_list: [{model_name: tiny}]");
    write(
        "scenarios/conf/config.yaml",
        "include: [models.yaml]\nmodel_list: [{model_name: big}]\nrouter_settings: {timeout: 9}\n");
    String pasted =
        "{litellm.router: {deploys_to: north, model_list: [{model_name: big}, {model_name: small},"
            + " {model_name: tiny}], router_settings: {num_retries: 4, fallbacks: [{big: [small]}]}}}";
    String pointing = "{litellm.router: {file: conf/config.yaml, deploys_to: north}}";
    Reading read = reading(pointing);
    assertThat(ladder(read)).isEqualTo(ladder(reading(pasted)));
    assertThat(read.rendered()).doesNotContain("include");
    String before = read.scenario().sha256();
    write("scenarios/conf/more.yaml", "router_settings: {num_retries: 5}");
    assertThat(reading(pointing).scenario().sha256()).isNotEqualTo(before);
    String inline =
        "{litellm.router: {include: [conf/models.yaml], deploys_to: north, model_list: []}}";
    write("scenarios/more.yaml", "litellm_settings: {}");
    assertThat(ladder(reading(inline)))
        .isEqualTo(
            ladder(
                reading(
                    "{litellm.router: {deploys_to: north, model_list: [{model_name: small}]}}")));
  }

  @Test
  void includedFiles_areLookedAtAsTheFileIs() throws IOException {
    write("outside.yaml", "model_list: [{api_key: s3cret}]");
    assertThat(holding("include: [../outside.yaml]\nmodel_list: []").rendered())
        .contains("config.yaml:1:11", "lies outside the folder")
        .doesNotContain("s3cret");
    assertThat(holding("include: [missing.yaml]").rendered()).contains("missing.yaml");
    assertThat(holding("include: config.yaml").rendered())
        .contains("include is not a list of files");
    assertThat(holding("include: [config.yaml]").rendered())
        .contains("config.yaml is included twice");
    write("scenarios/broken.yaml", "model_list: {a: [s3cret\n");
    assertThat(holding("include: [broken.yaml]").rendered())
        .contains("broken.yaml:")
        .doesNotContain("s3cret");
  }

  private Object chain(String chain) throws IOException {
    return reading("north]\n    chain: [" + chain)
        .scenario()
        .trial()
        .architectures()
        .get(0)
        .chain();
  }

  /** Several documents, of which each element takes the only one of its kind, or that of a name. */
  @Test
  void resourcesOfIstio_areFoundByKindAndName() throws IOException {
    write(
        "scenarios/istio.yaml",
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: web}
        spec: {hosts: [web], http: [{timeout: 7s, retries: {attempts: 0}}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: web}
        spec: {host: web, trafficPolicy: {connectionPool: {tcp: {connectTimeout: 3s}}}}
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: others}
        spec: {host: other, trafficPolicy: {connectionPool: {tcp: {connectTimeout: 4s}}}}
        """);
    assertThat(
            chain(
                "istio.virtual_service: {file: istio.yaml},"
                    + " istio.destination_rule: {file: istio.yaml, name: others}"))
        .isEqualTo(
            chain(
                "istio.virtual_service: {timeout: 7s, retries: {attempts: 0}},"
                    + " istio.destination_rule: {trafficPolicy: {connectionPool: {tcp:"
                    + " {connectTimeout: 4s}}}}"));
    assertThat(reading("north]\n    chain: [istio.destination_rule: {file: istio.yaml}").rendered())
        .contains("holds several DestinationRules that differ", "web, others");
    assertThat(
            reading("north]\n    chain: [istio.virtual_service: {file: istio.yaml, name: wbe}")
                .rendered())
        .contains("did you mean 'web'?");
  }

  @Test
  void partsOfOtherFiles_areFoundByTheirNames() throws IOException {
    write(
        "scenarios/envoy.yaml",
        """
        static_resources:
          clusters:
            - {name: openai, connect_timeout: 2s}
            - {name: others, connect_timeout: 9s}
        """);
    write(
        "scenarios/application.yml",
        """
        spring: {application: {name: shop}}
        resilience4j.retry:
          configs: {default: {maxAttempts: 2}}
          instances:
            backendA: {baseConfig: default, waitDuration: 1s}
            backendB: {baseConfig: default, waitDuration: 5s}
        """);
    write(
        "scenarios/service.json",
        """
        {"methodConfig": [{"name": [{"service": "s.T"}], "timeout": "8s"}]}
        """);
    assertThat(chain("envoy.cluster: {file: envoy.yaml, cluster: openai}"))
        .isEqualTo(chain("envoy.cluster: {connect_timeout: 2s}"));
    assertThat(chain("r4j.retry: {file: application.yml, instance: backendA}"))
        .isEqualTo(chain("r4j.retry: {maxAttempts: 2, waitDuration: 1s}"));
    assertThat(chain("grpc.service_config: {file: service.json, method: s.T/Who}"))
        .isEqualTo(chain("grpc.service_config: {timeout: 8s}"));
  }

  private static final String AWS =
      """
      # what the command line and the SDKs share
      [default]
      region = us-east-1
      [profile batch]
      region = eu-west-1
      retry_mode = adaptive
      max_attempts=6
      s3 =
        max_concurrent_requests = 20
      [sso-session work]
      sso_start_url = https://example.org/start
      """;

  @Test
  void profilesOfAws_areReadAsSettings() throws IOException {
    write("scenarios/aws/config", AWS);
    assertThat(chain("sdk.aws: {file: aws/config, profile: batch}"))
        .isEqualTo(chain("sdk.aws: {retry_mode: adaptive, max_attempts: 6}"));
    assertThat(chain("sdk.aws: {file: aws/config}")).isEqualTo(chain("sdk.aws: {}"));
    assertThat(chain("sdk.aws: {file: aws/config, profile: batch, max_attempts: 2}"))
        .isEqualTo(chain("sdk.aws: {retry_mode: adaptive, max_attempts: 2}"));
    assertThat(reading("north]\n    chain: [sdk.aws: {file: aws/config, profile: bach}").rendered())
        .contains("did you mean 'batch'?");
  }

  @Test
  void mistakesOfSections_areAtTheirPlace() throws IOException {
    write("scenarios/aws/config", "a = 1\n[default\n[default]\nb\nc=1\nc=2\n[default]\nd = 1\n");
    assertThat(reading("north]\n    chain: [sdk.aws: {file: aws/config}").rendered())
        .contains("aws/config:1:1: error: a key before the first section")
        .contains("aws/config:2:1: error: a section without its ']'")
        .contains("aws/config:4:1: error: neither a [section] nor key = value")
        .contains("aws/config:6:1: error: 'c' is given twice")
        .contains("aws/config:7:1: error: the section [default] is given twice");
    write("scenarios/aws/config", "[default]\nretry_mode = bold\n");
    assertThat(reading("north]\n    chain: [sdk.aws: {file: aws/config}").rendered())
        .contains("aws/config:2:1: error: ", "retry_mode");
  }

  @Test
  void mistakesOfYaml_areAtTheirPlace() throws IOException {
    assertThat(holding("model_list: [{model_name: big}\n").rendered())
        .contains("config.yaml:1:31: error: expected ',' or ']'");
    assertThat(holding("a: 1\n---\nb: 2\n").rendered())
        .contains("config.yaml:3:1: error: a second document starts here");
    assertThat(holding("- a\n").rendered())
        .contains("config.yaml:1:1: error: must be a mapping, not a list");
    assertThat(holding("").rendered()).contains("config.yaml:1:1: error: the file is empty");
    assertThat(holding("a: \t\u0000\n").rendered()).contains("config.yaml:1:");
  }

  @Test
  void fileThatIsNone_isOneClearError() throws IOException {
    String path = "architectures.a.ladder[0].litellm.router.file";
    assertThat(pointing("deploys_to: north").rendered())
        .contains("%s: cannot read config.yaml: there is no such file".formatted(path))
        .doesNotContain("model_list", "no rung");
    assertThat(reading("{litellm.router: {file: .}}").rendered()).contains("it is a directory");
    Files.write(folder.resolve("scenarios/config.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
    assertThat(pointing("deploys_to: north").rendered())
        .contains("config.yaml:1:4: error: the byte 0xff is not UTF-8");
    Files.write(folder.resolve("scenarios/config.yaml"), new byte[(8 << 20) + 1]);
    assertThat(pointing("deploys_to: north").rendered()).contains("larger than the 8 MiB");
    assertThat(reading("{litellm.router: {file: [config.yaml]}}").rendered())
        .contains("must be a single value");
  }

  @Test
  void fileOutsideTheFolder_isRefusedWhetherItIsThereOrNot() throws IOException {
    Path outside = write("outside.yaml", MODELS);
    for (String path : new String[] {"../outside.yaml", "../nothing.yaml", outside.toString()}) {
      assertThat(
              reading("{litellm.router: {file: %s, deploys_to: north}}".formatted(path)).rendered())
          .contains("lies outside the folder of the scenario")
          .contains("--allow-outside")
          .doesNotContain("no such file");
    }
    Files.createSymbolicLink(folder.resolve("scenarios/link.yaml"), outside);
    assertThat(reading("{litellm.router: {file: link.yaml, deploys_to: north}}").rendered())
        .contains("lies outside the folder");
    write("scenarios/sub/config.yaml", MODELS);
    assertThat(
            reading("{litellm.router: {file: sub/../sub/config.yaml, deploys_to: north}}")
                .isAccepted())
        .isTrue();
  }

  @Test
  void anchorsAndMergeKeys_areFollowed() throws IOException {
    String anchored =
        """
        shared: &shared
          timeout: 20
          num_retries: 9
        model_list:
          - model_name: big
            litellm_params: &first {<<: *shared, model: openai/large, num_retries: 1}
          - model_name: small
            litellm_params: {<<: [{model: azure/little}, *first], num_retries: 1}
        router_settings: {fallbacks: [{big: [small]}]}
        """
            .replace("shared: &shared", "environment_variables: &shared");
    String plain =
        """
        model_list:
          - {model_name: big, litellm_params: {model: openai/large, timeout: 20, num_retries: 1}}
          - {model_name: small, litellm_params: {model: azure/little, timeout: 20, num_retries: 1}}
        router_settings: {fallbacks: [{big: [small]}]}
        """;
    assertThat(ladder(holding(anchored))).isEqualTo(ladder(holding(plain)));
  }

  @Test
  void aliasesThatGrow_areRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%1$d [%s]\n".formatted(i, "*a%d, ".formatted(i - 1).repeat(10)));
    }
    assertThat(holding(bomb.toString()).rendered())
        .contains("config.yaml:6:")
        .contains("with its aliases, the file is too large");
    StringBuilder tower = new StringBuilder("a0: &a0 []\n");
    for (int i = 1; i < 100; i++) {
      tower.append("a%d: &a%1$d [*a%d]\n".formatted(i, i - 1));
    }
    assertThat(holding(tower.toString()).rendered()).contains("the file is too large");
    assertThat(holding("a: &a [*a]\n").rendered()).contains("this alias has no anchor before it");
    assertThat(holding("a: *b\n").rendered()).contains("this alias has no anchor before it");
  }

  @Test
  void json_isReadAsWell() throws IOException {
    String json =
        """
        {
        \t"model_list": [
        \t\t{"model_name": "big",
        \t\t"litellm_params": {"model": "openai/large"}}
        \t]
        }
        """;
    assertThat(ladder(holding(json)))
        .isEqualTo(
            ladder(holding("model_list: [{model_name: big, litellm_params: {model: a/b}}]\n")));
  }

  @Test
  void content_isPartOfTheScenariosIdentity() throws IOException {
    String first = holding(MODELS).scenario().sha256();
    assertThat(holding(MODELS).scenario().sha256()).isEqualTo(first);
    assertThat(holding(MODELS + "# a comment\n").scenario().sha256()).isNotEqualTo(first);
  }

  @Test
  void oneMistake_ofTwoArchitectures_isReportedOnce() throws IOException {
    Files.createDirectories(folder.resolve("scenarios"));
    byte[] text = MODELS.replace("timeout: 20", "timeout: soon").getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("scenarios/config.yaml"), text);
    String element = "{litellm.router: {file: config.yaml, deploys_to: north}}";
    Reading reading = reading(element + "]\n  b:\n    ladder: [" + element);
    assertThat(reading.rendered().split("config.yaml:3:77:", -1)).hasSize(2);
  }
}

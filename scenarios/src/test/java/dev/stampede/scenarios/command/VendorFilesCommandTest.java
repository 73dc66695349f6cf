package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios that point at the files of a vendor: what is read of them, and what is never told. */
class VendorFilesCommandTest {
  private static final String CANARY = "CANARY-9d1f";

  private static final String CONFIG =
      """
      model_list:
        - {model_name: big, litellm_params: {model: openai/large, api_key: CANARY, timeout: 20}}
        - model_name: small
          litellm_params:
            model: azure/little
            api_key: "CANARY"
            aws_secret_access_key: CANARY
            aws_session_token: CANARY
            extra_headers: {authorization: CANARY}
            vertex_credentials: |
              {"private_key": "CANARY"}
      litellm_settings: {cache_params: {password: CANARY}}
      general_settings: {master_key: CANARY, database_url: "postgresql://u:CANARY@h/d"}
      environment_variables: {OPENAI_API_KEY: CANARY}
      router_settings:
        num_retries: 1
        redis_password: CANARY
        fallbacks: [{big: [small]}]
      """
          .replace("CANARY", CANARY);

  @TempDir private Path folder;

  private Path scenario(String file) {
    return write(
        folder,
        "scenario.yaml",
        CommandLineFixture.SMALL
            .replace("duration: 10m", "duration: 1m")
            .replace("warmup: 1m", "warmup: 10s")
            .replace("at: 4m, for: 2m", "at: 20s, for: 10s")
            .replace(
                "single: {ladder: [one]}",
                "single: {ladder: [{litellm.router: {file: %s, deploys_to: {big: one, \"*\": two}}}]}"
                    .formatted(file)));
  }

  private static void tellsNothing(Result result) {
    assertThat(result.out()).doesNotContain(CANARY);
    assertThat(result.err()).doesNotContain(CANARY);
  }

  private void holdsNothing(Path written) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(written)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      assertThat(text).as(file.toString()).doesNotContain(CANARY);
    }
  }

  @Test
  void credentials_areNeverPrintedOrWritten() throws IOException {
    write(folder, "config.yaml", CONFIG);
    Path scenario = scenario("config.yaml");
    Result ran = run("run", scenario, "-o", folder.resolve("out"));
    assertThat(ran.err()).doesNotContain("error");
    tellsNothing(ran);
    holdsNothing(folder.resolve("out"));
    tellsNothing(run("validate", scenario));
    tellsNothing(run("explain", scenario, "--all"));
    tellsNothing(run("explain", scenario, "--all", "--json"));
    Path plan = folder.resolve("plan");
    Result planned = run("plan", "run", scenario, "-o", plan, "--chunk-trials", 2);
    assertThat(planned.code()).as(planned.err()).isEqualTo(ExitCode.OK);
    tellsNothing(planned);
    Result worked = run("work", plan, "--chunk", 0, "-j", 1);
    assertThat(worked.code()).as(worked.err()).isEqualTo(ExitCode.OK);
    tellsNothing(worked);
    holdsNothing(plan);
  }

  @Test
  void credentials_areNotShownBesideAMistake() {
    write(folder, "config.yaml", CONFIG.replace("timeout: 20", "timeout: soon, timeuot: 1"));
    Result result = run("validate", scenario("config.yaml"));
    assertThat(result.err()).contains("config.yaml:2:", "timeout (soon)", "timeuot");
    tellsNothing(result);
    write(folder, "config.yaml", CONFIG.replace("master_key: ", "master_key: [}"));
    Result broken = run("validate", scenario("config.yaml"));
    assertThat(broken.err()).contains("config.yaml:13:");
    tellsNothing(broken);
  }

  @Test
  void explain_saysWhichLineOfTheFile() {
    write(folder, "config.yaml", CONFIG);
    assertThat(run("explain", scenario("config.yaml"), "single").out())
        .containsPattern("20s .*config\\.yaml, line 2");
  }

  @Test
  void fileOutside_isReadIfThatIsAllowed() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    write(folder, "config.yaml", CONFIG);
    Path scenario = inner.resolve("scenario.yaml");
    Files.move(scenario("../config.yaml"), scenario);
    Result refused = run("validate", scenario);
    assertThat(refused.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(refused.err()).contains("--allow-outside");
    assertThat(run("validate", scenario, "--allow-outside").code()).isEqualTo(ExitCode.OK);
    assertThat(run("explain", scenario, "--allow-outside").code()).isEqualTo(ExitCode.OK);
    Path plan = folder.resolve("plan");
    Result planned =
        run("plan", "run", scenario, "--allow-outside", "-o", plan, "--chunk-trials", 2);
    assertThat(planned.code()).as(planned.err()).isEqualTo(ExitCode.OK);
    assertThat(run("work", plan, "--chunk", 0, "-j", 1).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void missingFile_isOneThatCannotBeRead() {
    Result result = run("validate", scenario("nothing.yaml"));
    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("nothing.yaml: there is no such file");
  }
}

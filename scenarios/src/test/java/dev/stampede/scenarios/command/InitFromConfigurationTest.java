package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios made of what people have. */
class InitFromConfigurationTest {

  private static final String SECRET = "sk-canary-0123456789";

  private static final String CONFIG =
      """
      model_list:
        - model_name: big
          litellm_params: {model: azure/gpt-4o, api_base: https://eu.example, api_key: %1$s, rpm: 600, tpm: 90000}
        - model_name: big
          litellm_params: {model: azure/gpt-4o, api_base: https://us.example, api_key: %1$s, rpm: 300}
        - model_name: big
          litellm_params: {model: azure/gpt-4o, api_base: https://eu.example, api_key: %1$s, rpm: 100}
        - model_name: small
          litellm_params: {model: claude-haiku, api_key: os.environ/KEY}
      router_settings: {num_retries: 1, fallbacks: [{big: [small]}]}
      """
          .formatted(SECRET);

  @TempDir Path folder;

  private Result init(Object... more) {
    Path config = write(folder, "config.yaml", CONFIG);
    Object[] words = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"init", "--from", "litellm", config, "-o", folder.resolve("made.yaml")},
        0,
        words,
        0,
        6);
    System.arraycopy(more, 0, words, 6, more.length);
    return run(words);
  }

  private String made() throws IOException {
    return Files.readString(folder.resolve("made.yaml"));
  }

  @Test
  void deployments_becomeProvidersWithTheirQuotas() throws IOException {
    Result result = init();

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(made())
        .contains(
            "  azure:\n",
            "quota: {rpm: 700, tpm: 90000}",
            "  azure-2:\n",
            "quota: {rpm: 300}",
            "  openai:\n",
            "quota: {rpm: FILL_IN}",
            "\"azure/gpt-4o\": [azure, azure-2, azure]",
            "claude-haiku: openai",
            "file: config.yaml",
            "kind: outage");
    assertThat(made() + result.out() + result.err()).doesNotContain(SECRET, "eu.example");
  }

  /** Each place that is open is an error where it stands, until it is said: then it runs. */
  @Test
  void whatIsOpen_isNamed_andWhatWasSaidRuns() throws IOException {
    Result result = init();
    assertThat(result.out())
        .contains(
            "yours to say: demand.requests.arrivals.rate",
            "yours to say: providers.azure.engine.api",
            "yours to say: providers.openai.quota");
    Result open = run("validate", folder.resolve("made.yaml"));
    assertThat(open.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(open.err()).contains("FILL_IN", "first_token");

    Files.writeString(
        folder.resolve("made.yaml"),
        made()
            .replace("rate: FILL_IN", "rate: 2/s")
            .replace("tokens: FILL_IN", "tokens: 100")
            .replace("first_token: FILL_IN", "first_token: 500ms")
            .replace("per_second: FILL_IN", "per_second: 60/s")
            .replace("rpm: FILL_IN", "rpm: 60"));
    Path out = folder.resolve("out");
    Result run =
        run(
            "run",
            folder.resolve("made.yaml"),
            "-n",
            1,
            "--set",
            "duration=22m",
            "-o",
            out,
            "--data-only");
    assertThat(run.err()).doesNotContain("error");
    assertThat(run.out()).contains("litellm", "requests");
  }

  @Test
  void logOfRequests_isTheDemand() throws IOException {
    StringBuilder log = new StringBuilder("arrival_s,input_tokens,output_tokens\n");
    Random random = new Random(5);
    double time = 0;
    for (int i = 0; i < 400; i++) {
      time -= Math.log(1 - random.nextDouble()) / 3;
      log.append(
          "%.3f,%d,%d\n".formatted(time, 100 + random.nextInt(900), 20 + random.nextInt(80)));
    }
    Result result = init("--trace", write(folder, "log.csv", log.toString()));

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(made()).contains("rate: ", "input_tokens: {").doesNotContain("rate: FILL_IN");
    assertThat(result.out()).doesNotContain("yours to say: demand");
  }

  @Test
  void whatIsNoConfiguration_isRefused_andNothingIsWritten() {
    Path other = write(folder, "other.yaml", "general_settings: {master_key: " + SECRET + "}\n");
    Path broken = write(folder, "broken.yaml", "model_list: [\n  api_key: " + SECRET + "\n");
    Path out = folder.resolve("none.yaml");

    Result without = run("init", "--from", "litellm", other, "-o", out);
    Result unreadable = run("init", "--from", "litellm", broken, "-o", out);

    assertThat(without.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(without.err()).contains("other.yaml has no model_list");
    assertThat(unreadable.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(unreadable.err()).contains("broken.yaml:").doesNotContain(SECRET);
    assertThat(run("init", "--from", "envoy", other).err()).contains("knows 'litellm'");
    assertThat(run("init", "--trace", other).err()).contains("--trace goes with --from");
    assertThat(run("init", "tipping-point", "--from", "litellm", other).code())
        .isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(out).doesNotExist();
  }

  @Test
  void configurationElsewhere_isPointedAt_andThatIsSaid() throws IOException {
    Path config = write(folder, "config.yaml", CONFIG);
    Path below = Files.createDirectory(folder.resolve("below"));

    Result result = run("init", "--from", "litellm", config, "-o", below.resolve("made.yaml"));

    assertThat(Files.readString(below.resolve("made.yaml"))).contains("file: \"../config.yaml\"");
    assertThat(result.err()).contains("--allow-outside");
  }
}

package dev.stampede.scenarios.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.fit.Experts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelExpertsTest {

  @ParameterizedTest
  @CsvSource({
    "deepseek-ai/DeepSeek-R1-0528, 256, 8",
    "zai-org/GLM-5-FP8, 256, 8",
    "zai-org/GLM-4.5-Air, 128, 8",
    "Qwen/Qwen3.5-397B-A17B, 512, 10",
    "moonshotai/Kimi-K2.5, 384, 8",
    "openai/gpt-oss-20b, 32, 4",
    "meta-llama/Llama-3.1-70B-Instruct, 1, 1",
    "Qwen/Qwen3-32B, 1, 1",
  })
  void knownModels_areWhatTheirConfigurationsSay(String model, int total, int active) {
    assertThat(ModelExperts.of(model))
        .isEqualTo(new ModelExperts(new Experts(total, active), null));
  }

  /** Their configurations have 128, 128 and 64 experts, of which 8 work on a token. */
  @ParameterizedTest
  @CsvSource({"acme/Qwen4-235B-A22B, 128", "acme-30B-A3B, 128", "acme-300b-a47b-base, 64"})
  void activeParametersInAName_giveAGuess_aloud(String model, int total) {
    ModelExperts guessed = ModelExperts.of(model);

    assertThat(guessed.experts()).isEqualTo(new Experts(total, 8));
    assertThat(guessed.doubt())
        .startsWith("“" + model + "” is not known; by the ")
        .endsWith(
            "of "
                + total
                + " experts for a token; if that is wrong, say what it has: --experts 256/8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme/Giant-9",
        "ibm-granite/granite-3.0-1b-a400m",
        "acme/grok-314b",
        "mistralai/Mistral-Unheard-Of"
      })
  void unknownModels_becomeDense_aloud(String model) {
    assertThat(ModelExperts.of(model).experts()).isEqualTo(Experts.DENSE);
    assertThat(ModelExperts.of(model).doubt())
        .startsWith("“" + model + "” is not known and was taken for a dense model");
  }

  @Test
  void noModel_becomesDense_aloud() {
    assertThat(ModelExperts.of("").doubt()).startsWith("nothing names the model");
  }
}

package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.Experts;
import dev.stampede.reports.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a model says about its experts.
 *
 * @param experts that it is taken to have
 * @param doubt why that may be wrong; null if the model is known
 */
record ModelExperts(Experts experts, @Nullable String doubt) {

  /**
   * Routed experts in a layer, and how many of them a token goes to: {@code n_routed_experts} and
   * {@code num_experts_per_tok} of the models' configurations, as of 2026-11. The first whose words
   * are in the name of a model is its.
   */
  private static final List<Known> MIXTURES =
      List.of(
          new Known("deepseek-r1", new Experts(256, 8)),
          new Known("deepseek-v3", new Experts(256, 8)),
          new Known("glm-4.5-air", new Experts(128, 8)),
          new Known("glm-4.5", new Experts(160, 8)),
          new Known("glm-5", new Experts(256, 8)),
          new Known("gpt-oss-120b", new Experts(128, 4)),
          new Known("gpt-oss-20b", new Experts(32, 4)),
          new Known("kimi-k2", new Experts(384, 8)),
          new Known("minimax-m2", new Experts(256, 8)),
          new Known("mixtral-8x", new Experts(8, 2)),
          new Known("qwen3.5-397b-a17b", new Experts(512, 10)),
          new Known("qwen3-235b-a22b", new Experts(128, 8)),
          new Known("qwen3-30b-a3b", new Experts(128, 8)),
          new Known("qwen3-next-80b-a3b", new Experts(512, 10)));

  /** Models of which every one without active parameters in its name is dense, as of 2026-11. */
  private static final Pattern DENSE =
      Pattern.compile(
          ".*(llama-?[23]|codellama|qwen2(\\.5)?-|qwen3-[0-9.]+b|mistral-(7b|small|large|nemo)"
              + "|gemma-?[1-3]-|phi-[1-4](?!\\.5-moe)|falcon-|command-r|olmo-?2).*");

  /** As in {@code 397B-A17B}: billions of parameters, and those that work on a token. */
  private static final Pattern ACTIVE = Pattern.compile("(\\d+(?:\\.\\d+)?)b-a(\\d+(?:\\.\\d+)?)b");

  /**
   * A token goes to a smaller share of the experts than of the parameters, for attention is not of
   * experts: 0.45 to 0.7 times that in the models above whose names say both.
   */
  private static final double OF_ACTIVE_PARAMETERS = 0.6;

  /** How many experts a token goes to in most of the models above. */
  private static final int USUAL_ACTIVE = 8;

  private static final String REMEDY = "if that is wrong, say what it has: --experts 256/8";

  private record Known(String words, Experts experts) {}

  /** Returns what is known or guessed of a model; its name may be empty. */
  static ModelExperts of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    for (Known known : MIXTURES) {
      if (name.contains(known.words())) {
        return new ModelExperts(known.experts(), null);
      }
    }
    Matcher parameters = ACTIVE.matcher(name);
    if (parameters.find()) {
      return guess(model, parameters.group(1), parameters.group(2));
    }
    if (DENSE.matcher(name).matches()) {
      return new ModelExperts(Experts.DENSE, null);
    }
    return new ModelExperts(
        Experts.DENSE,
        model.isEmpty()
            ? "nothing names the model, so it was taken for a dense one; if it is a mixture of"
                + " experts, say so: --experts 256/8"
            : "%s is not known and was taken for a dense model; %s"
                .formatted(PlainText.quoted(model), REMEDY));
  }

  private static ModelExperts guess(String model, String all, String active) {
    double share = OF_ACTIVE_PARAMETERS * Double.parseDouble(active) / Double.parseDouble(all);
    long power = Math.round(StrictMath.log(USUAL_ACTIVE / share) / StrictMath.log(2));
    int total = 1 << Math.max(3, Math.min(12, power));
    return new ModelExperts(
        new Experts(total, USUAL_ACTIVE),
        "%s is not known; by the %s of %s billion parameters in its name it was taken to use %d of"
                .formatted(PlainText.quoted(model), active, all, USUAL_ACTIVE)
            + " %d experts for a token; %s".formatted(total, REMEDY));
  }
}

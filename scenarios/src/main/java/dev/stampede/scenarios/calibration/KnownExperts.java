package dev.stampede.scenarios.calibration;

import dev.stampede.scenarios.fitting.Experts;
import java.util.List;
import java.util.Locale;

/**
 * Routed experts in a layer, and how many of them a token goes to, of open models: {@code
 * n_routed_experts} and {@code num_experts_per_tok} of their configurations, as of 2026-11.
 */
final class KnownExperts {

  /** The first whose words are in the name of a model is its. */
  private static final List<Known> MODELS =
      List.of(
          new Known("deepseek-r1", new Experts(256, 8)),
          new Known("deepseek-v3", new Experts(256, 8)),
          new Known("kimi-k2", new Experts(384, 8)),
          new Known("minimax-m2", new Experts(256, 8)),
          new Known("gpt-oss-120b", new Experts(128, 4)),
          new Known("gpt-oss-20b", new Experts(32, 4)),
          new Known("qwen3-235b-a22b", new Experts(128, 8)),
          new Known("qwen3-30b-a3b", new Experts(128, 8)),
          new Known("mixtral-8x", new Experts(8, 2)));

  private record Known(String words, Experts experts) {}

  private KnownExperts() {}

  static Experts of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    return MODELS.stream()
        .filter(known -> name.contains(known.words()))
        .map(Known::experts)
        .findFirst()
        .orElse(Experts.DENSE);
  }
}

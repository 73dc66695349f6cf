package dev.stampede.scenarios.calibration;

import dev.stampede.experiments.fit.FittedEngine;
import dev.stampede.experiments.fit.Limits;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.StepCost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Writes a fitted engine as a scenario says it. */
public final class EngineYaml {

  private static final MathContext DIGITS = new MathContext(4);

  private EngineYaml() {}

  /**
   * Returns it, to be pasted into a provider.
   *
   * @param comments lines before it
   */
  public static String of(List<String> comments, FittedEngine engine, Limits limits) {
    StringBuilder yaml = new StringBuilder();
    comments.forEach(line -> yaml.append(("# " + line).stripTrailing()).append('\n'));
    yaml.append("engine:\n  batching:\n");
    StepCost cost = engine.cost();
    key(yaml, "alpha", duration(cost.alpha()));
    if (cost.alphaMoe() > 0) {
      key(yaml, "alpha_moe", duration(cost.alphaMoe()));
      key(yaml, "experts", "" + cost.experts());
      key(yaml, "active_experts", "" + cost.activeExperts());
    }
    key(yaml, "beta", duration(cost.beta()));
    key(yaml, "gamma", duration(cost.gamma()));
    key(yaml, "delta", duration(cost.delta()));
    key(yaml, "epsilon", duration(cost.epsilon()));
    key(yaml, "t_front", duration(engine.frontSeconds()));
    if (limits.replicas() > 1) {
      key(yaml, "replicas", "" + limits.replicas());
      key(yaml, "routing", "least_loaded");
    }
    key(yaml, "max_num_seqs", "" + limits.maxSequences());
    key(yaml, "max_num_batched_tokens", "" + limits.maxBatchedTokens());
    if (limits.kvCapacityTokens() < ReplicaSpec.UNBOUNDED_TOKENS) {
      key(yaml, "kv_capacity_tokens", "" + limits.kvCapacityTokens());
    }
    return yaml.toString();
  }

  private static void key(StringBuilder yaml, String name, String value) {
    yaml.append("    ").append(name).append(": ").append(value).append('\n');
  }

  /** Writes seconds in the largest unit that leaves digits before the point, or in nanoseconds. */
  private static String duration(double seconds) {
    if (seconds == 0) {
      return "0s";
    }
    if (seconds >= 1e-3) {
      return plain(seconds * 1e3) + "ms";
    }
    return seconds >= 1e-6 ? plain(seconds * 1e6) + "us" : plain(seconds * 1e9) + "ns";
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}

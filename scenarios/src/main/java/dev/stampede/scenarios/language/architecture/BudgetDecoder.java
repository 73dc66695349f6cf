package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.budget.BudgetSpec.FilledBy;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code budget}: what all requests together may spend on retries or hedges. */
final class BudgetDecoder {
  private static final Set<String> KINDS =
      new LinkedHashSet<>(List.of("envoy", "grpc", "finagle", "aws", "ratio", "bucket"));
  private static final BudgetSpec STAND_IN = new BudgetSpec.Envoy(0, 0);

  private BudgetDecoder() {}

  static BudgetSpec read(ValueReader value) {
    Named element = value.element();
    String kind = element.key().reference("budget", KINDS);
    MappingReader in = element.value().mapping();
    return switch (kind) {
      case "envoy" -> envoy(in);
      case "grpc" -> grpc(in);
      case "finagle" -> finagle(in);
      case "aws" -> aws(in);
      case "ratio" -> ratio(in);
      case "bucket" -> bucket(in);
      default -> STAND_IN;
    };
  }

  private static BudgetSpec envoy(MappingReader in) {
    double share = in.optional("budget_percent", "20%").share();
    int least = count(in, "min_retry_concurrency", "3");
    return in.build(() -> new BudgetSpec.Envoy(share, least), STAND_IN);
  }

  private static BudgetSpec grpc(MappingReader in) {
    int tokens = in.optional("max_tokens", "10").integer(1, 1000);
    double ratio = in.optional("token_ratio", "0.1").decimal(0.001, 1000);
    return in.build(() -> new BudgetSpec.Grpc(tokens, ratio), STAND_IN);
  }

  private static BudgetSpec finagle(MappingReader in) {
    long ttl = in.optional("ttl", "10s").positiveNanos();
    double least = in.optional("min_retries_per_sec", "10").decimal(0, Double.POSITIVE_INFINITY);
    double share = in.optional("percent_can_retry", "20%").share();
    return in.build(() -> new BudgetSpec.Finagle(ttl, least, share), STAND_IN);
  }

  private static BudgetSpec aws(MappingReader in) {
    Map<String, BudgetSpec.Aws> rules = new LinkedHashMap<>();
    rules.put("since_2026", BudgetSpec.Aws.SINCE_2026);
    rules.put("before_2026", BudgetSpec.Aws.BEFORE_2026);
    BudgetSpec.Aws chosen = in.optional("rules", "since_2026").choice(rules);
    BudgetSpec.Aws usual = chosen == null ? BudgetSpec.Aws.SINCE_2026 : chosen;
    int capacity = positive(in, "capacity", usual.capacity());
    int cost = count(in, "cost", Integer.toString(usual.cost()));
    int timeout = count(in, "timeout_cost", Integer.toString(usual.timeoutCost()));
    int throttling = count(in, "throttling_cost", Integer.toString(usual.throttlingCost()));
    return in.build(() -> new BudgetSpec.Aws(capacity, cost, timeout, throttling), STAND_IN);
  }

  private static BudgetSpec ratio(MappingReader in) {
    double share = in.optional("share", "10%").share();
    long window = in.optional("window", "2m").positiveNanos();
    return in.build(() -> new BudgetSpec.Ratio(share, window), STAND_IN);
  }

  private static BudgetSpec bucket(MappingReader in) {
    double fill = in.optional("fill", "0.1").decimal(1e-6, 1000);
    int capacity = positive(in, "capacity", 10);
    FilledBy by = in.optional("filled_by", "start").choice(FilledBy.class);
    return in.build(() -> new BudgetSpec.Bucket(fill, capacity, by), STAND_IN);
  }

  private static int positive(MappingReader in, String key, int usual) {
    return (int) in.optional(key, Integer.toString(usual)).count(1, 1_000_000);
  }

  private static int count(MappingReader in, String key, String usual) {
    return (int) in.optional(key, usual).count(0, Integer.MAX_VALUE);
  }
}

package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.budget.BudgetSpec.FilledBy;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code budget}: what all requests together may spend on retries or hedges. */
public final class BudgetDecoder {
  private static final BudgetSpec STAND_IN = new BudgetSpec.Envoy(0, 0);

  private static final Key<Double> BUDGET_PERCENT =
      Key.optional("budget_percent", Type.SHARE, "20%", "retries for so many calls under way");
  private static final Key<Integer> MIN_CONCURRENCY =
      Key.optional("min_retry_concurrency", Type.count(0), "3", "but so many at least");
  private static final Key<Integer> MAX_TOKENS =
      Key.optional("max_tokens", Type.integer(1, 1000), "10", "a failure takes one of them");
  private static final Key<Double> TOKEN_RATIO =
      Key.optional(
          "token_ratio", Type.decimal(0.001, 1000), "0.1", "a success gives so much of one back");
  private static final Key<Long> TTL =
      Key.optional("ttl", Type.POSITIVE_TIME, "10s", "how long a request is remembered");
  private static final Key<Double> MIN_RETRIES =
      Key.optional(
          "min_retries_per_sec",
          Type.decimal(0, Double.POSITIVE_INFINITY),
          "10",
          "retries in a second that are always allowed");
  private static final Key<Double> CAN_RETRY =
      Key.optional("percent_can_retry", Type.SHARE, "20%", "and for so many of the requests");
  private static final Map<String, BudgetSpec.Aws> ALL_RULES = rules();
  private static final Key<BudgetSpec.Aws> RULES =
      Key.optional(
          "rules",
          Type.words(ALL_RULES, BudgetSpec.Aws.SINCE_2026),
          "since_2026",
          "set what is not given");
  private static final Type<Integer> SOME = Type.count(1, 1_000_000);
  private static final Key<Integer> AWS_CAPACITY =
      Key.open("capacity", SOME, "as rules say", "what it holds");
  private static final Key<Integer> COST =
      Key.open("cost", Type.count(0), "as rules say", "what a retry costs");
  private static final Key<Integer> TIMEOUT_COST =
      Key.open("timeout_cost", Type.count(0), "as rules say", "after a timeout");
  private static final Key<Integer> THROTTLING_COST =
      Key.open("throttling_cost", Type.count(0), "as rules say", "after a refusal by a quota");
  private static final Key<Double> SHARE =
      Key.optional("share", Type.SHARE, "10%", "retries for so many of the requests");
  private static final Key<Long> WINDOW =
      Key.optional("window", Type.POSITIVE_TIME, "2m", "counted over this time");
  private static final Key<Double> FILL =
      Key.optional("fill", Type.decimal(1e-6, 1000), "0.1", "what each request puts in");
  private static final Key<Integer> CAPACITY =
      Key.optional("capacity", SOME, "10", "what it holds; a retry takes one");
  private static final Key<FilledBy> FILLED_BY =
      Key.optional("filled_by", Type.words(FilledBy.class), "start", "when it is put in");

  /** Reads a kind of budget. */
  public interface Reading {
    /** Reads the keys; returns something harmless if they are not well. */
    BudgetSpec read(MappingReader in);
  }

  /** The kinds that come with this version. */
  public static final Kinds<Reading> KINDS =
      new Kinds<>(
          "budget",
          List.of(
              Kind.of(
                  "envoy",
                  Form.of(
                      "envoy", "a share of the calls under way", BUDGET_PERCENT, MIN_CONCURRENCY),
                  BudgetDecoder::envoy),
              Kind.of(
                  "grpc",
                  Form.of(
                      "grpc",
                      "tokens that failures take and successes give",
                      MAX_TOKENS,
                      TOKEN_RATIO),
                  BudgetDecoder::grpc),
              Kind.of(
                  "finagle",
                  Form.of("finagle", "a share of recent requests", TTL, MIN_RETRIES, CAN_RETRY),
                  BudgetDecoder::finagle),
              Kind.of(
                  "aws",
                  Form.of(
                      "aws",
                      "a bucket that retries take from and successes fill",
                      RULES,
                      AWS_CAPACITY,
                      COST,
                      TIMEOUT_COST,
                      THROTTLING_COST),
                  BudgetDecoder::aws),
              Kind.of(
                  "ratio",
                  Form.of("ratio", "a share of the requests of a window", SHARE, WINDOW),
                  BudgetDecoder::ratio),
              Kind.of(
                  "bucket",
                  Form.of("bucket", "a bucket that requests fill", FILL, CAPACITY, FILLED_BY),
                  BudgetDecoder::bucket)));

  private final Kinds<Reading> kinds;

  BudgetDecoder(Kinds<Reading> kinds) {
    this.kinds = kinds;
  }

  /** The key of a budget. */
  Key<BudgetSpec> key() {
    Shape shape = new Shape.Called("budget", new Shape.Element(kinds, ""));
    return Key.absent(
        "budget",
        Type.of(shape, this::read),
        "none",
        "what all requests through the chain together may spend");
  }

  private BudgetSpec read(ValueReader value) {
    return kinds.read(value, Reading::read, STAND_IN);
  }

  private static BudgetSpec envoy(MappingReader in) {
    double share = in.get(BUDGET_PERCENT);
    int least = in.get(MIN_CONCURRENCY);
    return in.build(() -> new BudgetSpec.Envoy(share, least), STAND_IN);
  }

  private static BudgetSpec grpc(MappingReader in) {
    int tokens = in.get(MAX_TOKENS);
    double ratio = in.get(TOKEN_RATIO);
    return in.build(() -> new BudgetSpec.Grpc(tokens, ratio), STAND_IN);
  }

  private static BudgetSpec finagle(MappingReader in) {
    long ttl = in.get(TTL);
    double least = in.get(MIN_RETRIES);
    double share = in.get(CAN_RETRY);
    return in.build(() -> new BudgetSpec.Finagle(ttl, least, share), STAND_IN);
  }

  private static Map<String, BudgetSpec.Aws> rules() {
    Map<String, BudgetSpec.Aws> rules = new LinkedHashMap<>();
    rules.put("since_2026", BudgetSpec.Aws.SINCE_2026);
    rules.put("before_2026", BudgetSpec.Aws.BEFORE_2026);
    return rules;
  }

  private static BudgetSpec aws(MappingReader in) {
    BudgetSpec.Aws usual = in.get(RULES);
    int capacity = in.get(AWS_CAPACITY.orElse(Integer.toString(usual.capacity())));
    int cost = in.get(COST.orElse(Integer.toString(usual.cost())));
    int timeout = in.get(TIMEOUT_COST.orElse(Integer.toString(usual.timeoutCost())));
    int throttling = in.get(THROTTLING_COST.orElse(Integer.toString(usual.throttlingCost())));
    return in.build(() -> new BudgetSpec.Aws(capacity, cost, timeout, throttling), STAND_IN);
  }

  private static BudgetSpec ratio(MappingReader in) {
    double share = in.get(SHARE);
    long window = in.get(WINDOW);
    return in.build(() -> new BudgetSpec.Ratio(share, window), STAND_IN);
  }

  private static BudgetSpec bucket(MappingReader in) {
    double fill = in.get(FILL);
    int capacity = in.get(CAPACITY);
    FilledBy by = in.get(FILLED_BY);
    return in.build(() -> new BudgetSpec.Bucket(fill, capacity, by), STAND_IN);
  }
}

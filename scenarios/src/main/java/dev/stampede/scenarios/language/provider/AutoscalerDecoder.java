package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.capacity.AutoscalerSpec;
import dev.stampede.models.capacity.AutoscalerSpec.Direction;
import dev.stampede.models.capacity.AutoscalerSpec.Hpa;
import dev.stampede.models.capacity.AutoscalerSpec.Keda;
import dev.stampede.models.capacity.AutoscalerSpec.Knative;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.capacity.AutoscalerSpec.Policy;
import dev.stampede.models.capacity.AutoscalerSpec.Schedule;
import dev.stampede.models.capacity.AutoscalerSpec.Select;
import dev.stampede.models.capacity.AutoscalerSpec.Step;
import dev.stampede.models.capacity.AutoscalerSpec.Target;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code autoscaler}: a mapping with the name of its kind, and what surrounds it. */
final class AutoscalerDecoder {
  private static final List<String> KINDS = List.of("hpa", "keda", "knative", "schedule");
  private static final List<String> METRICS =
      List.of("utilization", "concurrency", "queued", "rate");
  private static final int MOST_REPLICAS = 1_000_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long USUAL_PERIOD = 15 * SECOND;
  private static final Target TARGET = new Target(Metric.CONCURRENCY, 1);

  private AutoscalerDecoder() {}

  /** Returns how a provider's capacity follows its load; null if it is not told, or not well. */
  static @Nullable ScalingSpec read(ValueReader value) {
    if (!value.isPresent()) {
      return null;
    }
    MappingReader in = value.mapping();
    List<String> kinds = KINDS.stream().filter(in::has).toList();
    if (kinds.size() != 1) {
      in.forgiveAllBut(KINDS);
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            kinds.isEmpty() ? "needs a kind" : "is of more than one kind",
            "one of hpa, keda, knative, schedule");
      }
      return null;
    }
    String kind = kinds.get(0);
    AutoscalerSpec autoscaler = autoscaler(kind, in.required(kind));
    int units = (int) in.optional("units_per_replica", "1").count(1, Integer.MAX_VALUE);
    boolean scrapes = kind.equals("hpa") || kind.equals("keda");
    long lag = in.optional("metric_lag", scrapes ? "15s" : "0s").nanos();
    List<Distribution> start = start(in.optional("start"));
    if (autoscaler == null) {
      in.finish();
      return null;
    }
    return in.build(() -> new ScalingSpec(autoscaler, units, lag, start));
  }

  private static @Nullable AutoscalerSpec autoscaler(String kind, ValueReader value) {
    return switch (kind) {
      case "hpa" -> hpa(value.mapping());
      case "keda" -> keda(value.mapping());
      case "knative" -> knative(value.mapping());
      default -> schedule(value);
    };
  }

  private static @Nullable Hpa hpa(MappingReader in) {
    int min = replicas(in.optional("min_replicas", "1"), 1);
    int max = replicas(in.required("max_replicas"), 1);
    return scaler(in, min, max);
  }

  private static @Nullable Keda keda(MappingReader in) {
    int min = replicas(in.optional("min_replicas", "0"), 0);
    int max = replicas(in.optional("max_replicas", "100"), 1);
    double activation = in.optional("activation_threshold", "0").number();
    long polling = in.optional("polling_interval", "30s").positiveNanos();
    long cooldown = in.optional("cooldown_period", "300s").nanos();
    long initial = in.optional("initial_cooldown_period", "0s").nanos();
    Hpa hpa = scaler(in, Math.max(1, min), max);
    return hpa == null ? null : new Keda(min, activation, polling, cooldown, initial, hpa);
  }

  /** Reads what HPA and KEDA have in common. */
  private static @Nullable Hpa scaler(MappingReader in, int min, int max) {
    Target target = target(in.required("target").mapping());
    long sync = in.optional("sync_period", "15s").positiveNanos();
    double tolerance = in.optional("tolerance", "10%").share();
    MappingReader behavior = in.optional("behavior").mapping();
    Direction up =
        direction(
            behavior.optional("scale_up").mapping(),
            new Direction(
                tolerance,
                0,
                Select.MAX,
                List.of(new Policy(true, 100, USUAL_PERIOD), new Policy(false, 4, USUAL_PERIOD))));
    Direction down =
        direction(
            behavior.optional("scale_down").mapping(),
            new Direction(
                tolerance, 300 * SECOND, Select.MAX, List.of(new Policy(true, 100, USUAL_PERIOD))));
    behavior.finish();
    return in.build(() -> new Hpa(target, min, max, sync, up, down));
  }

  private static Direction direction(MappingReader in, Direction usual) {
    double tolerance =
        in.has("tolerance", "that of both") ? in.optional("tolerance").share() : usual.tolerance();
    long window =
        in.has("stabilization_window", usual.stabilizationNanos() == 0 ? "0s" : "300s")
            ? in.optional("stabilization_window").nanos()
            : usual.stabilizationNanos();
    Select select = in.optional("select_policy", "max").choice(Select.class);
    List<Policy> policies = policies(in.optional("policies"), usual.policies());
    return in.build(() -> new Direction(tolerance, window, select, policies), usual);
  }

  private static List<Policy> policies(ValueReader list, List<Policy> usual) {
    if (!list.isPresent()) {
      return usual;
    }
    List<Policy> policies = new ArrayList<>();
    for (ValueReader item : list.list()) {
      MappingReader in = item.mapping();
      boolean percent = in.has("percent");
      if (percent == in.has("pods")) {
        in.error("needs one of percent and pods", "for example {pods: 4, period: 15s}");
      }
      double value =
          percent
              ? in.optional("percent").decimal(0, MOST_REPLICAS)
              : in.optional("pods", "1").count(0, MOST_REPLICAS);
      long period = in.required("period").positiveNanos();
      Policy policy = in.build(() -> new Policy(percent, value, period));
      if (policy != null) {
        policies.add(policy);
      }
    }
    return policies;
  }

  private static Target target(MappingReader in) {
    List<String> given = METRICS.stream().filter(in::has).toList();
    if (given.size() != 1) {
      in.finish();
      in.error(
          "needs one of utilization, concurrency, queued, rate",
          "what each replica should have, for example {utilization: 70%}");
      return TARGET;
    }
    ValueReader value = in.required(given.get(0));
    return switch (given.get(0)) {
      case "utilization" -> target(in, Metric.UTILIZATION, value.share());
      case "concurrency" -> target(in, Metric.CONCURRENCY, value.number());
      case "queued" -> target(in, Metric.QUEUED, value.number());
      default -> target(in, Metric.RATE, value.perSecond());
    };
  }

  private static Target target(MappingReader in, Metric metric, double perReplica) {
    return in.build(() -> new Target(metric, perReplica), TARGET);
  }

  private static @Nullable Knative knative(MappingReader in) {
    int min = replicas(in.optional("min_replicas", "0"), 0);
    int max = replicas(in.required("max_replicas"), 1);
    double concurrency = in.optional("target", "100").number();
    double percentage = in.optional("target_percentage", "70%").share();
    long tick = in.optional("tick", "2s").positiveNanos();
    long stable = in.optional("stable_window", "60s").positiveNanos();
    double panicShare = in.optional("panic_window", "10%").share();
    double threshold = in.optional("panic_threshold", "2x").multiplier();
    double up = in.optional("max_scale_up_rate", "1000x").multiplier();
    double down = in.optional("max_scale_down_rate", "2x").multiplier();
    long grace = in.optional("scale_to_zero_grace_period", "30s").nanos();
    long delay = in.optional("scale_down_delay", "0s").nanos();
    return in.build(
        () ->
            new Knative(
                concurrency * percentage,
                min,
                max,
                tick,
                stable,
                Math.round(stable * panicShare),
                threshold,
                up,
                down,
                grace,
                delay));
  }

  private static @Nullable Schedule schedule(ValueReader list) {
    List<Step> steps = new ArrayList<>();
    for (ValueReader item : list.list()) {
      MappingReader in = item.mapping();
      long at = in.required("at").nanos();
      int replicas = replicas(in.required("replicas"), 0);
      Step step = in.build(() -> new Step(at, replicas));
      if (step != null && !steps.isEmpty() && steps.get(steps.size() - 1).atNanos() >= at) {
        item.error(item.path() + " does not come after the step before", null);
      } else if (step != null) {
        steps.add(step);
      }
    }
    if (steps.isEmpty() && !list.isFaulty()) {
      list.error(list.path() + " has no step", "for example [{at: 1h, replicas: 10}]");
    }
    return list.isFaulty() ? null : new Schedule(steps);
  }

  private static int replicas(ValueReader value, int least) {
    return (int) value.count(least, MOST_REPLICAS);
  }

  /**
   * Reads how long a replica takes to serve: a time, or the phases of it. The usual ones are those
   * of a server of a large language model on a new machine (survey of August 2026: Karpenter,
   * tensorfuse, llm-d and BLIS).
   */
  private static List<Distribution> start(ValueReader value) {
    if (value.isPresent() && (!value.isMapping() || value.mapping().has("dist"))) {
      return List.of(DistributionDecoder.TIME.readWithMean(value));
    }
    MappingReader in = value.mapping();
    List<Distribution> phases =
        List.of(
            phase(in, "detect", "15s", new Distribution.Constant(15)),
            phase(
                in,
                "provision",
                "{dist: lognormal, p50: 60s, p95: 300s}",
                Distribution.Lognormal.ofPercentiles(60, 0.95, 300)),
            phase(in, "load", "40s", new Distribution.Constant(40)),
            phase(in, "engine", "60s", new Distribution.Constant(60)),
            phase(in, "warm_up", "0s", new Distribution.Constant(0)));
    in.finish();
    return phases;
  }

  private static Distribution phase(
      MappingReader in, String key, String words, Distribution usual) {
    return in.has(key, words) ? DistributionDecoder.TIME.readWithMean(in.optional(key)) : usual;
  }
}

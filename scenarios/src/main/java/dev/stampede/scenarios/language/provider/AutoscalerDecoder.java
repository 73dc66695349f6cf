package dev.stampede.scenarios.language.provider;

import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

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
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code autoscaler}: a mapping with the name of its kind, and what surrounds it. */
public final class AutoscalerDecoder {
  private static final int MOST_REPLICAS = 1_000_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long USUAL_PERIOD = 15 * SECOND;
  private static final Target TARGET = new Target(Metric.CONCURRENCY, 1);
  private static final Type<Integer> REPLICAS = Type.count(0, MOST_REPLICAS);
  private static final Type<Integer> SOME_REPLICAS = Type.count(1, MOST_REPLICAS);

  private static final Key<Double> UTILIZATION =
      Key.open("utilization", Type.SHARE, "", "share of its places that are taken");
  private static final Key<Double> CONCURRENCY =
      Key.open("concurrency", Type.NUMBER, "", "calls inside");
  private static final Key<Double> QUEUED = Key.open("queued", Type.NUMBER, "", "calls that wait");
  private static final Key<Double> RATE = Key.open("rate", Type.RATE, "", "calls that arrive");
  private static final List<Key<Double>> METRICS = List.of(UTILIZATION, CONCURRENCY, QUEUED, RATE);
  private static final Key<MappingReader> OF_TARGET =
      Key.required(
          "target",
          Type.mapping(
              Form.of(
                      "scaling-target",
                      "what each replica should have",
                      UTILIZATION,
                      CONCURRENCY,
                      QUEUED,
                      RATE)
                  .rule(EXACTLY_ONE, UTILIZATION, CONCURRENCY, QUEUED, RATE)),
          "what each replica should have");

  private static final Key<Double> PERCENT =
      Key.open("percent", Type.decimal(0, MOST_REPLICAS), "", "change by so many percent");
  private static final Key<Integer> PODS =
      Key.open("pods", Type.count(0, MOST_REPLICAS), "", "change by so many replicas");
  private static final Key<Long> PERIOD =
      Key.required("period", Type.POSITIVE_TIME, "in this time");
  private static final Form POLICY =
      Form.of("scaling-policy", "how fast the number changes", PERCENT, PODS, PERIOD)
          .rule(EXACTLY_ONE, PERCENT, PODS);
  private static final Key<Double> OWN_TOLERANCE =
      Key.absent("tolerance", Type.SHARE, "that of both", "what is near enough to the target");
  private static final Key<Long> WINDOW =
      Key.open(
          "stabilization_window",
          Type.TIME,
          "0s up, 300s down",
          "looks back so far for a number that changes less");
  private static final Key<Select> SELECT =
      Key.optional(
          "select_policy", Type.words(Select.class), "max", "which of the policies counts");
  private static final Key<List<ValueReader>> POLICIES =
      Key.open(
          "policies",
          Type.listOf(POLICY),
          "100% or 4 pods in 15s up, 100% in 15s down",
          "how fast the number changes");
  private static final Form DIRECTION =
      Form.of(
          "scaling-direction",
          "how the number of replicas moves",
          OWN_TOLERANCE,
          WINDOW,
          SELECT,
          POLICIES);
  private static final Key<MappingReader> UP =
      Key.open("scale_up", Type.mapping(DIRECTION), "Kubernetes'", "how it grows");
  private static final Key<MappingReader> DOWN =
      Key.open("scale_down", Type.mapping(DIRECTION), "Kubernetes'", "how it shrinks");
  private static final Key<MappingReader> BEHAVIOR =
      Key.open(
          "behavior",
          Type.mapping(Form.of("behavior", "how the number of replicas moves", UP, DOWN)),
          "Kubernetes'",
          "how the number of replicas moves");
  private static final Key<Long> SYNC =
      Key.optional("sync_period", Type.POSITIVE_TIME, "15s", "how often it looks");
  private static final Key<Double> TOLERANCE =
      Key.optional("tolerance", Type.SHARE, "10%", "what is near enough to the target");
  private static final Form SCALER =
      Form.of("scaler", "a target for each replica", OF_TARGET, SYNC, TOLERANCE, BEHAVIOR);

  private static final String LEAST = "the fewest replicas";
  private static final String MOST = "the most replicas";
  private static final Key<Integer> ONE_OR_MORE =
      Key.optional("min_replicas", SOME_REPLICAS, "1", LEAST);
  private static final Key<Integer> ANY = Key.optional("min_replicas", REPLICAS, "0", LEAST);
  private static final Key<Integer> MAX = Key.required("max_replicas", SOME_REPLICAS, MOST);
  private static final Key<Integer> KEDA_MAX =
      Key.optional("max_replicas", SOME_REPLICAS, "100", MOST);

  private static final Key<Double> ACTIVATION =
      Key.optional(
          "activation_threshold", Type.NUMBER, "0", "with more than this the first replica starts");
  private static final Key<Long> POLLING =
      Key.optional(
          "polling_interval", Type.POSITIVE_TIME, "30s", "how often it looks at no replicas");
  private static final Key<Long> COOLDOWN =
      Key.optional(
          "cooldown_period", Type.TIME, "300s", "how long nothing is to be done before all go");
  private static final Key<Long> INITIAL_COOLDOWN =
      Key.optional("initial_cooldown_period", Type.TIME, "0s", "no replicas go before this");

  private static final Key<Double> INSIDE =
      Key.optional("target", Type.NUMBER, "100", "calls inside a replica, at most");
  private static final Key<Double> PERCENTAGE =
      Key.optional("target_percentage", Type.SHARE, "70%", "how much of that is aimed at");
  private static final Key<Long> TICK =
      Key.optional("tick", Type.POSITIVE_TIME, "2s", "how often it looks");
  private static final Key<Long> STABLE =
      Key.optional("stable_window", Type.POSITIVE_TIME, "60s", "what it looks at");
  private static final Key<Double> PANIC_WINDOW =
      Key.optional("panic_window", Type.SHARE, "10%", "the share of it that it looks at in panic");
  private static final Key<Double> PANIC =
      Key.optional("panic_threshold", Type.MULTIPLIER, "2x", "so much more than there is is panic");
  private static final Key<Double> UP_RATE =
      Key.optional("max_scale_up_rate", Type.MULTIPLIER, "1000x", "how much it grows in a tick");
  private static final Key<Double> DOWN_RATE =
      Key.optional("max_scale_down_rate", Type.MULTIPLIER, "2x", "how much it shrinks in a tick");
  private static final Key<Long> GRACE =
      Key.optional("scale_to_zero_grace_period", Type.TIME, "30s", "the last one goes so late");
  private static final Key<Long> DELAY =
      Key.optional("scale_down_delay", Type.TIME, "0s", "how long it waits before it shrinks");

  private static final Key<Long> AT =
      Key.required("at", Type.TIME, "when, from the start of the run");
  private static final Key<Integer> TO =
      Key.required("replicas", REPLICAS, "how many replicas from then on");
  private static final Form STEP = Form.of("scaling-step", "a step of a schedule", AT, TO);
  private static final Type<List<ValueReader>> STEPS = Type.list(new Shape.Keys(STEP), 1);

  /**
   * What reads a kind.
   *
   * @param scrapes true if its metrics come late by default
   */
  public record Scaler(boolean scrapes, Function<ValueReader, @Nullable AutoscalerSpec> reading) {}

  /** The kinds that come with this version. */
  public static final Kinds<Scaler> KINDS = kinds();

  private static final Key<Integer> UNITS =
      Key.optional("units_per_replica", Type.count(1), "1", "servers or calls at a time");
  private static final Key<Long> LAG =
      Key.open("metric_lag", Type.TIME, "15s for hpa and keda, else 0s", "how old its figures are");

  private static final Key<Distribution> DETECT = phase("detect", "15s", "until it is seen");
  private static final Key<Distribution> PROVISION =
      phase("provision", "{dist: lognormal, p50: 60s, p95: 300s}", "until there is a machine");
  private static final Key<Distribution> LOAD = phase("load", "40s", "until the model is there");
  private static final Key<Distribution> ENGINE = phase("engine", "60s", "until the engine runs");
  private static final Key<Distribution> WARM_UP = phase("warm_up", "0s", "until it is warm");
  private static final Form PHASES =
      Form.of(
          "start-phases",
          "phases of a replica's start, which add up",
          DETECT,
          PROVISION,
          LOAD,
          ENGINE,
          WARM_UP);
  private static final Key<ValueReader> START =
      Key.open(
          "start",
          Type.as(
              Shape.either(DistributionDecoder.TIME.withMean().shape(), new Shape.Keys(PHASES))),
          "the phases' defaults",
          "how long a replica takes to serve: a time, or the phases of it");

  private final Kinds<Scaler> kinds;
  private final Form form;

  AutoscalerDecoder(Kinds<Scaler> kinds) {
    this.kinds = kinds;
    this.form =
        Form.of("autoscaler", "capacity that follows the load").oneOf(kinds).and(UNITS, LAG, START);
  }

  private static Kinds<Scaler> kinds() {
    Form hpa =
        Form.of("hpa", "Kubernetes' horizontal pod autoscaler", ONE_OR_MORE, MAX).and(SCALER);
    Form keda =
        Form.of("keda", "KEDA's", ANY, KEDA_MAX, ACTIVATION, POLLING, COOLDOWN, INITIAL_COOLDOWN)
            .and(SCALER);
    Form knative =
        Form.of(
            "knative",
            "Knative's",
            ANY,
            MAX,
            INSIDE,
            PERCENTAGE,
            TICK,
            STABLE,
            PANIC_WINDOW,
            PANIC,
            UP_RATE,
            DOWN_RATE,
            GRACE,
            DELAY);
    return new Kinds<>(
        "autoscaler",
        List.of(
            Kind.of("hpa", hpa, new Scaler(true, value -> hpa(value.mapping(hpa)))),
            Kind.of("keda", keda, new Scaler(true, value -> keda(value.mapping(keda)))),
            Kind.of(
                "knative", knative, new Scaler(false, value -> knative(value.mapping(knative)))),
            new Kind<>(
                "schedule",
                STEPS.shape(),
                "a list of steps {at: 1h, replicas: 10} in order",
                new Scaler(false, AutoscalerDecoder::schedule))));
  }

  private static Key<Distribution> phase(String key, String words, String sentence) {
    return Key.absent(key, DistributionDecoder.TIME.withMean(), words, sentence);
  }

  /** What it looks like. */
  Type<ValueReader> type() {
    return Type.as(new Shape.Keys(form));
  }

  /** Returns how a provider's capacity follows its load; null if it is not told, or not well. */
  @Nullable ScalingSpec read(ValueReader value) {
    MappingReader in = value.mapping(form);
    List<Kind<Scaler>> given = kinds.list().stream().filter(kind -> in.has(kind.name())).toList();
    if (given.size() != 1) {
      List<String> names = List.copyOf(kinds.names());
      in.forgiveAllBut(names);
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            given.isEmpty() ? "needs a kind" : "is of more than one kind",
            "one of " + String.join(", ", names));
      }
      return null;
    }
    Scaler scaler = given.get(0).decoder();
    AutoscalerSpec autoscaler = scaler.reading().apply(in.required(given.get(0).name()));
    int units = in.get(UNITS);
    long lag = in.get(LAG.orElse(scaler.scrapes() ? "15s" : "0s"));
    List<Distribution> start = start(in.get(START));
    if (autoscaler == null) {
      in.finish();
      return null;
    }
    return in.build(() -> new ScalingSpec(autoscaler, units, lag, start));
  }

  private static @Nullable Hpa hpa(MappingReader in) {
    int min = in.get(ONE_OR_MORE);
    int max = in.get(MAX);
    return scaler(in, min, max);
  }

  private static @Nullable Keda keda(MappingReader in) {
    int min = in.get(ANY);
    int max = in.get(KEDA_MAX);
    double activation = in.get(ACTIVATION);
    long polling = in.get(POLLING);
    long cooldown = in.get(COOLDOWN);
    long initial = in.get(INITIAL_COOLDOWN);
    Hpa hpa = scaler(in, Math.max(1, min), max);
    return hpa == null ? null : new Keda(min, activation, polling, cooldown, initial, hpa);
  }

  /** Reads what HPA and KEDA have in common. */
  private static @Nullable Hpa scaler(MappingReader in, int min, int max) {
    Target target = target(in.get(OF_TARGET));
    long sync = in.get(SYNC);
    double tolerance = in.get(TOLERANCE);
    MappingReader behavior = in.get(BEHAVIOR);
    Direction up =
        direction(
            behavior.get(UP),
            new Direction(
                tolerance,
                0,
                Select.MAX,
                List.of(new Policy(true, 100, USUAL_PERIOD), new Policy(false, 4, USUAL_PERIOD))));
    Direction down =
        direction(
            behavior.get(DOWN),
            new Direction(
                tolerance, 300 * SECOND, Select.MAX, List.of(new Policy(true, 100, USUAL_PERIOD))));
    behavior.finish();
    return in.build(() -> new Hpa(target, min, max, sync, up, down));
  }

  private static Direction direction(MappingReader in, Direction usual) {
    double tolerance = in.get(OWN_TOLERANCE, usual.tolerance());
    long window = in.get(WINDOW.orElse(usual.stabilizationNanos() == 0 ? "0s" : "300s"));
    Select select = in.get(SELECT);
    List<Policy> policies = policies(in, usual.policies());
    return in.build(() -> new Direction(tolerance, window, select, policies), usual);
  }

  private static List<Policy> policies(MappingReader direction, List<Policy> usual) {
    List<ValueReader> items = direction.find(POLICIES);
    if (items == null) {
      return usual;
    }
    List<Policy> policies = new ArrayList<>();
    for (ValueReader item : items) {
      MappingReader in = item.mapping(POLICY);
      boolean percent = in.has(PERCENT);
      if (percent == in.has(PODS)) {
        in.error("needs one of percent and pods", "for example {pods: 4, period: 15s}");
      }
      double value = percent ? in.get(PERCENT) : in.get(PODS, 1);
      long period = in.get(PERIOD);
      Policy policy = in.build(() -> new Policy(percent, value, period));
      if (policy != null) {
        policies.add(policy);
      }
    }
    return policies;
  }

  private static Target target(MappingReader in) {
    List<Key<Double>> given = METRICS.stream().filter(in::has).toList();
    if (given.size() != 1) {
      in.finish();
      in.error(
          "needs one of utilization, concurrency, queued, rate",
          "what each replica should have, for example {utilization: 70%}");
      return TARGET;
    }
    Key<Double> key = given.get(0);
    double perReplica = in.get(key);
    Metric metric = Metric.valueOf(key.name().toUpperCase(Locale.ROOT));
    return in.build(() -> new Target(metric, perReplica), TARGET);
  }

  private static @Nullable Knative knative(MappingReader in) {
    int min = in.get(ANY);
    int max = in.get(MAX);
    double concurrency = in.get(INSIDE);
    double percentage = in.get(PERCENTAGE);
    long tick = in.get(TICK);
    long stable = in.get(STABLE);
    double panicShare = in.get(PANIC_WINDOW);
    double threshold = in.get(PANIC);
    double up = in.get(UP_RATE);
    double down = in.get(DOWN_RATE);
    long grace = in.get(GRACE);
    long delay = in.get(DELAY);
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
    for (ValueReader item : STEPS.read(list)) {
      MappingReader in = item.mapping(STEP);
      long at = in.get(AT);
      int replicas = in.get(TO);
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

  /**
   * Reads how long a replica takes to serve: a time, or the phases of it. The usual ones are those
   * of a server of a large language model on a new machine (survey of August 2026: Karpenter,
   * tensorfuse, llm-d and BLIS).
   */
  private static List<Distribution> start(ValueReader value) {
    if (value.isPresent() && (!value.isMapping() || isLaw(value))) {
      return List.of(DistributionDecoder.TIME.withMean().read(value));
    }
    MappingReader in = value.mapping(PHASES);
    List<Distribution> phases =
        List.of(
            in.get(DETECT, new Distribution.Constant(15)),
            in.get(PROVISION, Distribution.Lognormal.ofPercentiles(60, 0.95, 300)),
            in.get(LOAD, new Distribution.Constant(40)),
            in.get(ENGINE, new Distribution.Constant(60)),
            in.get(WARM_UP, new Distribution.Constant(0)));
    in.finish();
    return phases;
  }

  /** Whether a mapping names a law, even with nothing behind the word. */
  private static boolean isLaw(ValueReader mapping) {
    return mapping.children().stream().anyMatch(child -> child.key().isWord("dist"));
  }
}

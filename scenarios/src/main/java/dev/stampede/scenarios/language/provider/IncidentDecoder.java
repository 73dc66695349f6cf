package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.models.fault.AnnouncementSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.IncidentSpec;
import dev.stampede.models.fault.IncidentSpec.Hazard;
import dev.stampede.models.fault.IncidentSpec.Severity;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.tier.SweepsSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code incidents} of providers and {@code dependencies}, and {@code depends_on}. */
public final class IncidentDecoder {
  private static final long DAY = 24 * 3_600_000_000_000L;
  private static final double NANOS = 1e9;
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final int MOST_INCIDENTS = 10_000;
  private static final String SHAPE = "0.7";
  private static final String LONGEST = "1d";

  /**
   * What status pages up to June 2024 say.
   *
   * @param meanBetween seconds between starts
   * @param mu mean of the logarithm of the minutes to repair
   * @param sigma standard deviation of the same
   */
  private record Preset(double meanBetween, double mu, double sigma) {
    Distribution repair() {
      return new Lognormal(mu + StrictMath.log(MINUTE), sigma);
    }
  }

  /**
   * An assumption, not a measurement: most posted incidents concern other products or few calls, so
   * the shares are such that openai-2024 makes about 99.7 % of the calls succeed.
   */
  private static final List<Severity> USUAL =
      List.of(
          new Severity(0.03, 0, new Outage(503, 0)),
          new Severity(0.12, 0, new Brownout(0.2, 503, 0)),
          new Severity(0.15, 0, new Slow(2)));

  private static final Map<String, Preset> PRESETS = presets();

  private static final Key<Preset> PRESET =
      Key.open(
          "preset",
          Type.words(PRESETS, new Preset(HOUR, 1, 1)),
          "none",
          "what a status page said up to June 2024: mean_between and repair");
  private static final Key<Long> MEAN_BETWEEN =
      Key.required("mean_between", Type.POSITIVE_TIME, "mean time between starts, at least 1m");
  private static final Key<Distribution> REPAIR =
      Key.required(
          "repair", DistributionDecoder.TIME.withMean(), "how long the provider takes to repair");
  private static final Key<Long> OWN_MEAN_BETWEEN =
      Key.absent(
          "mean_between",
          Type.POSITIVE_TIME,
          "the preset's",
          "mean time between starts, at least 1m");
  private static final Key<Distribution> OWN_REPAIR =
      Key.absent(
          "repair",
          DistributionDecoder.TIME.withMean(),
          "the preset's",
          "how long the provider takes to repair");
  private static final Key<Double> WEIBULL =
      Key.optional(
          "shape", Type.decimal(0.2, 10), SHAPE, "of the Weibull distribution between starts");
  private static final Key<Long> LONGEST_REPAIR =
      Key.optional("longest", Type.POSITIVE_TIME, LONGEST, "no incident lasts longer");
  private static final Key<Hazard> HAZARD =
      Key.optional(
          "hazard", Type.words(Hazard.class), "working_hours", "when in the week they begin");
  private static final Key<Long> WEEK_TIME =
      Key.absent(
          "week_time",
          Type.TIME,
          "0s",
          "the time of the week at the start of the run; 0s is Monday, 00:00 UTC");
  private static final Key<Double> PROBABILITY =
      Key.required("probability", Type.SHARE, "how many incidents are of this kind");

  private static final Key<Integer> MACHINES =
      Key.required("machines", Type.count(1, 1_000_000), "how many machines there are");
  private static final Key<Long> EVERY =
      Key.required(
          "every", Type.POSITIVE_TIME, "from one sweep of a machine to the next; not in step");
  private static final Key<Double> CALLS_PER_MACHINE =
      Key.optional(
          "calls_per_machine",
          Type.decimal(0, 1000),
          "0.002",
          "calls of a sweep for each machine that there is: 0.002 where an answer has 500 machines a"
              + " page");
  private static final Key<Long> FROM =
      Key.optional("from", Type.TIME, "0s", "when the first machine begins");
  private static final Key<Long> ROLLOUT =
      Key.optional("rollout", Type.TIME, "0s", "how long it takes from then until all do");
  private static final Key<Long> UNTIL =
      Key.absent("until", Type.POSITIVE_TIME, "never", "when all stop");
  private static final Key<MappingReader> SWEEPS =
      Key.absent(
          "sweeps",
          Type.mapping(
              Form.of(
                  "sweeps",
                  "machines that each ask about all machines, again and again",
                  MACHINES,
                  EVERY,
                  CALLS_PER_MACHINE,
                  FROM,
                  ROLLOUT,
                  UNTIL)),
          "none",
          "what machines ask of it beside the tiers: machines x machines x calls_per_machine / every"
              + " calls a second");

  private final Key<List<ValueReader>> severities;
  private final Key<MappingReader> incidentsKey;
  private final Key<List<ValueReader>> dependsOn;
  private final Form severity;
  private final Form incidentForm;
  private final Form dependencyForm;
  private final Names dependencyNames;
  private final Names served;
  private final CapacityDecoder capacities;
  private final long durationNanos;
  private final EffectDecoder effects;
  private final List<IncidentSpec> incidents = new ArrayList<>();
  private final Map<String, List<String>> dependencies = new LinkedHashMap<>();

  /**
   * Creates a decoder.
   *
   * @param kinds what incidents can do
   * @param engines what answers those who ask a dependency
   * @param dependencyNames what providers may depend on
   * @param served those of them with a capacity of their own
   */
  public IncidentDecoder(
      Kinds<EffectDecoder.Reading> kinds,
      Kinds<EngineKind> engines,
      Names dependencyNames,
      Names served,
      long durationNanos) {
    this.effects = new EffectDecoder(kinds);
    this.severity = Form.of("severity", "what an incident does", PROBABILITY).and(effects.form());
    this.severities =
        Key.open(
            "severities",
            Type.listOf(severity),
            "3% outages, 12% brownouts of 20%, 15% twice as slow; the rest does nothing",
            "what incidents do, with the keys of a fault from kind on");
    this.incidentForm =
        Form.of("incidents", "what goes wrong by chance", PRESET)
            .when(Condition.without(PRESET), MEAN_BETWEEN, REPAIR)
            .when(Condition.given(PRESET), OWN_MEAN_BETWEEN, OWN_REPAIR)
            .and(WEIBULL, LONGEST_REPAIR, HAZARD, WEEK_TIME, severities)
            .and(AnnouncementDecoder.FORM);
    this.incidentsKey =
        Key.absent("incidents", Type.mapping(incidentForm), "none", "faults by chance");
    this.dependsOn =
        Key.open(
            "depends_on",
            Type.list(Type.reference("dependency").shape()),
            "none",
            "dependencies whose faults and incidents strike it, too");
    this.served = served;
    this.capacities = new CapacityDecoder(engines);
    this.dependencyForm =
        capacities
            .in(Form.of("dependency", "what several providers need", incidentsKey))
            .and(SWEEPS);
    this.dependencyNames = dependencyNames;
    this.durationNanos = durationNanos;
  }

  private static Map<String, Preset> presets() {
    Map<String, Preset> presets = new LinkedHashMap<>();
    presets.put("openai-2024", new Preset(53.5 * HOUR, 4.37, 1.23));
    presets.put("anthropic-2024", new Preset(177.6 * HOUR, 3.91, 1.46));
    return presets;
  }

  /** The keys that a provider has. */
  Form providerForm() {
    return Form.of("of-incidents", "what strikes a provider", incidentsKey, dependsOn);
  }

  /** Dependencies with a capacity of their own, which tiers may ask. */
  Names served() {
    return served;
  }

  /** What the section of dependencies looks like. */
  public Shape shape() {
    return new Shape.Table("dependency", Type.NAME.shape(), new Shape.Keys(dependencyForm), 0);
  }

  /**
   * Reads what a provider says about incidents.
   *
   * @param sharesEngine whether another one's engine serves its calls
   */
  void readProvider(String name, MappingReader in, boolean sharesEngine) {
    List<String> needed = new ArrayList<>();
    for (ValueReader item : in.get(dependsOn)) {
      String dependency = item.reference("dependency", dependencyNames.known());
      if (served.known().contains(dependency)) {
        item.reject(
            "has a capacity of its own",
            "name it under 'asks' of the tiers that need it: then it is what they find it to be");
      }
      needed.add(dependency);
    }
    if (!needed.isEmpty()) {
      dependencies.put(name, needed);
    }
    readIncidents(name, in, sharesEngine);
  }

  /**
   * Reads {@code dependencies}, whose names must not be those of providers; returns those with a
   * capacity of their own.
   */
  public List<DependencySpec> readDependencies(ValueReader section, Names providerNames) {
    List<DependencySpec> specs = new ArrayList<>();
    for (Named child : section.children()) {
      String name = child.key().name();
      if (providerNames.known().contains(name)) {
        child.key().error("a provider is called '%s', too".formatted(name), null);
      }
      MappingReader in = child.value().mapping(dependencyForm);
      readIncidents(name, in, false);
      EngineSpec engine = capacities.read(in);
      MappingReader swept = in.find(SWEEPS);
      SweepsSpec sweeps = swept == null ? null : sweeps(swept);
      if (swept != null && engine == null) {
        swept.error(
            "%s has no capacity that sweeps could take".formatted(name),
            "give it servers, for example {servers: 2, service: 10ms, queue_limit: 400}");
      }
      in.finish();
      if (engine != null && !in.isFaulty()) {
        specs.add(new DependencySpec(name, engine, sweeps));
      }
    }
    return specs;
  }

  private static @Nullable SweepsSpec sweeps(MappingReader in) {
    int machines = in.get(MACHINES);
    long every = in.get(EVERY);
    double calls = in.get(CALLS_PER_MACHINE);
    long from = in.get(FROM);
    long rollout = in.get(ROLLOUT);
    long until = in.get(UNTIL, SweepsSpec.ENDLESS);
    return in.build(() -> new SweepsSpec(machines, every, calls, from, rollout, until));
  }

  /** Returns all that goes wrong. */
  public FaultPlan plan(List<FaultSpec> scheduled) {
    return new FaultPlan(scheduled, incidents, dependencies);
  }

  private void readIncidents(String source, MappingReader owner, boolean sharesEngine) {
    MappingReader in = owner.find(incidentsKey);
    if (in == null) {
      return;
    }
    ValueReader value = owner.value(incidentsKey);
    Preset preset = in.find(PRESET);
    if (in.has(PRESET) && in.value(PRESET).isFaulty()) {
      in.forgive();
      in.finish();
      return;
    }
    double meanBetween = meanBetween(in, preset);
    Distribution repair = preset == null ? in.get(REPAIR) : in.get(OWN_REPAIR, preset.repair());
    double shape = in.get(WEIBULL);
    long longest = in.get(LONGEST_REPAIR);
    Hazard hazard = in.get(HAZARD);
    boolean weekTimeGiven = in.has(WEEK_TIME);
    long weekTime = in.get(WEEK_TIME, 0L);
    List<Severity> severities = severities(in, sharesEngine, served.known().contains(source));
    AnnouncementSpec announcement = AnnouncementDecoder.read(in);
    IncidentSpec spec =
        in.build(
            () ->
                new IncidentSpec(
                    source,
                    shape,
                    meanBetween,
                    repair,
                    longest,
                    hazard,
                    weekTime,
                    severities,
                    announcement));
    if (spec != null && !weekTimeGiven && hazard != Hazard.UNIFORM && durationNanos < DAY) {
      in.warning(
          in.path()
              + ": without a week_time the run begins on a Monday at 00:00 UTC, when incidents are rare",
          "for example week_time: 38h for a Tuesday at 14:00, or hazard: uniform");
    }
    if (spec != null && durationNanos / NANOS / meanBetween > MOST_INCIDENTS) {
      value.error(
          "%s: more than %d incidents are to be expected".formatted(value.path(), MOST_INCIDENTS),
          "a longer mean_between or a shorter run");
    } else if (spec != null) {
      incidents.add(spec);
    }
  }

  private static double meanBetween(MappingReader in, @Nullable Preset preset) {
    if (preset == null) {
      return in.get(MEAN_BETWEEN) / NANOS;
    }
    Long own = in.find(OWN_MEAN_BETWEEN);
    return own == null ? preset.meanBetween() : own / NANOS;
  }

  /**
   * Reads what incidents do.
   *
   * @param sharesEngine whether they strike a provider whose calls another one's engine serves
   * @param isServed whether they strike a dependency with a capacity of its own
   */
  private List<Severity> severities(MappingReader owner, boolean sharesEngine, boolean isServed) {
    List<ValueReader> items = owner.find(severities);
    if (items == null) {
      return USUAL.stream()
          .filter(severity -> !sharesEngine || !severity.effect().concernsEngine())
          .toList();
    }
    List<Severity> read = new ArrayList<>();
    for (ValueReader item : items) {
      MappingReader in = item.mapping(severity);
      double share = in.get(PROBABILITY);
      EffectDecoder.Read effect = effects.read(in);
      if (effect == null) {
        in.finish();
        continue;
      }
      Severity made =
          in.build(
              () -> {
                Effect does = effect.effect().get();
                if (sharesEngine) {
                  FaultDecoder.requireDoor(does, effect.recoverNanos());
                }
                if (isServed) {
                  FaultDecoder.requireBefore(does);
                }
                return new Severity(share, effect.recoverNanos(), does);
              });
      if (made != null) {
        read.add(made);
      }
    }
    return read;
  }
}

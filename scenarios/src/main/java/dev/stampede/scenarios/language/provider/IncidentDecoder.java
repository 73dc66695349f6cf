package dev.stampede.scenarios.language.provider;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.models.fault.AnnouncementSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.IncidentSpec;
import dev.stampede.models.fault.IncidentSpec.Hazard;
import dev.stampede.models.fault.IncidentSpec.Severity;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private final Names dependencyNames;
  private final long durationNanos;
  private final Map<String, Preset> presets = new LinkedHashMap<>();
  private final EffectDecoder effects = new EffectDecoder();
  private final List<IncidentSpec> incidents = new ArrayList<>();
  private final Map<String, List<String>> dependencies = new LinkedHashMap<>();

  public IncidentDecoder(Names dependencyNames, long durationNanos) {
    this.dependencyNames = dependencyNames;
    this.durationNanos = durationNanos;
    presets.put("openai-2024", new Preset(53.5 * HOUR, 4.37, 1.23));
    presets.put("anthropic-2024", new Preset(177.6 * HOUR, 3.91, 1.46));
  }

  /** Reads what a provider says about incidents. */
  void readProvider(String name, MappingReader in) {
    List<String> needed = new ArrayList<>();
    for (ValueReader item : in.optional("depends_on").list()) {
      needed.add(item.reference("dependency", dependencyNames.known()));
    }
    if (!needed.isEmpty()) {
      dependencies.put(name, needed);
    }
    readIncidents(name, in);
  }

  /** Reads {@code dependencies}; their names must not be those of providers. */
  public void readDependencies(ValueReader section, Names providerNames) {
    for (Named child : section.children()) {
      String name = child.key().name();
      if (providerNames.known().contains(name)) {
        child.key().error("a provider is called '%s', too".formatted(name), null);
      }
      MappingReader in = child.value().mapping();
      readIncidents(name, in);
      in.finish();
    }
  }

  /** Returns all that goes wrong. */
  public FaultPlan plan(List<FaultSpec> scheduled) {
    return new FaultPlan(scheduled, incidents, dependencies);
  }

  private void readIncidents(String source, MappingReader owner) {
    if (!owner.has("incidents", "none")) {
      return;
    }
    ValueReader value = owner.optional("incidents");
    MappingReader in = value.mapping();
    Preset preset = in.has("preset") ? in.optional("preset").choice(presets) : null;
    if (in.has("preset") && preset == null) {
      in.forgive();
      in.finish();
      return;
    }
    double meanBetween =
        preset != null && !in.has("mean_between", "the preset's")
            ? preset.meanBetween()
            : in.required("mean_between").positiveNanos() / NANOS;
    Distribution repair =
        preset != null && !in.has("repair", "the preset's")
            ? preset.repair()
            : DistributionDecoder.TIME.readWithMean(in.required("repair"));
    double shape = in.optional("shape", SHAPE).decimal(0.2, 10);
    long longest = in.optional("longest", LONGEST).positiveNanos();
    Hazard hazard = in.optional("hazard", "working_hours").choice(Hazard.class);
    boolean weekTimeGiven = in.has("week_time", "0s");
    long weekTime = in.optional("week_time", "0s").nanos();
    List<Severity> severities = severities(in.optional("severities"));
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

  private List<Severity> severities(ValueReader list) {
    if (!list.isPresent()) {
      return USUAL;
    }
    List<Severity> severities = new ArrayList<>();
    for (ValueReader item : list.list()) {
      MappingReader in = item.mapping();
      double share = in.required("probability").share();
      EffectDecoder.Read effect = effects.read(in);
      if (effect == null) {
        in.finish();
        continue;
      }
      Severity severity =
          in.build(() -> new Severity(share, effect.recoverNanos(), effect.effect().get()));
      if (severity != null) {
        severities.add(severity);
      }
    }
    return severities;
  }
}

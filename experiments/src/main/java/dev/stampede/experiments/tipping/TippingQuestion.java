package dev.stampede.experiments.tipping;

import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.search.Probe;
import dev.stampede.experiments.search.Probe.Replications;
import dev.stampede.experiments.sweep.PointStore;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is the smallest trigger after which a system does not recover by itself?
 *
 * @param scenario in which the trigger strikes
 * @param trigger its values, from the mildest to the harshest; at least one
 * @param calm settings by which it never strikes
 * @param load by which the load is varied; empty if it is not
 * @param variants what else is tried with the harshest trigger
 * @param share of the replications that do not recover from which on a trigger tips, in (0, 1)
 * @param architecture the only one that is asked about; empty for all that are no bounds
 * @param allowed how often anything is run
 * @param language that reads the scenario with other values
 */
public record TippingQuestion(
    Scenario scenario,
    Axis trigger,
    List<String> calm,
    Optional<Axis> load,
    Variants variants,
    double share,
    Optional<String> architecture,
    Replications allowed,
    ScenarioLanguage language)
    implements Probe.Points {

  /**
   * What else is tried with the harshest trigger.
   *
   * @param shedding of load after a collapse; empty if none can be shed
   * @param changes of policies, one by one
   * @param alone for architectures by name, settings by which no other one is run: it comes to the
   *     same, and costs less; those that are left out are run with all others
   */
  public record Variants(
      Optional<Shedding> shedding, List<Change> changes, Map<String, List<String>> alone) {

    /** Copies the collections. */
    public Variants {
      changes = List.copyOf(changes);
      alone = Map.copyOf(alone);
    }
  }

  /** Copies the list; rejects that there is no value, or no share. */
  public TippingQuestion {
    calm = List.copyOf(calm);
    if (trigger.values().isEmpty() || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException("there must be a trigger, and a share in (0, 1)");
    }
  }

  /**
   * Returns the settings of a load and a trigger.
   *
   * @param atLoad empty for the scenario's own
   * @param value of the trigger; empty for none
   */
  public List<String> settings(String atLoad, String value) {
    List<String> settings = new ArrayList<>();
    load.filter(axis -> !atLoad.isEmpty())
        .ifPresent(axis -> settings.add(axis.path() + "=" + atLoad));
    if (value.isEmpty()) {
      settings.addAll(calm);
    } else {
      settings.add(trigger.path() + "=" + value);
    }
    return settings;
  }

  /** Returns the same settings for an architecture alone. */
  List<String> settings(String name, String atLoad, String value) {
    List<String> settings = new ArrayList<>(alone(name));
    settings.addAll(settings(atLoad, value));
    return settings;
  }

  /** Returns the scenario of the architectures that are asked about, with settings. */
  public ScenarioText text(List<String> settings) {
    List<String> all = new ArrayList<>(scenario.source().settings());
    architecture.ifPresent(name -> all.addAll(variants.alone().getOrDefault(name, List.of())));
    all.addAll(settings);
    return scenario.source().with(all);
  }

  /** Returns settings by which no other architecture is run; none where it is the only one. */
  List<String> alone(String name) {
    return architecture.isPresent() ? List.of() : variants.alone().getOrDefault(name, List.of());
  }

  /** The setting of a duration, in whole milliseconds. */
  static String duration(long nanos) {
    return "duration=%dms".formatted(TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  /** The harshest trigger. */
  String harshest() {
    return trigger.values().get(trigger.values().size() - 1);
  }

  @Override
  public Scenario read(List<String> values, int replications) {
    return language.read(text(values)).withSeed(scenario.seed()).withReplications(replications);
  }

  @Override
  public PointResult reading(Evidence evidence) {
    return Collapses.reading(evidence);
  }

  @Override
  public String key(Scenario read) {
    return "tipping-" + PointStore.key(read);
  }
}

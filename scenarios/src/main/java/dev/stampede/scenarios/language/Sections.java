package dev.stampede.scenarios.language;

import dev.stampede.scenarios.language.architecture.ArchitectureDecoder;
import dev.stampede.scenarios.language.demand.ArrivalDecoder;
import dev.stampede.scenarios.language.demand.DemandDecoder;
import dev.stampede.scenarios.language.platform.PlatformDecoder;
import dev.stampede.scenarios.language.provider.FaultDecoder;
import dev.stampede.scenarios.language.provider.IncidentDecoder;
import dev.stampede.scenarios.language.provider.ProviderDecoder;
import dev.stampede.scenarios.language.provider.QuotaDecoder;
import dev.stampede.scenarios.language.provider.StepDecoder;
import dev.stampede.scenarios.language.uncertain.UncertainDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Timeline;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;

/** The keys at the top of a scenario. */
final class Sections {
  private static final int MOST_REPLICATIONS = 100_000;

  static final Key<ValueReader> API_VERSION =
      Key.required(
          "apiVersion",
          Type.as(new Shape.Words(List.of(ScenarioReader.VERSION))),
          "the version of the language");
  static final Key<String> NAME = Key.required("name", Type.NAME, "of the scenario");
  static final Key<String> DESCRIPTION =
      Key.open("description", Type.TEXT, "empty", "what it is about");
  static final Key<Long> SEED =
      Key.optional("seed", Type.anyInteger(), "1", "all chance follows from it");
  static final Key<Integer> REPLICATIONS =
      Key.optional(
          "replications", Type.integer(1, MOST_REPLICATIONS), "1", "how often chance is tried");
  static final Key<ValueReader> GATE =
      Key.absent(
          "gate",
          Type.reference("architecture"),
          "none",
          "the architecture that decides the exit code alone");

  /** Keys of a section each, by what it looks like where that is known. */
  static final Key<ValueReader> DEMAND = section("demand", true, "use cases by name");

  static final Key<ValueReader> PROVIDERS = section("providers", true, "providers by name");
  static final Key<ValueReader> LIMITS =
      section("limits", false, "quotas by name that providers may share");
  static final Key<ValueReader> DEPENDENCIES =
      section(
          "dependencies",
          false,
          "what several providers depend on, by name; each may have incidents");
  static final Key<ValueReader> FAULTS = section("faults", false, "what goes wrong, a list");
  static final Key<ValueReader> STEPS =
      section("steps", false, "what operators of providers do, a list");
  static final Key<ValueReader> PLATFORMS =
      section("platforms", false, "platforms by name, whose users may move");
  static final Key<ValueReader> MIGRATION =
      section("migration", false, "who moves between platforms, on what, a list");
  static final Key<ValueReader> ARCHITECTURES =
      section("architectures", true, "architectures by name; the first is the baseline");
  static final Key<ValueReader> OBJECTIVES =
      section("objectives", false, "what is promised, a list");

  static final Key<ValueReader> UNCERTAIN =
      section(
          "uncertain", false, "what is known of values that are not known exactly, by their paths");

  private Sections() {}

  private static Key<ValueReader> section(String name, boolean required, String sentence) {
    Type<ValueReader> type = Type.as(new Shape.Nothing());
    return required ? Key.required(name, type, sentence) : Key.open(name, type, "none", sentence);
  }

  /** Returns the keys of a scenario with the kinds of a language. */
  static Form form(Language language) {
    IncidentDecoder incidents =
        new IncidentDecoder(
            language.effects(),
            language.engines(),
            Names.none("dependency"),
            Names.none("dependency"),
            Long.MAX_VALUE);
    Shape architectures =
        new ArchitectureDecoder(language.policies(), language.rungs(), Names.none("provider"))
            .shape();
    return Form.of("scenario", "a scenario", API_VERSION, NAME, DESCRIPTION)
        .and(Timeline.FORM)
        .and(
            SEED,
            REPLICATIONS,
            like(DEMAND, DemandDecoder.shape(language.arrivals())),
            like(
                PROVIDERS,
                ProviderDecoder.shape(
                    language.engines(),
                    language.autoscalers(),
                    incidents,
                    ArrivalDecoder.form(language.arrivals()))),
            like(LIMITS, QuotaDecoder.SECTION),
            like(DEPENDENCIES, incidents.shape()),
            like(FAULTS, FaultDecoder.shape(language.effects())),
            like(STEPS, StepDecoder.SHAPE),
            like(PLATFORMS, PlatformDecoder.PLATFORMS),
            like(MIGRATION, PlatformDecoder.MIGRATIONS),
            like(ARCHITECTURES, architectures),
            like(OBJECTIVES, ObjectiveDecoder.SHAPE),
            GATE,
            like(UNCERTAIN, UncertainDecoder.SHAPE))
        .later("sweep");
  }

  private static Key<ValueReader> like(Key<ValueReader> key, Shape shape) {
    return key.presence() == Key.Presence.REQUIRED
        ? Key.required(key.name(), Type.as(shape), key.sentence())
        : Key.open(key.name(), Type.as(shape), key.text(), key.sentence());
  }
}

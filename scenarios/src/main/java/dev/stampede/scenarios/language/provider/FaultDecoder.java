package dev.stampede.scenarios.language.provider;

import dev.stampede.models.check.Require;
import dev.stampede.models.fault.AnnouncementSpec;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Flap;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Form.Count;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code faults}. */
public final class FaultDecoder {
  private static final Key<String> ID = Key.required("id", Type.NAME, "its name in figures");
  private static final Key<ValueReader> PROVIDER =
      Key.required(
          "provider", Type.reference("provider"), "what it strikes, or one of the dependencies");
  private static final Key<ValueReader> TIER =
      Key.absent(
          "tier",
          Type.reference("tier"),
          "none",
          "one of its tiers, which alone it strikes: front_door or a name under tiers");
  private static final Key<ValueReader> CELL =
      Key.absent(
          "cell", Type.reference("cell"), "none", "one of its cells, which alone it strikes");
  private static final Key<Long> AT =
      Key.required("at", Type.TIME, "when it begins, from the start of the run");
  private static final Key<Long> FOR = Key.required("for", Type.POSITIVE_TIME, "how long it lasts");
  private static final Key<MappingReader> FLAP =
      Key.open(
          "flap",
          Type.mapping(FlapDecoder.FORM),
          "felt all the time",
          "how it comes and goes while it lasts");

  private final Targets targets;
  private final long durationNanos;
  private final EffectDecoder effects;
  private final Form form;
  private final Set<String> ids = new HashSet<>();

  /**
   * What faults can strike.
   *
   * @param sources providers, and what they depend on
   * @param served those of these with a capacity of their own
   * @param sharing providers without an engine of their own
   * @param knownByQuota providers of whose capacity nothing else is known
   * @param tiersOf the tiers on the way in to a provider
   * @param servedTiersOf those of them with servers or an engine
   * @param cellsOf the cells of a provider
   */
  public record Targets(
      Names sources,
      Names served,
      Names sharing,
      Names knownByQuota,
      Function<String, Names> tiersOf,
      Function<String, Names> servedTiersOf,
      Function<String, Names> cellsOf) {}

  /**
   * Creates a decoder.
   *
   * @param kinds what faults there are
   * @param targets what they can strike
   */
  public FaultDecoder(Kinds<EffectDecoder.Reading> kinds, Targets targets, long durationNanos) {
    this.effects = new EffectDecoder(kinds);
    this.form = form(effects);
    this.targets = targets;
    this.durationNanos = durationNanos;
  }

  private static Form form(EffectDecoder effects) {
    return Form.of(
            "fault", "something that goes wrong at a time", ID, PROVIDER, TIER, CELL, AT, FOR, FLAP)
        .rule(Count.AT_MOST_ONE, TIER, CELL)
        .and(AnnouncementDecoder.FORM)
        .and(effects.form());
  }

  /** What the section looks like, with some kinds of effects. */
  public static Shape shape(Kinds<EffectDecoder.Reading> kinds) {
    return new Shape.Listing(new Shape.Keys(form(new EffectDecoder(kinds))), 0);
  }

  /** Returns the faults that are described well. */
  public List<FaultSpec> read(ValueReader section) {
    List<FaultSpec> faults = new ArrayList<>();
    for (ValueReader item : section.list()) {
      FaultSpec fault = fault(item.mapping(form));
      if (fault != null) {
        faults.add(fault);
      }
    }
    return faults;
  }

  /**
   * Returns a part of a provider that is struck.
   *
   * @param parts those that there are
   * @param noun of them, in the plural
   * @param example of some
   */
  private String part(String provider, ValueReader part, Names parts, String noun, String example) {
    if (parts.known().isEmpty() && targets.sources.known().contains(provider)) {
      part.error("%s has no %s".formatted(provider, noun), "give it some, for example " + example);
    }
    return FaultSpec.placeOf(provider, parts.read(part));
  }

  private String place(String provider, @Nullable ValueReader tier, @Nullable ValueReader cell) {
    if (cell != null) {
      return part(
          provider,
          cell,
          targets.cellsOf.apply(provider),
          "cells",
          "cells: {us-1: {share: 60%}, eu-1: {share: 40%}}");
    }
    return tier == null
        ? provider
        : part(
            provider,
            tier,
            targets.tiersOf.apply(provider),
            "tiers",
            "tiers: {sign_in: {servers: 50, service: 20ms}}");
  }

  private @Nullable FaultSpec fault(MappingReader in) {
    ValueReader idValue = in.value(ID);
    String id = ID.type().read(idValue);
    if (!idValue.isFaulty() && !ids.add(id)) {
      idValue.reject("is the id of an earlier fault", null);
    }
    String provider = targets.sources.read(in.get(PROVIDER));
    ValueReader tier = in.find(TIER);
    ValueReader cell = in.find(CELL);
    if (tier != null && cell != null) {
      cell.reject("stands beside tier", "strike one of them, or write two faults");
    }
    boolean isPart = tier != null || cell != null;
    String place = place(provider, tier, cell);
    ValueReader start = in.value(AT);
    long at = AT.type().read(start);
    long length = in.get(FOR);
    Flap flap = FlapDecoder.read(in.find(FLAP));
    AnnouncementSpec announcement = AnnouncementDecoder.read(in);
    EffectDecoder.Read effect = effects.read(in);
    if (effect == null) {
      in.finish();
      return null;
    }
    if (at >= durationNanos) {
      start.warning(in.path() + " begins after the end of the run", null);
    }
    boolean before = isPart || targets.served.known().contains(provider);
    return in.build(
        () -> {
          Effect made = effect.effect().get();
          if (before) {
            requireBefore(made);
          }
          if (tier != null
              && !targets.servedTiersOf.apply(provider).known().contains(tier.text())) {
            requireUnserved(tier.text(), made, effect.recoverNanos());
          }
          if (!isPart && targets.sharing.known().contains(provider)) {
            requireDoor(made, effect.recoverNanos());
          }
          if (!isPart && targets.knownByQuota.known().contains(provider)) {
            requireNoCapacity(made, effect.recoverNanos());
          }
          return new FaultSpec(
              id, place, at, length, effect.recoverNanos(), made, announcement, flap);
        });
  }

  /** Rejects what nothing before inference can suffer from. */
  static void requireBefore(Effect effect) {
    Require.that(
        !effect.concernsInference(),
        "kind",
        effect.kind(),
        "strike a whole provider: tiers, cells and dependencies have no answers and no quotas");
  }

  /** Rejects what does nothing to a tier without servers. */
  private static void requireUnserved(String tier, Effect effect, long recoverNanos) {
    String remedy =
        "strike a tier with servers, which %s has none of: give it some, or say slow with adds"
            .formatted(tier);
    Require.that(!effect.concernsServers(), "kind", effect.kind(), remedy);
    Require.that(recoverNanos == 0, "recover", recoverNanos + " ns", remedy);
  }

  /** Rejects what takes capacity away where none is known, and so would do nothing. */
  private static void requireNoCapacity(Effect effect, long recoverNanos) {
    String remedy = "be quota_cut or gray: of an api no capacity is known that could be taken away";
    Require.that(
        !effect.concernsServers() || effect.mostLeft() == 1, "kind", effect.kind(), remedy);
    Require.that(recoverNanos == 0, "recover", recoverNanos + " ns", remedy);
  }

  /** Rejects what a provider cannot suffer from whose calls another one's engine serves. */
  static void requireDoor(Effect effect, long recoverNanos) {
    String remedy = "strike the provider whose engine it is: this one shares that";
    Require.that(!effect.concernsEngine(), "kind", effect.kind(), remedy);
    Require.that(recoverNanos == 0, "recover", recoverNanos + " ns", remedy);
  }
}

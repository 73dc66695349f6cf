package dev.stampede.scenarios.language.provider;

import dev.stampede.models.operator.AtTime;
import dev.stampede.models.operator.Occasion;
import dev.stampede.models.operator.Restart;
import dev.stampede.models.operator.Step;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.models.operator.Upon;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Form.Count;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads {@code steps}: what operators do in the course of a run. */
public final class StepDecoder {
  private static final Step STAND_IN = new Restart();

  private static final Key<String> ID = Key.required("id", Type.NAME, "its name in figures");
  private static final Key<ValueReader> PROVIDER =
      Key.required("provider", Type.reference("provider"), "whose operators do it");
  static final Key<ValueReader> TIER =
      Key.absent(
          "tier",
          Type.reference("tier"),
          "none",
          "one of its tiers, to which alone it is done: front_door or a name under tiers");
  static final Key<ValueReader> CELL =
      Key.absent(
          "cell", Type.reference("cell"), "none", "one of its cells, to which alone it is done");
  private static final Key<StepKinds.Reading> DO =
      Key.required(
          "do", Type.words(StepKinds.ALL.decoders(), in -> () -> STAND_IN), "what they do");
  private static final Key<Long> AT =
      Key.open("at", Type.TIME, "when is given", "when they do it, from the start of the run");
  private static final Key<Long> AFTER =
      Key.open("after", Type.TIME, "`0s`", "how long after that they do it");

  private static final Key<ValueReader> PLACE =
      Key.required(
          "place",
          Type.as(new Shape.Text("the name of a place", "", true)),
          "the provider, or one of its places after a dot: a tier, a cell, door, quota, shedding,"
              + " queue or engine");
  private static final Key<Double> REFUSED_ABOVE =
      Key.required(
          "refused_above",
          Type.SHARE,
          "the share of the calls there that are refused or time out, those apart that steps"
              + " refuse");
  private static final Key<Long> OVER =
      Key.required(
          "over", Type.POSITIVE_TIME, "in how long before each look: a multiple of 10s, up to 1h");
  private static final Form CONDITION =
      Form.of(
          "step-condition",
          "what has to be true for the first time; operators look each 10 s",
          PLACE,
          REFUSED_ABOVE,
          OVER);
  private static final Key<MappingReader> WHEN =
      Key.open("when", Type.mapping(CONDITION), "at is given", "what they do it upon, once");

  private static final Form FORM =
      Form.of("operator-step", "what operators do once", ID, PROVIDER, TIER, CELL, AT, WHEN)
          .and(AFTER, DO)
          .whenSaid(DO, StepKinds.ALL)
          .rule(Count.EXACTLY_ONE, AT, WHEN)
          .none(Condition.given(AT), AFTER)
          .rule(Count.AT_MOST_ONE, TIER, CELL)
          .none(Condition.says(DO, StepKinds.SHUT), TIER, CELL)
          .none(Condition.says(DO, StepKinds.MOVE), TIER, CELL);

  /** What the section looks like. */
  public static final Shape SHAPE = new Shape.Listing(new Shape.Keys(FORM), 0);

  private final Names names;
  private final List<ProviderSpec> providers;
  private final long durationNanos;
  private final Set<String> ids = new HashSet<>();

  /**
   * Creates a decoder.
   *
   * @param names of the providers
   * @param providers those of them that are described well
   */
  public StepDecoder(Names names, List<ProviderSpec> providers, long durationNanos) {
    this.names = names;
    this.providers = providers;
    this.durationNanos = durationNanos;
  }

  /** Returns the steps that are described well. */
  public List<StepSpec> read(ValueReader section) {
    List<StepSpec> steps = new ArrayList<>();
    for (ValueReader item : section.list()) {
      StepSpec step = step(item.mapping(FORM));
      if (step != null) {
        steps.add(step);
      }
    }
    return steps;
  }

  private @Nullable StepSpec step(MappingReader in) {
    ValueReader idValue = in.value(ID);
    String id = ID.type().read(idValue);
    if (!idValue.isFaulty() && !ids.add(id)) {
      idValue.reject("is the id of an earlier step", null);
    }
    String name = names.read(in.get(PROVIDER));
    ProviderSpec provider =
        providers.stream().filter(known -> known.name().equals(name)).findFirst().orElse(null);
    ValueReader tierValue = in.find(TIER);
    ValueReader cellValue = in.find(CELL);
    if (tierValue != null && cellValue != null) {
      cellValue.reject("stands beside tier", "do it to one of them, or write two steps");
    }
    String part = tierValue == null ? null : tier(provider, tierValue);
    part = cellValue == null ? part : cell(provider, cellValue);
    Supplier<Occasion> occasion = occasion(in, name, provider);
    ValueReader word = in.value(DO);
    StepKinds.Reading kind = DO.type().read(word);
    if (word.isFaulty()) {
      in.forgive();
      in.finish();
      return null;
    }
    if (provider != null) {
      kind.check(new StepKinds.Site(word, in, provider, tierValue == null ? cellValue : tierValue));
    }
    Supplier<Step> step = kind.of(in);
    String where = part;
    return in.build(() -> new StepSpec(id, name, where, step.get(), occasion.get()));
  }

  private static String tier(@Nullable ProviderSpec provider, ValueReader value) {
    return provider == null
        ? value.text()
        : part(
            provider,
            value,
            "tier",
            provider.admission().wayIn().tiers().stream().map(TierSpec::name).toList());
  }

  private static String cell(@Nullable ProviderSpec provider, ValueReader value) {
    return provider == null
        ? value.text()
        : part(provider, value, "cell", provider.engine().cells());
  }

  private static String part(
      ProviderSpec provider, ValueReader value, String noun, List<String> parts) {
    if (parts.isEmpty()) {
      value.error(
          "%s has no %ss".formatted(provider.name(), noun),
          "leave %s out: the step is then done to the provider as a whole".formatted(noun));
      return value.text();
    }
    return value.reference(noun + " of " + provider.name(), new LinkedHashSet<>(parts));
  }

  private Supplier<Occasion> occasion(
      MappingReader in, String name, @Nullable ProviderSpec provider) {
    MappingReader when = in.find(WHEN);
    if (in.has(AT) == (when != null)) {
      in.error(
          "needs one of at and when",
          "for example {at: 20m}, or {when: {place: %s, refused_above: 20%%, over: 1m}}"
              .formatted(name));
    }
    if (when == null) {
      return at(in);
    }
    long after = in.get(AFTER, 0L);
    ValueReader placeValue = when.get(PLACE);
    String place = place(placeValue, name, provider);
    double share = when.get(REFUSED_ABOVE);
    ValueReader window = when.value(OVER);
    long over = OVER.type().read(window);
    if (!window.isFaulty() && (over >= durationNanos || after >= durationNanos - over)) {
      window.warning(
          in.path() + " cannot come before the end of the run: no look sees so much of it", null);
    }
    Occasion upon = when.build(() -> new Upon(place, share, over, after), new AtTime(0));
    return () -> upon;
  }

  private Supplier<Occasion> at(MappingReader in) {
    if (in.has(AFTER)) {
      in.value(AFTER).error("at says when, with nothing after it", "leave after out, or say when");
    }
    if (!in.has(AT)) {
      return () -> new AtTime(0);
    }
    ValueReader start = in.value(AT);
    long at = AT.type().read(start);
    if (at >= durationNanos) {
      start.warning(in.path() + " comes after the end of the run", null);
    }
    return () -> new AtTime(at);
  }

  /** Returns the place's name at the provider; null for the provider itself. */
  private static @Nullable String place(
      ValueReader value, String name, @Nullable ProviderSpec provider) {
    String text = value.text();
    if (provider == null) {
      return null;
    }
    Set<String> known = new LinkedHashSet<>(List.of(name));
    provider.places().forEach(place -> known.add(name + "." + place));
    value.reference("place of " + name, known);
    return text.equals(name) ? null : text.substring(Math.min(text.length(), name.length() + 1));
  }
}

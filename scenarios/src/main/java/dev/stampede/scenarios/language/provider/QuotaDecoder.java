package dev.stampede.scenarios.language.provider;

import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.scenarios.language.provider.QuotaPresets.Preset;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Origin;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code quota} and the limits at the top that quotas share: the short form, limits by name,
 * or a preset with what is said over it.
 */
public final class QuotaDecoder {
  private static final int OLD_AFTER_DAYS = 90;
  private static final Type<Long> COUNT = Type.longCount(1, Long.MAX_VALUE);

  private static final Key<ValueReader> SHARED =
      Key.open(
          "shared",
          Type.as(
              Shape.either(
                  Type.reference("limit at the top").shape(),
                  Type.list(Type.reference("limit at the top").shape()).shape())),
          "none",
          "limits at the top that are one for all providers that name them");
  private static final Key<ValueReader> PRESET =
      Key.open(
          "preset",
          Type.as(new Shape.Words(List.copyOf(QuotaPresets.read().names()))),
          "none",
          "what a provider published; numbers over it by the names of its limits");
  private static final Key<ValueReader> LIMITS =
      Key.open(
          "limits",
          Type.as(Type.table("limit", new Shape.Keys(QuotaLimitDecoder.FORM)).shape()),
          "none",
          "any others, by name");
  private static final Key<ValueReader> LIMITS_OF_PRESET =
      Key.open(
          "limits",
          Type.as(
              Type.table(
                      "limit",
                      new Shape.Open("what it lacks of a limit, the preset of that name says"))
                  .shape()),
          "none",
          "other keys of the preset's limits, or more limits");
  private static final Key<Long> RPM =
      Key.absent("rpm", COUNT, "unlimited", "requests in a minute");
  private static final Key<Long> ITPM =
      Key.absent("itpm", COUNT, "unlimited", "tokens of prompts in a minute");
  private static final Key<Long> OTPM =
      Key.absent("otpm", COUNT, "unlimited", "tokens of answers in a minute");
  private static final Key<Long> TPM =
      Key.absent("tpm", COUNT, "unlimited", "tokens of both together in a minute");
  private static final Key<OutputCharge> OUTPUT =
      Key.optional(
          "output",
          Type.words(OutputCharge.class),
          "metered",
          "reserved: max_tokens is taken on admission");
  private static final Key<Long> BURST =
      Key.optional("burst", Type.POSITIVE_TIME, "1m", "how much refill the buckets keep");

  private static final Type<ValueReader> NUMBER =
      Type.as(Shape.either(COUNT.shape(), Type.MONEY.shape(), Type.RATE.shape()));
  private static final Form FORM = form();
  private static final Form OF_PROVIDER =
      Form.of("quota", "what a provider lets each tenant use", SHARED).and(FORM);

  private final LocalDate today;
  private final Map<String, QuotaSpec.Shared> shared = new LinkedHashMap<>();
  private @Nullable QuotaPresets presets;

  /** What the section at the top looks like. */
  public static final Shape SECTION =
      new Shape.Table("limit at the top", Type.NAME.shape(), new Shape.Keys(FORM), 0);

  /** A quota of a provider. */
  static final Type<ValueReader> TYPE = Type.as(new Shape.Keys(OF_PROVIDER));

  private static Form form() {
    Form form =
        Form.of("quota-at-the-top", "a quota that providers may share", PRESET)
            .when(Condition.without(PRESET), LIMITS, RPM, ITPM, OTPM, TPM, OUTPUT, BURST)
            .when(Condition.given(PRESET), LIMITS_OF_PRESET);
    Map<String, List<String>> presetsOf = new LinkedHashMap<>();
    QuotaPresets presets = QuotaPresets.read();
    for (String name : presets.names()) {
      Preset preset = presets.find(name);
      List<Node.Entry> limits = preset == null ? List.of() : preset.limits().entries();
      for (Node.Entry limit : limits) {
        presetsOf.computeIfAbsent(limit.key().text(), key -> new ArrayList<>()).add(name);
      }
    }
    for (Map.Entry<String, List<String>> limit : presetsOf.entrySet()) {
      Key<?> number =
          Key.open(limit.getKey(), NUMBER, "the preset's", "the number of the preset's limit");
      String[] names = limit.getValue().toArray(String[]::new);
      form = form.when(Condition.says(PRESET, names), number);
    }
    return form;
  }

  /**
   * Reads what quotas may share.
   *
   * @param top the section of the limits by name; may be absent
   * @param today presets much older than this are warned of
   */
  public QuotaDecoder(ValueReader top, LocalDate today) {
    this.today = today;
    for (Named child : top.children()) {
      String name = child.key().name();
      MappingReader in = child.value().mapping(FORM);
      List<LimitSpec> limits = limits(in);
      shared.put(name, in.build(() -> new QuotaSpec.Shared(name, limits), nothing(name)));
    }
  }

  private static QuotaSpec.Shared nothing(String name) {
    return new QuotaSpec.Shared(name, List.of());
  }

  /** Returns the quota that a value describes; none if it is absent. */
  QuotaSpec read(ValueReader value) {
    MappingReader in = value.mapping(OF_PROVIDER);
    List<QuotaSpec.Shared> common = shared(in.get(SHARED));
    List<LimitSpec> limits = limits(in);
    return in.build(() -> new QuotaSpec(limits, common), QuotaSpec.NONE);
  }

  private List<QuotaSpec.Shared> shared(ValueReader value) {
    List<QuotaSpec.Shared> common = new ArrayList<>();
    if (value.isPresent()) {
      for (ValueReader item : value.isList() ? value.list() : List.of(value)) {
        String name = item.reference("limit at the top", shared.keySet());
        common.add(shared.getOrDefault(name, nothing(name)));
      }
    }
    return common;
  }

  private List<LimitSpec> limits(MappingReader in) {
    List<LimitSpec> limits = new ArrayList<>();
    ValueReader named = in.get(LIMITS);
    if (in.has(PRESET)) {
      Preset preset = preset(in);
      if (preset == null) {
        return limits;
      }
      named = named.instead(over(preset, in, named.node()));
    } else {
      limits.addAll(shortForm(in));
    }
    for (Named child : named.children()) {
      LimitSpec limit = QuotaLimitDecoder.read(child.key().name(), child.value());
      if (limit != null) {
        limits.add(limit);
      }
    }
    return limits;
  }

  private static List<LimitSpec> shortForm(MappingReader in) {
    long requests = in.get(RPM, QuotaSpec.UNLIMITED);
    long input = in.get(ITPM, QuotaSpec.UNLIMITED);
    long output = in.get(OTPM, QuotaSpec.UNLIMITED);
    long total = in.get(TPM, QuotaSpec.UNLIMITED);
    OutputCharge charge = in.get(OUTPUT);
    long burst = in.get(BURST);
    List<LimitSpec> limits = new ArrayList<>();
    in.attempt(
        () -> {
          limits.addAll(new QuotaSpec(requests, input, output, charge, burst).limits());
          if (total != QuotaSpec.UNLIMITED) {
            Reserve reserve =
                charge == OutputCharge.RESERVED ? Reserve.MAX_TOKENS : Reserve.INPUT_ESTIMATE;
            limits.add(LimitSpec.bucket("tpm", Meter.TOTAL_TOKENS, total, burst, reserve));
          }
        });
    return limits;
  }

  private @Nullable Preset preset(MappingReader in) {
    if (presets == null) {
      presets = QuotaPresets.read();
    }
    ValueReader value = in.get(PRESET);
    Preset preset = presets.find(value.reference("preset", presets.names()));
    if (preset == null) {
      in.forgive();
      return null;
    }
    long days = ChronoUnit.DAYS.between(preset.asOf(), today);
    if (days > OLD_AFTER_DAYS) {
      value.warning(
          "%s: %s says what held on %s, %d days ago"
              .formatted(value.path(), preset.name(), preset.asOf(), days),
          "check the numbers; its source is " + preset.source());
    }
    return preset;
  }

  /** Returns the limits of a preset under the numbers and limits that a scenario gives. */
  private static Node.Mapping over(Preset preset, MappingReader in, @Nullable Node own) {
    Node.Mapping limits = preset.limits();
    in.labels(
        limits.at().source(),
        Origin.Kind.PRESET,
        "preset %s, %s".formatted(preset.name(), preset.asOf()));
    for (Node.Entry limit : preset.limits().entries()) {
      String name = limit.key().text();
      Node number = in.has(name) ? in.optional(name).node() : null;
      if (number != null) {
        limits = QuotaPresets.withNumber(limits, limit.key(), number);
      }
    }
    limits = own instanceof Node.Mapping more ? limits.under(more) : limits;
    for (Node.Entry limit : preset.limits().entries()) {
      Node.Entry whole = limits.find(limit.key().text());
      if (whole != null
          && whole.value() instanceof Node.Mapping mapping
          && mapping.find("limit") == null) {
        String name = limit.key().text();
        in.error(
            "the preset %s needs '%s', which depends on the account".formatted(preset.name(), name),
            "for example %s: 200k".formatted(name));
      }
    }
    return limits;
  }
}

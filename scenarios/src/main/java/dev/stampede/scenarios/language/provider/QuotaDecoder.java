package dev.stampede.scenarios.language.provider;

import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.scenarios.language.provider.QuotaPresets.Preset;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
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

  private final LocalDate today;
  private final Map<String, QuotaSpec.Shared> shared = new LinkedHashMap<>();
  private @Nullable QuotaPresets presets;

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
      MappingReader in = child.value().mapping();
      List<LimitSpec> limits = limits(in);
      shared.put(name, in.build(() -> new QuotaSpec.Shared(name, limits), nothing(name)));
    }
  }

  private static QuotaSpec.Shared nothing(String name) {
    return new QuotaSpec.Shared(name, List.of());
  }

  /** Returns the quota that a value describes; none if it is absent. */
  QuotaSpec read(ValueReader value) {
    MappingReader in = value.mapping();
    List<QuotaSpec.Shared> common = shared(in.optional("shared"));
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
    ValueReader named = in.optional("limits");
    if (in.has("preset")) {
      Preset preset = preset(in);
      if (preset == null) {
        return limits;
      }
      named = named.instead(over(preset, in, named.node()));
    } else {
      limits.addAll(shortForm(in));
    }
    for (Named child : named.children()) {
      LimitSpec limit = QuotaLimitDecoder.read(child.key().name(), child.value().mapping());
      if (limit != null) {
        limits.add(limit);
      }
    }
    return limits;
  }

  private static List<LimitSpec> shortForm(MappingReader in) {
    long requests = perMinute(in, "rpm");
    long input = perMinute(in, "itpm");
    long output = perMinute(in, "otpm");
    long total = perMinute(in, "tpm");
    OutputCharge charge = in.optional("output", "metered").choice(OutputCharge.class);
    long burst = in.optional("burst", "1m").positiveNanos();
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

  private static long perMinute(MappingReader in, String key) {
    return in.has(key, "unlimited")
        ? in.optional(key).count(1, Long.MAX_VALUE)
        : QuotaSpec.UNLIMITED;
  }

  private @Nullable Preset preset(MappingReader in) {
    if (presets == null) {
      presets = QuotaPresets.read();
    }
    ValueReader value = in.optional("preset");
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

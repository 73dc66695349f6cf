package dev.stampede.scenarios.language;

import dev.stampede.models.provider.FaultSpec;
import dev.stampede.models.provider.FaultSpec.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads {@code faults}. */
final class FaultDecoder {
  private static final String DEFAULT_STATUS = "503";

  private final Names providers;
  private final long durationNanos;
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** Reads what a kind of fault needs to be told, and tells what it does. */
  private interface Kind {
    Supplier<Effect> of(MappingReader in);
  }

  FaultDecoder(Names providers, long durationNanos) {
    this.providers = providers;
    this.durationNanos = durationNanos;
    kinds.put("outage", FaultDecoder::outage);
    kinds.put("brownout", FaultDecoder::brownout);
    kinds.put("slow", FaultDecoder::slow);
  }

  /** Returns the faults that are described well. */
  List<FaultSpec> read(ValueReader section) {
    List<FaultSpec> faults = new ArrayList<>();
    for (ValueReader item : section.list()) {
      FaultSpec fault = fault(item.mapping());
      if (fault != null) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private @Nullable FaultSpec fault(MappingReader in) {
    ValueReader idValue = in.required("id");
    String id = idValue.name();
    if (!idValue.isFaulty() && !ids.add(id)) {
      idValue.reject("is the id of an earlier fault", null);
    }
    String provider = providers.read(in.required("provider"));
    ValueReader start = in.required("at");
    long at = start.nanos();
    long length = in.required("for").positiveNanos();
    Kind kind = in.required("kind").choice(kinds);
    if (kind == null) {
      in.forgive();
      in.finish();
      return null;
    }
    if (at >= durationNanos) {
      start.warning(in.path() + " begins after the end of the run", null);
    }
    Supplier<Effect> effect = kind.of(in);
    return in.build(() -> new FaultSpec(id, provider, at, length, effect.get()));
  }

  private static Supplier<Effect> outage(MappingReader in) {
    int status = status(in);
    long latency = in.optional("error_latency", "0s").nanos();
    return () -> new FaultSpec.Outage(status, latency);
  }

  private static Supplier<Effect> brownout(MappingReader in) {
    double errors = in.required("errors").share();
    int status = status(in);
    long latency = in.optional("error_latency", "0s").nanos();
    return () -> new FaultSpec.Brownout(errors, status, latency);
  }

  private static Supplier<Effect> slow(MappingReader in) {
    double factor = in.required("factor").multiplier();
    return () -> new FaultSpec.Slow(factor);
  }

  private static int status(MappingReader in) {
    return in.optional("status", DEFAULT_STATUS).integer(400, 599);
  }
}

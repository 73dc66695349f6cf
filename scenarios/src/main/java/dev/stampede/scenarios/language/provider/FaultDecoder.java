package dev.stampede.scenarios.language.provider;

import dev.stampede.models.fault.AnnouncementSpec;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code faults}. */
public final class FaultDecoder {
  private final Names sources;
  private final long durationNanos;
  private final EffectDecoder effects = new EffectDecoder();
  private final Set<String> ids = new HashSet<>();

  /**
   * Creates a decoder.
   *
   * @param sources providers, and what they depend on
   */
  public FaultDecoder(Names sources, long durationNanos) {
    this.sources = sources;
    this.durationNanos = durationNanos;
  }

  /** Returns the faults that are described well. */
  public List<FaultSpec> read(ValueReader section) {
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
    String provider = sources.read(in.required("provider"));
    ValueReader start = in.required("at");
    long at = start.nanos();
    long length = in.required("for").positiveNanos();
    AnnouncementSpec announcement = AnnouncementDecoder.read(in);
    EffectDecoder.Read effect = effects.read(in);
    if (effect == null) {
      in.finish();
      return null;
    }
    if (at >= durationNanos) {
      start.warning(in.path() + " begins after the end of the run", null);
    }
    return in.build(
        () ->
            new FaultSpec(
                id,
                provider,
                at,
                length,
                effect.recoverNanos(),
                effect.effect().get(),
                announcement));
  }
}

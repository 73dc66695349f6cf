package dev.stampede.scenarios.language.provider;

import dev.stampede.scenarios.read.ShippedFile;
import dev.stampede.scenarios.text.Node;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Engines that are known by name: each has a date, a source, and keys as a scenario has them. */
public final class EnginePresets {
  private static final String FILE = "engine-presets.yaml";

  private final Node.Mapping presets;

  private EnginePresets(Node.Mapping presets) {
    this.presets = presets;
  }

  /** Reads those that come with this version. */
  public static EnginePresets read() {
    return new EnginePresets(ShippedFile.read(EnginePresets.class, FILE).root());
  }

  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    presets.entries().forEach(entry -> names.add(entry.key().text()));
    return names;
  }

  /** The keys of a preset's engine; null if there is no such preset. */
  Node.@Nullable Mapping engine(String name) {
    return part(name, "engine") instanceof Node.Mapping engine ? engine : null;
  }

  /** What a preset says about itself: its source, or its date. */
  public @Nullable String note(String name, String key) {
    return part(name, key) instanceof Node.Scalar text ? text.text() : null;
  }

  private @Nullable Node part(String name, String key) {
    Node.Entry preset = presets.find(name);
    if (preset == null || !(preset.value() instanceof Node.Mapping mapping)) {
      return null;
    }
    Node.Entry part = mapping.find(key);
    return part == null ? null : part.value();
  }
}

package dev.stampede.scenarios.language.provider;

import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which providers are doors to another one's engine. */
final class SharedEngines {
  private static final Key<ValueReader> SHARED_WITH =
      Key.required(
          "shared_with",
          Type.reference("provider"),
          "the provider whose engine serves its calls, too");

  /** The keys of an engine that is another provider's. */
  static final Form FORM = Form.of("shared-engine", "the engine of another provider", SHARED_WITH);

  private final ValueReader section;
  private final Names providers;
  private final Names sharing;
  private final Map<String, String> owners = new HashMap<>();

  /**
   * Has read nothing yet.
   *
   * @param section all providers
   */
  SharedEngines(ValueReader section) {
    this.section = section;
    this.providers = Names.of("provider", section);
    this.sharing = Names.sharing(section);
  }

  /** Returns the provider whose engine serves the calls of one; null if it has one of its own. */
  @Nullable String read(String provider, ValueReader engine) {
    if (!sharing.known().contains(provider)) {
      return null;
    }
    List<String> given = new ArrayList<>();
    engine.children().forEach(child -> given.add(child.key().text()));
    if (given.size() > 1) {
      engine.error(
          "%s: an engine that is shared has no other keys".formatted(engine.path()),
          "leave %s to the provider whose engine it is"
              .formatted(
                  String.join(
                      ", ", given.stream().filter(k -> !k.equals("shared_with")).toList())));
    }
    MappingReader in = engine.mapping(FORM);
    in.forgiveAllBut(given);
    ValueReader value = in.get(SHARED_WITH);
    String owner = providers.read(value);
    if (owner.equals(provider)) {
      value.reject("is the provider itself", "say what its engine is, or name another provider");
    } else if (sharing.known().contains(owner)) {
      value.reject(
          "shares an engine itself", "name the provider whose engine it is, which has one");
    } else if (!Names.cellsOf(owner, section).known().isEmpty()) {
      value.error(
          "%s has cells, and no one engine to share".formatted(owner),
          "give %s an engine of its own".formatted(provider));
    }
    in.finish();
    owners.put(provider, owner);
    return owner;
  }

  /** Gives those that share one the engine of its owner. */
  void open(List<ProviderSpec> described) {
    Map<String, ProviderSpec> byName = new HashMap<>();
    described.forEach(provider -> byName.put(provider.name(), provider));
    described.replaceAll(
        provider -> {
          ProviderSpec owner = byName.get(owners.getOrDefault(provider.name(), ""));
          return owner == null || !owner.engine().cells().isEmpty()
              ? provider
              : provider.servedBy(owner);
        });
  }
}

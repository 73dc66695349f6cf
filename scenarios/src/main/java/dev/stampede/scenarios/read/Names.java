package dev.stampede.scenarios.read;

import dev.stampede.models.provider.ServiceTierSpec;
import dev.stampede.models.tier.TierSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that one section of a scenario defines, for the references to them. */
public final class Names {
  /**
   * What an element of a ladder can be beside a name: words that a provider cannot be called by.
   */
  public static final List<String> KINDS_OF_RUNGS =
      List.of("provider", "shorter", "cache", "warming_cache", "static", "deferred", "human");

  private final String noun;
  private final Set<String> known = new LinkedHashSet<>();

  private Names(String noun) {
    this.noun = noun;
  }

  /**
   * Collects the names of a section.
   *
   * @param noun what they name, "provider" for instance
   */
  public static Names of(String noun, ValueReader section) {
    Names names = new Names(noun);
    section.children().forEach(child -> names.known.add(child.key().text()));
    return names;
  }

  /** Returns no names at all, as of a section that is missing. */
  public static Names none(String noun) {
    return new Names(noun);
  }

  /** Returns these names and others, under this noun. */
  public Names and(Names others) {
    Names all = new Names(noun);
    all.known.addAll(known);
    all.known.addAll(others.known);
    return all;
  }

  /**
   * Collects the tiers on the way in to a provider.
   *
   * @param providers the section, which has to have the provider
   */
  public static Names wayInTo(String provider, ValueReader providers) {
    Names names = new Names("tier of " + provider);
    for (Named child : providers.children()) {
      if (child.key().text().equals(provider) && child.value().isMapping()) {
        MappingReader keys = child.value().mapping();
        keys.optional("tiers").children().forEach(tier -> names.known.add(tier.key().text()));
        if (keys.has(TierSpec.FRONT_DOOR)) {
          names.known.add(TierSpec.FRONT_DOOR);
        }
      }
    }
    return names;
  }

  /**
   * Collects the names of a section whose entries have one of some keys.
   *
   * @param noun what they name
   */
  public static Names having(String noun, ValueReader section, List<String> keys) {
    Names names = new Names(noun);
    for (Named child : section.children()) {
      if (child.value().isMapping()
          && keys.stream().anyMatch(key -> child.value().mapping().has(key))) {
        names.known.add(child.key().text());
      }
    }
    return names;
  }

  /** Collects the providers whose calls another one's engine serves. */
  public static Names sharing(ValueReader providers) {
    Names names = new Names("provider that shares an engine");
    for (Named child : providers.children()) {
      if (child.value().isMapping()) {
        ValueReader engine = child.value().mapping().optional("engine");
        if (engine.isMapping() && engine.mapping().has("shared_with")) {
          names.known.add(child.key().text());
        }
      }
    }
    return names;
  }

  /** Collects the service tiers of all providers; each has the standard one. */
  public static Names tiersOf(ValueReader providers) {
    Names names = new Names("service tier");
    names.known.add(ServiceTierSpec.STANDARD);
    for (Named provider : providers.children()) {
      if (provider.value().isMapping()) {
        ValueReader tiers = provider.value().mapping().optional("service_tiers");
        tiers.children().forEach(child -> names.known.add(child.key().text()));
      }
    }
    return names;
  }

  /** The names, in the order of the file. */
  public Set<String> known() {
    return known;
  }

  /**
   * Returns the name that a value refers to; that it is not known is an error, unless nothing is:
   * then the section is missing, and that is reported already.
   */
  public String read(ValueReader value) {
    return known.isEmpty() ? value.text() : value.reference(noun, known);
  }
}

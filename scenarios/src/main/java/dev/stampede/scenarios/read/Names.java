package dev.stampede.scenarios.read;

import dev.stampede.models.provider.ServiceTierSpec;
import dev.stampede.models.tier.TierSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
    section.children().forEach(names::add);
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
   * @param keys of which a tier has to have one; empty for all tiers
   */
  public static Names wayInTo(String provider, ValueReader providers, List<String> keys) {
    Names names = new Names("tier of " + provider);
    entries(providers)
        .filter(child -> child.key().text().equals(provider))
        .map(child -> child.value().mapping())
        .forEach(
            entry -> {
              names.addHaving(keys, entry.optional("tiers"));
              if (entry.has(TierSpec.FRONT_DOOR)) {
                names.known.add(TierSpec.FRONT_DOOR);
              }
            });
    return names;
  }

  /**
   * Collects the cells of a provider.
   *
   * @param providers the section, which has to have the provider
   */
  public static Names cellsOf(String provider, ValueReader providers) {
    Names names = new Names("cell of " + provider);
    entries(providers)
        .filter(child -> child.key().text().equals(provider))
        .map(child -> child.value().mapping())
        .forEach(entry -> names.addHaving(List.of(), entry.optional("cells")));
    return names;
  }

  /**
   * Collects the names of a section whose entries have one of some keys.
   *
   * @param noun what they name
   */
  public static Names having(String noun, ValueReader section, List<String> keys) {
    Names names = new Names(noun);
    names.addHaving(keys, section);
    return names;
  }

  /** Collects the providers whose calls another one's engine serves. */
  public static Names sharing(ValueReader providers) {
    return withEngine("provider that shares an engine", "shared_with", providers);
  }

  /** Collects the providers of which the quota alone is known. */
  public static Names knownByQuota(ValueReader providers) {
    return withEngine("provider known by its quota", "api", providers);
  }

  private static Names withEngine(String what, String key, ValueReader providers) {
    Names names = new Names(what);
    entries(providers)
        .filter(child -> has(child.value().mapping().optional("engine"), List.of(key)))
        .forEach(names::add);
    return names;
  }

  /** Collects the service tiers of all providers; each has the standard one. */
  public static Names tiersOf(ValueReader providers) {
    Names names = new Names("service tier");
    names.known.add(ServiceTierSpec.STANDARD);
    entries(providers)
        .flatMap(child -> child.value().mapping().optional("service_tiers").children().stream())
        .forEach(names::add);
    return names;
  }

  /** What a section says more of than the name. */
  private static Stream<Named> entries(ValueReader section) {
    return section.children().stream().filter(child -> child.value().isMapping());
  }

  private static boolean has(ValueReader entry, List<String> keys) {
    return entry.isMapping() && keys.stream().anyMatch(entry.mapping()::has);
  }

  /** Adds the names of a section whose entries have one of some keys; without keys, all. */
  private void addHaving(List<String> keys, ValueReader section) {
    section.children().stream()
        .filter(child -> keys.isEmpty() || has(child.value(), keys))
        .forEach(this::add);
  }

  private void add(Named child) {
    known.add(child.key().text());
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

package dev.stampede.models;

import dev.stampede.models.provider.ProviderSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which providers share engines, limits or dependencies, directly or through others: they run in
 * one process, so that what one of them takes is gone for the others at the same instant.
 */
final class ProviderGroups {

  private final Map<String, String> firstOf = new HashMap<>();

  /** By name, those first whose engines are their own. */
  static List<ProviderSpec> inOrderOfOpening(List<ProviderSpec> providers) {
    return byName(providers).stream()
        .sorted(Comparator.comparing(provider -> provider.sharedWith() != null))
        .toList();
  }

  /** Groups providers; each group is called by the first of it by name. */
  ProviderGroups(List<ProviderSpec> providers) {
    for (ProviderSpec provider : byName(providers)) {
      if (!firstOf.containsKey(provider.name())) {
        gather(provider.name(), provider, providers, new HashSet<>());
      }
    }
  }

  static List<ProviderSpec> byName(List<ProviderSpec> providers) {
    return providers.stream().sorted(Comparator.comparing(ProviderSpec::name)).toList();
  }

  private void gather(
      String first, ProviderSpec member, List<ProviderSpec> providers, Set<String> shared) {
    firstOf.put(member.name(), first);
    sharedBy(member).forEach(shared::add);
    for (ProviderSpec other : providers) {
      if (!firstOf.containsKey(other.name()) && sharedBy(other).anyMatch(shared::contains)) {
        gather(first, other, providers, shared);
      }
    }
  }

  private static Stream<String> sharedBy(ProviderSpec provider) {
    String owner = provider.sharedWith() == null ? provider.name() : provider.sharedWith();
    Stream<String> limits =
        provider.quotas().stream()
            .flatMap(quota -> quota.shared().stream())
            .map(shared -> "limit " + shared.name());
    Stream<String> dependencies =
        provider.admission().wayIn().dependencies().map(name -> "dependency " + name);
    return Stream.of(limits, dependencies, Stream.of("engine " + owner))
        .flatMap(Function.identity());
  }

  /** Returns the first provider of the group that a provider belongs to. */
  String firstOf(String provider) {
    return firstOf.getOrDefault(provider, provider);
  }
}

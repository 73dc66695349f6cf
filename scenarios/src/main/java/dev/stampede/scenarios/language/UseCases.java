package dev.stampede.scenarios.language;

import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.scenarios.read.Names;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The use cases of a scenario, as far as promises can be about them.
 *
 * @param ours those that an objective is about if it names none
 * @param ofPlatforms those whose work a platform's users make
 * @param ofPeople those whose work people in a closed loop make
 * @param ofAgents those whose work are agents' steps
 */
record UseCases(
    Names names,
    List<String> ours,
    Set<String> ofPlatforms,
    Set<String> ofPeople,
    Set<String> ofAgents) {

  /** Copies the collections. */
  UseCases {
    ours = List.copyOf(ours);
    ofPlatforms = Set.copyOf(ofPlatforms);
    ofPeople = Set.copyOf(ofPeople);
    ofAgents = Set.copyOf(ofAgents);
  }

  /**
   * Returns the use cases of some names.
   *
   * @param specs null where anything in the scenario is faulty: then any of them may be anything
   */
  static UseCases of(Names names, @Nullable List<UseCaseSpec> specs) {
    return specs == null
        ? new UseCases(
            names, List.copyOf(names.known()), names.known(), names.known(), names.known())
        : new UseCases(
            names,
            specs.stream().filter(UseCaseSpec::isOurs).map(UseCaseSpec::name).toList(),
            those(specs, useCase -> useCase.source().crowd() != null),
            those(specs, useCase -> useCase.source().isClosedLoop()),
            those(specs, useCase -> useCase.source().isOfAgents()));
  }

  private static Set<String> those(List<UseCaseSpec> specs, Predicate<UseCaseSpec> which) {
    return specs.stream().filter(which).map(UseCaseSpec::name).collect(Collectors.toSet());
  }
}

package dev.stampede.scenarios.language.vendor;

import dev.stampede.scenarios.language.Node;
import java.util.List;

/**
 * What a vendor's element says in words of the scenario language.
 *
 * @param chain elements of a chain, outermost first
 * @param rungs elements of a ladder that the chain is around, first choice first; none if the
 *     element is a policy only
 */
public record Translation(List<Node> chain, List<Node> rungs) {

  /** Copies the lists. */
  public Translation {
    chain = List.copyOf(chain);
    rungs = List.copyOf(rungs);
  }

  /** Policies alone. */
  static Translation of(List<Node> chain) {
    return new Translation(chain, List.of());
  }
}

package dev.stampede.scenarios.dialect.element;

import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
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

  /**
   * Elements of a ladder that stand for all of it: the rungs, in a gateway if policies are around.
   */
  public List<Node> asRungs() {
    if (chain.isEmpty() || rungs.isEmpty()) {
      return rungs;
    }
    Position at = rungs.get(0).at();
    return List.of(
        new Written(at, at)
            .with("chain", new Node.Sequence(chain, at))
            .with("ladder", new Node.Sequence(rungs, at))
            .element("gateway"));
  }

  /** Policies alone. */
  public static Translation of(List<Node> chain) {
    return new Translation(chain, List.of());
  }
}

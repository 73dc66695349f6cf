package dev.stampede.experiments.counterfactual;

import dev.stampede.engine.Digest;
import dev.stampede.experiments.tally.ArchitectureTally;
import java.util.List;

/**
 * The tallies of some variants of a scenario.
 *
 * @param list for each variant, in the order of the plan, those of its architectures
 */
public record VariantTallies(List<List<ArchitectureTally>> list) {

  /** Copies the list. */
  public VariantTallies {
    list = List.copyOf(list);
  }

  /** Events of all of them. */
  public long events() {
    return list.stream().flatMap(List::stream).mapToLong(ArchitectureTally::events).sum();
  }

  /** The digest over the digests of all of them. */
  public Digest digest() {
    Digest digest = Digest.EMPTY;
    for (List<ArchitectureTally> variant : list) {
      for (ArchitectureTally tally : variant) {
        digest = digest.with(tally.digest().value());
      }
    }
    return digest;
  }

  /** The tallies of an architecture, one for each variant. */
  public List<ArchitectureTally> of(int architecture) {
    return list.stream().map(variant -> variant.get(architecture)).toList();
  }
}

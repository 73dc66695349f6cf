package dev.stampede.scenarios.review;

import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the rungs of ladders stand in a scenario; those that a vendor's element says, at it. */
final class LadderPlaces {

  private LadderPlaces() {}

  /**
   * Returns a place for each rung of a ladder.
   *
   * @param in the architecture or gateway, with its chain
   */
  static List<ValueReader> of(MappingReader in, List<RungSpec> ladder) {
    List<ValueReader> own = in.optional("ladder").list();
    int saidByChain = ladder.size() - own.size();
    if (saidByChain <= 0) {
      return own;
    }
    List<ValueReader> chain = in.optional("chain").list();
    List<ValueReader> places =
        new ArrayList<>(Collections.nCopies(saidByChain, chain.get(chain.size() - 1)));
    places.addAll(own);
    return places;
  }

  /** Returns a place for each rung inside a gateway that stands in a place. */
  static List<ValueReader> inside(ValueReader place, GatewayRungSpec gateway) {
    Named element = place.element();
    return isWritten(element)
        ? of(element.value().mapping(), gateway.ladder())
        : Collections.nCopies(gateway.ladder().size(), place);
  }

  /** Returns the place of the chain of a gateway. */
  static ValueReader chainOf(ValueReader place) {
    Named element = place.element();
    return isWritten(element) ? element.value().mapping().optional("chain") : place;
  }

  private static boolean isWritten(Named element) {
    return element.key().text().equals("gateway");
  }
}

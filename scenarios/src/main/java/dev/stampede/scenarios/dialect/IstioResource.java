package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A resource of Istio's as Kubernetes has it: what counts of it is its {@code spec}. */
final class IstioResource {
  private static final String NAME = "name";
  private static final String SPEC = "spec";
  private static final String ITEMS = "items";

  private IstioResource() {}

  /**
   * Returns what is below {@code spec}, or all of what is given if there is none. Of a list of
   * resources it is that of the only one of a kind, or of the one that {@code name} chooses.
   *
   * @param kind of the resource; another one is an error
   */
  static ValueReader spec(ValueReader given, String kind) {
    Pasted pasted = new Pasted(given);
    boolean list = pasted.find(ITEMS) != null;
    if (!list && !(pasted.find(SPEC) instanceof Node.Mapping)) {
      return given;
    }
    if (pasted.find("kind") instanceof Node.Scalar said && !list && !said.text().equals(kind)) {
      given.instead(said).error("this is a %s, not a %s".formatted(said.text(), kind), null);
    }
    List<Node.Mapping> all =
        list
            ? pasted.mappings(List.of(ITEMS)).stream()
                .filter(resource -> kind.equals(Pasted.text(resource, "kind")))
                .toList()
            : List.of((Node.Mapping) given.node());
    Node.Mapping one = pasted.one(NAME, kind + "s that differ", named(all), List.of(SPEC));
    Node.Mapping spec = Pasted.find(one, SPEC) instanceof Node.Mapping below ? below : one;
    return pasted.part(spec, Set.of(NAME), "kubernetes");
  }

  /** Returns resources by their names; those without one are numbered. */
  static Map<String, Node.Mapping> named(List<Node.Mapping> resources) {
    Map<String, Node.Mapping> named = new LinkedHashMap<>();
    for (Node.Mapping resource : resources) {
      Node metadata = Pasted.find(resource, "metadata");
      String name = metadata == null ? null : Pasted.text(metadata, NAME);
      named.putIfAbsent(name == null ? Integer.toString(named.size() + 1) : name, resource);
    }
    return named;
  }
}

package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.Set;

/** A resource of Istio's as Kubernetes has it: what counts of it is its {@code spec}. */
final class IstioResource {
  private IstioResource() {}

  /**
   * Returns what is below {@code spec}, or all of what is given if there is none.
   *
   * @param kind of the resource; another one is an error
   */
  static ValueReader spec(ValueReader given, String kind) {
    Pasted resource = new Pasted(given);
    if (!(resource.find("spec") instanceof Node.Mapping spec)) {
      return given;
    }
    if (resource.find("kind") instanceof Node.Scalar said && !said.text().equals(kind)) {
      given.instead(said).error("this is a %s, not a %s".formatted(said.text(), kind), null);
    }
    return resource.part(spec, Set.of(), "kubernetes");
  }
}

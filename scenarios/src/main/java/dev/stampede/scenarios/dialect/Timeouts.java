package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.text.Node;

/** The timeouts of one attempt, as clients of HTTP have them. */
final class Timeouts {
  /** What stands for no timeout: the longest time that a scenario can say. */
  static final String FOREVER = "3650d";

  private Timeouts() {}

  /**
   * Writes them down: nothing bounds an answer that keeps coming.
   *
   * @param connect until there is a connection
   * @param read the longest silence before and within an answer
   */
  static Node of(VendorElement in, Node.Scalar connect, Node.Scalar read) {
    return in.write()
        .with("connect", connect)
        .with("first_token", read)
        .with("between_tokens", read)
        .element("timeout");
  }
}

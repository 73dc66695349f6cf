package dev.stampede.scenarios.language.vendor;

import dev.stampede.scenarios.language.Node;

/** The timeouts of one attempt, as clients of HTTP have them. */
final class Timeouts {
  /** What stands for no timeout: the longest time that a scenario can say. */
  static final String FOREVER = "3650d";

  private Timeouts() {}

  /**
   * Writes them down.
   *
   * @param connect until there is a connection
   * @param read the longest silence while an answer comes
   */
  static Node of(VendorElement in, Node.Scalar connect, Node.Scalar read) {
    return in.write().with("timeout", read).mapping();
  }
}

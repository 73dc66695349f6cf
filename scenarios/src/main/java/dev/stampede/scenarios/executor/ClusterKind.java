package dev.stampede.scenarios.executor;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A kind of cluster. Those that there are stand on the class path: {@link java.util.ServiceLoader}
 * finds them, and nothing else knows them.
 */
public interface ClusterKind {

  /** What the command line calls it. */
  String name();

  /** What speaks against an address of one; empty for nothing. */
  Optional<String> objection(String address);

  /**
   * Connects to one.
   *
   * @param notes takes what is good to know while trials run
   * @throws IOException if nobody answers there, which is known within half a minute; the message
   *     says why
   */
  Cluster connect(String address, Consumer<String> notes) throws IOException;
}

package dev.stampede.models.nodes;

/**
 * What the nodes of an engine die of.
 *
 * @param nodes at the start
 * @param room calls that may be on a node; infinite for any number
 * @param memory of a node
 */
public record Mortality(int nodes, double room, MemorySpec memory) {

  /** Whether no node can ever die, as it never has enough calls for that. */
  public boolean isImmortal() {
    return memory.survives(room);
  }

  /** Bytes that calls may take of all nodes together. */
  public double freeBytes() {
    return (double) nodes * (memory.limitBytes() - memory.baseBytes());
  }

  /**
   * Returns the bytes that a call takes.
   *
   * @param tokens of its prompt and its answer
   */
  public double callBytes(double tokens) {
    return memory.perCallBytes() + memory.perTokenBytes() * tokens;
  }
}

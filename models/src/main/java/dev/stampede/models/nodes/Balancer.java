package dev.stampede.models.nodes;

/**
 * Deals calls out to the nodes in rotation, which are known by their numbers. It counts the calls
 * that each has, and does not know who is alive.
 */
public interface Balancer {

  /** No node. */
  int NONE = -1;

  /**
   * Takes a node into the rotation that is not in it.
   *
   * @param calls that it has
   */
  void add(int node, int calls);

  /** Takes a node out that is in the rotation. */
  void remove(int node);

  /** Is told how many calls a node in the rotation has now. */
  void calls(int node, int calls);

  /**
   * Returns the node that a call goes to; {@link #NONE} if none is in rotation.
   *
   * @param key of the call, for what chance decides
   */
  int pick(long key);
}

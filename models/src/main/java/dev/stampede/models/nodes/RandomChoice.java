package dev.stampede.models.nodes;

import dev.stampede.models.work.Draw;

/**
 * One at random, or of two different ones the one with fewer calls, the first if both have as many
 * (M. Mitzenmacher, "The power of two choices in randomized load balancing", 2001).
 */
final class RandomChoice implements Balancer {

  private final Rotation rotation = new Rotation();
  private final boolean ofTwo;

  /**
   * Makes one.
   *
   * @param choices how many are looked at, 1 or 2
   */
  RandomChoice(int choices) {
    this.ofTwo = choices == 2;
  }

  @Override
  public void add(int node, int calls) {
    rotation.add(node, calls);
  }

  @Override
  public void remove(int node) {
    rotation.remove(node);
  }

  @Override
  public void calls(int node, int calls) {
    rotation.calls(node, calls);
  }

  @Override
  public int pick(long key) {
    int size = rotation.size();
    if (size == 0) {
      return NONE;
    }
    int first = (int) (Draw.NODE.uniform(key, 0) * size);
    if (!ofTwo || size == 1) {
      return rotation.at(first);
    }
    int second = (int) (Draw.NODE.uniform(key, 1) * (size - 1));
    second += second >= first ? 1 : 0;
    int one = rotation.at(first);
    int other = rotation.at(second);
    return rotation.callsOf(other) < rotation.callsOf(one) ? other : one;
  }
}

package dev.stampede.models.nodes;

/**
 * One after the other; a node that comes goes last, and the last takes the turn of one that goes.
 */
final class RoundRobin implements Balancer {

  private final Rotation rotation = new Rotation();
  private int turn;

  @Override
  public void add(int node, int calls) {
    rotation.add(node, calls);
  }

  @Override
  public void remove(int node) {
    rotation.remove(node);
  }

  @Override
  public void calls(int node, int calls) {}

  @Override
  public int pick(long key) {
    if (rotation.size() == 0) {
      return NONE;
    }
    turn = turn < rotation.size() ? turn : 0;
    return rotation.at(turn++);
  }
}

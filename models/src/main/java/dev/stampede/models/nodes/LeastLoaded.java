package dev.stampede.models.nodes;

import java.util.Arrays;

/**
 * The node with the fewest calls, of several the one whose turn was longest ago; a heap finds it in
 * the logarithm of their number.
 */
final class LeastLoaded implements Balancer {

  private int[] heap = new int[16];
  private int size;

  /** By the number of a node. */
  private int[] places = new int[16];

  private int[] calls = new int[16];
  private long[] turns = new long[16];
  private long turn;

  @Override
  public void add(int node, int itsCalls) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    if (node >= places.length) {
      int length = Math.max(node + 1, 2 * places.length);
      places = Arrays.copyOf(places, length);
      calls = Arrays.copyOf(calls, length);
      turns = Arrays.copyOf(turns, length);
    }
    calls[node] = itsCalls;
    turns[node] = turn++;
    siftUp(size++, node);
  }

  @Override
  public void remove(int node) {
    int place = places[node];
    int last = heap[--size];
    if (place < size) {
      settle(place, last);
    }
  }

  @Override
  public void calls(int node, int itsCalls) {
    calls[node] = itsCalls;
    settle(places[node], node);
  }

  @Override
  public int pick(long key) {
    if (size == 0) {
      return NONE;
    }
    int node = heap[0];
    turns[node] = turn++;
    siftDown(0, node);
    return node;
  }

  private void settle(int place, int node) {
    if (place > 0 && before(node, heap[(place - 1) / 2])) {
      siftUp(place, node);
    } else {
      siftDown(place, node);
    }
  }

  private void siftUp(int from, int node) {
    int place = from;
    while (place > 0 && before(node, heap[(place - 1) / 2])) {
      put(place, heap[(place - 1) / 2]);
      place = (place - 1) / 2;
    }
    put(place, node);
  }

  private void siftDown(int from, int node) {
    int place = from;
    for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], node)) {
        break;
      }
      put(place, heap[child]);
      place = child;
    }
    put(place, node);
  }

  private void put(int place, int node) {
    heap[place] = node;
    places[node] = place;
  }

  private boolean before(int a, int b) {
    return calls[a] < calls[b] || (calls[a] == calls[b] && turns[a] < turns[b]);
  }
}

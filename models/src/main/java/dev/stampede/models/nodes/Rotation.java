package dev.stampede.models.nodes;

import java.util.Arrays;

/** Nodes in no order that means anything, each of which can be taken out at once. */
final class Rotation {

  private int[] nodes = new int[16];

  /** Where each node stands, by its number. */
  private int[] places = new int[16];

  private int[] calls = new int[16];
  private int size;

  int size() {
    return size;
  }

  int at(int place) {
    return nodes[place];
  }

  /** The calls of a node. */
  int callsOf(int node) {
    return calls[node];
  }

  void add(int node, int itsCalls) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    if (node >= places.length) {
      int length = Math.max(node + 1, 2 * places.length);
      places = Arrays.copyOf(places, length);
      calls = Arrays.copyOf(calls, length);
    }
    places[node] = size;
    nodes[size++] = node;
    calls[node] = itsCalls;
  }

  void remove(int node) {
    int last = nodes[--size];
    nodes[places[node]] = last;
    places[last] = places[node];
  }

  void calls(int node, int itsCalls) {
    calls[node] = itsCalls;
  }
}

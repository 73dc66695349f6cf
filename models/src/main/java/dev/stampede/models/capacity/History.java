package dev.stampede.models.capacity;

import java.util.ArrayDeque;

/** Numbers with the times that they belong to, as far back as somebody looks. */
final class History {

  private record Entry(long atNanos, int number) {}

  private final long lengthNanos;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();

  /** Makes an empty history that forgets what is as old as this. */
  History(long lengthNanos) {
    this.lengthNanos = lengthNanos;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  void add(long nowNanos, int number) {
    while (!entries.isEmpty() && entries.getFirst().atNanos() <= nowNanos - lengthNanos) {
      entries.removeFirst();
    }
    entries.addLast(new Entry(nowNanos, number));
  }

  /** Sum of the numbers that are younger than a window. */
  int sum(long nowNanos, long windowNanos) {
    int sum = 0;
    for (Entry entry : entries) {
      sum += entry.atNanos() > nowNanos - windowNanos ? entry.number() : 0;
    }
    return sum;
  }

  /** The largest of a number and those that are younger than a window. */
  int max(long nowNanos, long windowNanos, int number) {
    int max = number;
    for (Entry entry : entries) {
      max = entry.atNanos() > nowNanos - windowNanos ? Math.max(max, entry.number()) : max;
    }
    return max;
  }

  /** The smallest of a number and those that are younger than a window. */
  int min(long nowNanos, long windowNanos, int number) {
    int min = number;
    for (Entry entry : entries) {
      min = entry.atNanos() > nowNanos - windowNanos ? Math.min(min, entry.number()) : min;
    }
    return min;
  }
}

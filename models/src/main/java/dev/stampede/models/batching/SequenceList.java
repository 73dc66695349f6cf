package dev.stampede.models.batching;

import org.jspecify.annotations.Nullable;

/** Sequences in the order that they were added; any one can be taken out at once. */
final class SequenceList {

  private @Nullable Sequence first;
  private @Nullable Sequence last;
  private int size;

  @Nullable Sequence first() {
    return first;
  }

  @Nullable Sequence last() {
    return last;
  }

  int size() {
    return size;
  }

  void add(Sequence sequence) {
    sequence.previous = last;
    sequence.next = null;
    if (last == null) {
      first = sequence;
    } else {
      last.next = sequence;
    }
    last = sequence;
    size++;
  }

  void addFirst(Sequence sequence) {
    sequence.previous = null;
    sequence.next = first;
    if (first == null) {
      last = sequence;
    } else {
      first.previous = sequence;
    }
    first = sequence;
    size++;
  }

  void remove(Sequence sequence) {
    Sequence before = sequence.previous;
    Sequence after = sequence.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    sequence.previous = null;
    sequence.next = null;
    size--;
  }
}

package dev.stampede.models.queue;

import org.jspecify.annotations.Nullable;

/**
 * Members in the order that they were added; any one can be taken out at once. They are their own
 * links, so nothing is made for one that joins, and each is in one queue at a time.
 */
public final class LinkedQueue<T extends LinkedQueue.Node<T>> {

  /** One that can be a member. */
  public abstract static class Node<T extends Node<T>> {

    @Nullable T previous;
    @Nullable T next;

    /** The member before it; null for the first, and for one that is in no queue. */
    public final @Nullable T previous() {
      return previous;
    }

    /** The member after it; null for the last, and for one that is in no queue. */
    public final @Nullable T next() {
      return next;
    }
  }

  private @Nullable T first;
  private @Nullable T last;
  private int size;

  /** The first member; null if there is none. */
  public @Nullable T first() {
    return first;
  }

  /** The last member; null if there is none. */
  public @Nullable T last() {
    return last;
  }

  /** How many members there are. */
  public int size() {
    return size;
  }

  /** Adds one that is in no queue, after all others. */
  public void add(T member) {
    member.previous = last;
    member.next = null;
    if (last == null) {
      first = member;
    } else {
      last.next = member;
    }
    last = member;
    size++;
  }

  /** Adds one that is in no queue, before all others. */
  public void addFirst(T member) {
    member.previous = null;
    member.next = first;
    if (first == null) {
      last = member;
    } else {
      first.previous = member;
    }
    first = member;
    size++;
  }

  /** Takes a member out. */
  public void remove(T member) {
    T before = member.previous;
    T after = member.next;
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
    member.previous = null;
    member.next = null;
    size--;
  }
}

package dev.stampede.models.server;

import java.util.Arrays;

/** Jobs by when a {@link WorkClock} says they are done, the earliest first among equals. */
final class JobHeap {

  private Job[] heap = new Job[16];
  private int size;

  int size() {
    return size;
  }

  /** The first to finish; there must be one. */
  Job first() {
    return heap[0];
  }

  /** One of them, by its place in the heap. */
  Job get(int place) {
    return heap[place];
  }

  void add(Job job) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    siftUp(size++, job);
  }

  void remove(Job job) {
    int place = job.place;
    Job last = heap[--size];
    if (place < size) {
      if (place > 0 && before(last, heap[(place - 1) / 2])) {
        siftUp(place, last);
      } else {
        siftDown(place, last);
      }
    }
  }

  private void siftUp(int from, Job job) {
    int place = from;
    while (place > 0 && before(job, heap[(place - 1) / 2])) {
      put(place, heap[(place - 1) / 2]);
      place = (place - 1) / 2;
    }
    put(place, job);
  }

  private void siftDown(int from, Job job) {
    int place = from;
    for (int child = 2 * place + 1; child < size; child = 2 * place + 1) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], job)) {
        break;
      }
      put(place, heap[child]);
      place = child;
    }
    put(place, job);
  }

  private void put(int place, Job job) {
    heap[place] = job;
    job.place = place;
  }

  private static boolean before(Job a, Job b) {
    if (a.doneNanos != b.doneNanos) {
      return a.doneNanos < b.doneNanos;
    }
    return a.doneParts < b.doneParts || (a.doneParts == b.doneParts && a.arrival < b.arrival);
  }
}

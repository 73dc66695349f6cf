package dev.stampede.models.provider;

import org.jspecify.annotations.Nullable;

/** Jobs in the order that they were added; any one can be taken out at once. */
final class JobList {

  private @Nullable Job first;
  private @Nullable Job last;

  @Nullable Job first() {
    return first;
  }

  @Nullable Job last() {
    return last;
  }

  void add(Job job) {
    job.previous = last;
    job.next = null;
    if (last == null) {
      first = job;
    } else {
      last.next = job;
    }
    last = job;
  }

  void remove(Job job) {
    Job before = job.previous;
    Job after = job.next;
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
    job.previous = null;
    job.next = null;
  }
}

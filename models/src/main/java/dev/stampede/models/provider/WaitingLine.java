package dev.stampede.models.provider;

import dev.stampede.models.provider.EngineSpec.Discipline;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/** The calls that wait for a server, one list for each priority where priorities count. */
final class WaitingLine {

  private final Discipline discipline;
  private final int limit;
  private final JobList[] lists;
  private int size;

  WaitingLine(Discipline discipline, int limit) {
    this.discipline = discipline;
    this.limit = limit;
    this.lists = new JobList[discipline == Discipline.PRIORITY ? Request.TOP_PRIORITY + 1 : 1];
    for (int i = 0; i < lists.length; i++) {
      lists[i] = new JobList();
    }
  }

  boolean isFull() {
    return size >= limit;
  }

  int size() {
    return size;
  }

  void add(Job job) {
    list(job).add(job);
    size++;
  }

  void remove(Job job) {
    list(job).remove(job);
    size--;
  }

  /** The job that is next, or null. */
  @Nullable Job first() {
    for (int priority = lists.length - 1; priority >= 0; priority--) {
      JobList list = lists[priority];
      Job job = discipline == Discipline.LIFO ? list.last() : list.first();
      if (job != null) {
        return job;
      }
    }
    return null;
  }

  private JobList list(Job job) {
    return lists.length == 1 ? lists[0] : lists[job.call().priority];
  }
}

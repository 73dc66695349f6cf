package dev.stampede.models.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.provider.EngineSpec.Discipline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The line, the list and the heap of jobs, each against the slowest that does the same. */
class WaitingLineTest {

  private static Job job(int priority) {
    Job job = new Job();
    job.call = new Call();
    job.call.priority = priority;
    return job;
  }

  @Test
  void disciplines_takeTheOneThatIsNext() {
    Job[] jobs = {job(1), job(5), job(5), job(1)};
    assertThat(firstOf(Discipline.FIFO, jobs)).isSameAs(jobs[0]);
    assertThat(firstOf(Discipline.LIFO, jobs)).isSameAs(jobs[3]);
    assertThat(firstOf(Discipline.PRIORITY, jobs)).isSameAs(jobs[1]);
  }

  private static @Nullable Job firstOf(Discipline discipline, Job... jobs) {
    WaitingLine line = new WaitingLine(discipline, 4);
    for (Job job : jobs) {
      assertThat(line.isFull()).isFalse();
      line.add(job);
    }
    assertThat(line.isFull()).isTrue();
    return line.first();
  }

  @ParameterizedTest
  @EnumSource
  void line_isThatOfTheReference(Discipline discipline) {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int limit = random.nextInt(1, 20);
      WaitingLine line = new WaitingLine(discipline, limit);
      List<Job> reference = new ArrayList<>();
      for (int step = 0; step < 1000; step++) {
        assertThat(line.isFull()).isEqualTo(reference.size() >= limit);
        if (random.nextInt(5) < 3 && !line.isFull()) {
          Job job = job(random.nextInt(10));
          line.add(job);
          reference.add(job);
        } else if (!reference.isEmpty()) {
          Job job = random.nextBoolean() ? next(discipline, reference) : any(random, reference);
          line.remove(job);
          reference.remove(job);
        }
        Job expected = reference.isEmpty() ? null : next(discipline, reference);
        assertThat(line.first()).as("seed %d, step %d", seed, step).isSameAs(expected);
      }
    }
  }

  private static Job any(SplittableRandom random, List<Job> jobs) {
    return jobs.get(random.nextInt(jobs.size()));
  }

  private static Job next(Discipline discipline, List<Job> jobs) {
    return switch (discipline) {
      case FIFO -> jobs.get(0);
      case LIFO -> jobs.get(jobs.size() - 1);
      case PRIORITY -> {
        int top = jobs.stream().mapToInt(j -> j.call().priority).max().orElseThrow();
        yield jobs.stream().filter(j -> j.call().priority == top).findFirst().orElseThrow();
      }
    };
  }

  @Test
  void list_isThatOfTheReference() {
    SplittableRandom random = new SplittableRandom(8);
    JobList list = new JobList();
    List<Job> reference = new ArrayList<>();
    for (int step = 0; step < 50_000; step++) {
      if ((random.nextInt(100) < 51 && reference.size() < 40) || reference.isEmpty()) {
        Job job = new Job();
        list.add(job);
        reference.add(job);
      } else {
        Job job = any(random, reference);
        list.remove(job);
        reference.remove(job);
      }
      List<Job> inOrder = new ArrayList<>();
      for (Job job = list.first(); job != null; job = job.next) {
        inOrder.add(job);
      }
      assertThat(inOrder).as("step %d", step).isEqualTo(reference);
      assertThat(list.last())
          .isSameAs(reference.isEmpty() ? null : reference.get(reference.size() - 1));
    }
  }

  @Test
  void heap_isThatOfTheReference() {
    SplittableRandom random = new SplittableRandom(9);
    JobHeap heap = new JobHeap();
    TreeSet<Job> reference =
        new TreeSet<>(
            Comparator.<Job>comparingDouble(j -> j.finishWork).thenComparingLong(j -> j.arrival));
    List<Job> jobs = new ArrayList<>();
    for (int step = 0; step < 100_000; step++) {
      boolean growing = step / 500 % 2 == 0;
      if (random.nextInt(100) < (growing ? 60 : 40) || jobs.isEmpty()) {
        Job job = new Job();
        job.finishWork = random.nextInt(50); // many ties
        job.arrival = step;
        heap.add(job);
        reference.add(job);
        jobs.add(job);
      } else {
        Job job = random.nextBoolean() ? reference.first() : any(random, jobs);
        heap.remove(job);
        reference.remove(job);
        jobs.remove(job);
      }
      assertThat(heap.size()).isEqualTo(jobs.size());
      if (!jobs.isEmpty()) {
        assertThat(heap.first()).as("step %d", step).isSameAs(reference.first());
      }
    }
  }
}

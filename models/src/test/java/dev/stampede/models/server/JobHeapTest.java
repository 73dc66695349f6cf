package dev.stampede.models.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The heap of jobs against the slowest that does the same. */
class JobHeapTest {

  private static Job any(SplittableRandom random, List<Job> jobs) {
    return jobs.get(random.nextInt(jobs.size()));
  }

  @Test
  void heap_isThatOfTheReference() {
    SplittableRandom random = new SplittableRandom(9);
    JobHeap heap = new JobHeap();
    TreeSet<Job> reference =
        new TreeSet<>(
            Comparator.<Job>comparingLong(j -> j.doneNanos)
                .thenComparingLong(j -> j.doneParts)
                .thenComparingLong(j -> j.arrival));
    List<Job> jobs = new ArrayList<>();
    for (int step = 0; step < 100_000; step++) {
      boolean growing = step / 500 % 2 == 0;
      if (random.nextInt(100) < (growing ? 60 : 40) || jobs.isEmpty()) {
        Job job = new Job();
        job.doneNanos = random.nextInt(10); // many ties
        job.doneParts = random.nextInt(5);
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

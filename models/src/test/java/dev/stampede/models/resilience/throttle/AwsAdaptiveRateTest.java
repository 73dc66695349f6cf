package dev.stampede.models.resilience.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.retries.internal.ratelimiter.RateLimiterTokenBucket;
import software.amazon.awssdk.retries.internal.ratelimiter.RateLimiterTokenBucketStore;
import software.amazon.awssdk.retries.internal.ratelimiter.RateLimiterUpdateResponse;

/**
 * The adaptive rate beside the one of the AWS SDK for Java 2.57.8, on one virtual clock: the same
 * rate after every response, and the same time for everyone who waits, over a million random steps.
 */
class AwsAdaptiveRateTest {

  private static final long MILLI = 1_000_000L;
  private static final int CONFIGURATIONS = 250;
  private static final int STEPS = 4000;

  @Test
  void adaptiveRate_behavesAsTheLibrary() {
    long waits = 0;
    for (int seed = 0; seed < CONFIGURATIONS; seed++) {
      waits += new Walk(seed).go();
    }
    assertThat(waits).as("attempts that waited").isGreaterThan(100L * CONFIGURATIONS);
  }

  /** Both limiters, with those who wait at ours in a line as its layer keeps it. */
  private static final class Walk {

    private final SplittableRandom random;
    private final VirtualScheduler scheduler = new VirtualScheduler();
    private final RateLimiterTokenBucket theirs;
    private final AdaptiveRate ours = new AdaptiveRate();
    private final ArrayDeque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private long wakeAt = Long.MAX_VALUE;
    private long waited;
    private double refusedShare;
    private double responseShare;

    Walk(int seed) {
      random = new SplittableRandom(seed);
      theirs =
          RateLimiterTokenBucketStore.builder()
              .clock(() -> scheduler.nanos / 1e9)
              .scheduler(scheduler.service())
              .build()
              .tokenBucketForScope("scope");
    }

    long go() {
      for (int step = 0; step < STEPS; step++) {
        if (step % 200 == 0) { // weather changes
          refusedShare = random.nextInt(3) == 0 ? random.nextDouble() : random.nextDouble() * 0.1;
          responseShare = 0.4 + 0.5 * random.nextDouble();
        }
        advance(random.nextLong(random.nextInt(20) == 0 ? 3000 : 60) * MILLI);
        if (random.nextDouble() < responseShare) {
          respond(step);
        } else {
          take();
        }
      }
      return waited;
    }

    private void respond(int step) {
      boolean refused = random.nextDouble() < refusedShare;
      RateLimiterUpdateResponse update =
          refused ? theirs.updateRateAfterThrottling() : theirs.updateRateAfterSuccess();
      ours.responded(scheduler.nanos, refused);
      double expected = Math.max(0.5, update.fillRate());
      assertThat(ours.rate()).as("rate after step %d", step).isCloseTo(expected, within(1e-9));
    }

    private void take() {
      CompletableFuture<Void> future = theirs.acquireAsync();
      if (waiting.isEmpty()) {
        long wait = ours.take(scheduler.nanos);
        scheduler.runDue();
        assertThat(future.isDone()).isEqualTo(wait == 0);
        if (wait == 0) {
          return;
        }
        wakeAt = scheduler.nanos + wait;
      }
      waiting.add(future);
      waited++;
    }

    /** Moves on, and wakes those who wait on the way; the library's are done exactly then. */
    private void advance(long by) {
      long end = scheduler.nanos + by;
      while (!waiting.isEmpty() && wakeAt <= end) {
        scheduler.runTo(wakeAt - 1);
        assertThat(waiting.peek().isDone()).isFalse();
        scheduler.runTo(wakeAt);
        long wait = ours.take(scheduler.nanos);
        while (wait == 0) {
          assertThat(waiting.remove().isDone()).isTrue();
          if (waiting.isEmpty()) {
            break;
          }
          wait = ours.take(scheduler.nanos);
        }
        wakeAt = scheduler.nanos + wait;
      }
      scheduler.runTo(end);
    }
  }

  /** Runs what is scheduled when the clock is set past it. */
  private static final class VirtualScheduler {

    private record Task(long at, long number, Runnable what) {}

    private final PriorityQueue<Task> tasks =
        new PriorityQueue<>(
            (a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.number, b.number));
    private long nanos;
    private long scheduled;

    ScheduledExecutorService service() {
      return (ScheduledExecutorService)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {ScheduledExecutorService.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("schedule")) {
                  long delay = ((TimeUnit) arguments[2]).toNanos((long) arguments[1]);
                  tasks.add(new Task(nanos + delay, scheduled++, (Runnable) arguments[0]));
                }
                return null;
              });
    }

    void runDue() {
      runTo(nanos);
    }

    void runTo(long end) {
      while (!tasks.isEmpty() && tasks.peek().at <= end) {
        Task task = tasks.remove();
        nanos = Math.max(nanos, task.at);
        task.what.run();
      }
      nanos = Math.max(nanos, end);
    }
  }
}

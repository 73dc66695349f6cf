package dev.stampede.models.resilience.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Invocation;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.limit.LimiterSpec.Room;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.internal.SemaphoreBulkhead;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Our bulkhead beside the SemaphoreBulkhead of Resilience4j 2.4.0, over a million random steps
 * without waiting, and over some more with callers who wait.
 *
 * <p>Those wait in the library with a thread each. It goes by the machine's clock, so their longest
 * wait is an hour there, and a thread is interrupted when the virtual one is over: the library then
 * refuses, as it would have.
 */
@Timeout(60)
class Resilience4jBulkheadTest {

  private static final long MILLI = 1_000_000L;
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** What is inside stays there until it is told to end. */
  private static final class Held extends Layer {
    private final List<Invocation> calls = new ArrayList<>();

    @Override
    public void start(Flow flow, Invocation self) {
      calls.add(self);
    }

    @Override
    public void cancelled(Flow flow, Invocation self, Status why) {
      calls.remove(self);
    }
  }

  /** A thread that waits in the library's bulkhead. */
  private static final class Caller {
    private final Thread thread;
    private volatile boolean in;
    private volatile boolean refused;

    Caller(Bulkhead bulkhead) {
      thread =
          new Thread(
              () -> {
                boolean permitted = bulkhead.tryAcquirePermission();
                in = permitted;
                refused = !permitted;
              });
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Both bulkheads, with the same calls in them. */
  private static final class Pair {
    private final SplittableRandom random;
    private final int most;
    private final Held held = new Held();
    private final Map<Request, Caller> waiting = new LinkedHashMap<>();
    private final Flow flow;
    private final Layer ours;
    private final Bulkhead theirs;
    private final Semaphore permits;
    private final Timer next;
    private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
    private int steps;
    private int inside;
    private int refusals;
    private int waits;

    Pair(int seed, int steps, long waitNanos) throws ReflectiveOperationException {
      this.random = new SplittableRandom(seed);
      this.steps = steps;
      this.most = random.nextInt(1, waitNanos > 0 ? 5 : 20);
      LogicalProcess process = simulation.process("p");
      this.flow = new Flow(process, Horizon.ENDLESS, this::done);
      Room room = waitNanos == 0 ? null : new Room(1000, waitNanos, Discipline.FIFO);
      this.ours = new LimiterLayer(LimiterSpec.fixed(most, room, null), random::nextDouble, held);
      BulkheadConfig config =
          BulkheadConfig.custom()
              .maxConcurrentCalls(most)
              .maxWaitDuration(waitNanos > 0 ? Duration.ofHours(1) : Duration.ZERO)
              .build();
      this.theirs = Bulkhead.of("theirs", config);
      Field field = SemaphoreBulkhead.class.getDeclaredField("semaphore");
      field.setAccessible(true);
      this.permits = (Semaphore) field.get(theirs);
      this.next = process.timer(this::step);
      next.set(0);
    }

    void run() {
      simulation.run(Long.MAX_VALUE / 2);
      waiting.values().forEach(caller -> caller.thread.interrupt());
    }

    private void step() {
      int choice = random.nextInt(8);
      if (choice < 4) {
        begin();
      } else if (choice < 7 && !held.calls.isEmpty()) {
        Invocation one = held.calls.remove(random.nextInt(held.calls.size()));
        theirs.onComplete();
        flow.leave(one, Status.OK);
      } else if (choice == 7) {
        giveUp();
      }
      agree();
      if (--steps > 0) {
        next.set(random.nextInt(4) * MILLI);
      }
    }

    private void begin() {
      Request request = new Request();
      boolean free = permits.availablePermits() > 0;
      flow.begin(ours, request);
      if (held.calls.size() > inside) {
        assertThat(free).isTrue();
        assertThat(theirs.tryAcquirePermission()).isTrue();
      } else if (request.underway == null) {
        assertThat(theirs.tryAcquirePermission()).isFalse();
        refusals++;
      } else {
        assertThat(free).isFalse();
        waiting.put(request, new Caller(theirs));
        await(() -> permits.getQueueLength() == waiting.size());
        waits++;
      }
      inside = held.calls.size();
    }

    /** An owner gives up, whose call is inside or waits. */
    private void giveUp() {
      int number = random.nextInt(held.calls.size() + waiting.size() + 1);
      if (number < held.calls.size()) {
        theirs.releasePermission();
        flow.cancel(held.calls.get(number).request(), Status.GAVE_UP);
      } else if (number < held.calls.size() + waiting.size()) {
        Request request = new ArrayList<>(waiting.keySet()).get(number - held.calls.size());
        flow.cancel(request, Status.GAVE_UP);
      }
    }

    /** A call has come out of ours; if it waited until now, it has to come out of theirs, too. */
    private void done(Request request) {
      Caller caller = waiting.remove(request);
      if (caller != null) {
        caller.thread.interrupt();
        await(() -> caller.refused);
      }
    }

    /** Whoever ours has let in meanwhile is in there, too, and nobody else. */
    private void agree() {
      for (Invocation call : held.calls) {
        Caller caller = waiting.remove(call.request());
        if (caller != null) {
          await(() -> caller.in);
        }
      }
      inside = held.calls.size();
      assertThat(theirs.getMetrics().getAvailableConcurrentCalls()).isEqualTo(most - inside);
      assertThat(permits.getQueueLength()).isEqualTo(waiting.size());
    }

    private static void await(BooleanSupplier state) {
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (!state.getAsBoolean()) {
        assertThat(System.nanoTime()).isLessThan(end);
        LockSupport.parkNanos(5_000);
      }
    }
  }

  @Test
  void withoutWaiting_behavesAsTheLibrary() throws ReflectiveOperationException {
    long refusals = 0;
    for (int seed = 0; seed < 500; seed++) {
      Pair pair = new Pair(seed, 2100, 0);
      pair.run();
      refusals += pair.refusals;
    }
    assertThat(refusals).isGreaterThan(50_000);
  }

  @Test
  void withWaiting_letsInWhomTheLibraryLetsIn() throws ReflectiveOperationException {
    long waits = 0;
    for (int seed = 0; seed < 20; seed++) {
      Pair pair = new Pair(seed, 500, 20 * MILLI);
      pair.run();
      waits += pair.waits;
    }
    assertThat(waits).isGreaterThan(2000);
  }
}

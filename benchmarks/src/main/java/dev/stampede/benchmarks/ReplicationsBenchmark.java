package dev.stampede.benchmarks;

import dev.stampede.benchmarks.model.MM1;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Do independent replications get in each other's way? As many M/M/1 queues as workers share a
 * fixed number of events; an operation is an event of any of them.
 */
@OperationsPerInvocation(ReplicationsBenchmark.EVENTS)
public class ReplicationsBenchmark extends Pinned {

  static final int EVENTS = 2_000_000;

  /** A queue and a thread for each worker. */
  @State(Scope.Thread)
  @SuppressWarnings("NullAway.Init") // made in the set-up
  public static class StampedeState {

    /** Threads, each with a replication of its own. */
    @Param({"1", "2"})
    int workers;

    ExecutorService threads;
    List<MM1> queues;
    long customers;

    /** Makes the queues, on their threads. */
    @Setup
    public void open() throws InterruptedException, ExecutionException {
      threads = Executors.newFixedThreadPool(workers);
      queues = new ArrayList<>();
      List<Callable<MM1>> openings = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int replication = i;
        openings.add(() -> new MM1(replication));
      }
      for (Future<MM1> queue : threads.invokeAll(openings)) {
        queues.add(queue.get());
      }
    }

    void run() throws InterruptedException, ExecutionException {
      int share = EVENTS / 2 / workers;
      List<Callable<Object>> runs = new ArrayList<>();
      for (MM1 queue : queues) {
        runs.add(Executors.callable(() -> queue.run(share)));
      }
      for (Future<Object> run : threads.invokeAll(runs)) {
        run.get();
      }
      customers += share;
    }

    /** Checks the mean waits. */
    @TearDown
    public void check() {
      threads.shutdown();
      queues.forEach(queue -> queue.check(customers));
    }
  }

  /** Stampede: independent simulations. */
  @Benchmark
  public void stampede(StampedeState state) throws InterruptedException, ExecutionException {
    state.run();
  }
}

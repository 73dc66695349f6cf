package dev.stampede.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.stampede.engine.random.RandomStreams;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZJ_Result;

/** How the work of two {@link Worker}s ends when something happens to one of them on the way. */
final class WorkerStress {

  private static final long END = 30;

  private WorkerStress() {}

  /** Two processes with an event each nanosecond, in windows of three. */
  private static final class Pair {
    private final Simulation simulation = new Simulation(new RandomStreams(1, 0));
    private final LogicalProcess left = simulation.process("left");
    private final LogicalProcess right = simulation.process("right");
    private final List<Worker> workers;

    /** Lets something happen at the right process at time 10, in the fourth window. */
    Pair(Runnable accident) {
      left.outlet(right.inbox(x -> {}), 3);
      simulation.place(left, 0);
      simulation.place(right, 1);
      simulation.run(0, 2);
      tick(left);
      tick(right);
      right.timer(accident).set(10);
      workers = simulation.prepare(END).workers();
    }

    private static void tick(LogicalProcess process) {
      Timer[] timer = new Timer[1];
      timer[0] = process.timer(() -> timer[0].set(1));
      timer[0].set(1);
    }

    void work(int worker) {
      workers.get(worker).run();
    }

    /** Whether both ended in a certain way, whether one failed, and the left process's time. */
    void report(ZZJ_Result result, Worker.End end) {
      result.r1 = workers.stream().allMatch(worker -> worker.end() == end);
      result.r2 = workers.stream().anyMatch(worker -> worker.failure() != null);
      result.r3 = left.now();
    }
  }

  /** Both go to the end. */
  @JCStressTest
  @Outcome(id = "true, false, 30", expect = ACCEPTABLE, desc = "both are done")
  @State
  public static class Undisturbed {
    private final Pair pair = new Pair(() -> {});

    /** The left process. */
    @Actor
    public void left() {
      pair.work(0);
    }

    /** The right process. */
    @Actor
    public void right() {
      pair.work(1);
    }

    /** How it ended. */
    @Arbiter
    public void end(ZZJ_Result result) {
      pair.report(result, Worker.End.DONE);
    }
  }

  /** The other one ends with the window of the failure, or before. */
  @JCStressTest
  @Outcome(id = "true, true, 12", expect = ACCEPTABLE, desc = "both end after the window 10..12")
  @State
  public static class Failing {
    private final Pair pair =
        new Pair(
            () -> {
              throw new IllegalStateException("on purpose");
            });

    /** The left process. */
    @Actor
    public void left() {
      pair.work(0);
    }

    /** The right process. */
    @Actor
    public void right() {
      pair.work(1);
    }

    /** How it ended. */
    @Arbiter
    public void end(ZZJ_Result result) {
      pair.report(result, Worker.End.STOPPED);
    }
  }

  /** Both see the stop at the same meeting, whenever it is seen first. */
  @JCStressTest
  @Outcome(id = "true, false, 12", expect = ACCEPTABLE, desc = "both end after the window 10..12")
  @State
  public static class Stopping {
    private final Pair pair = new Pair(this::stop);

    private void stop() {
      pair.simulation.stop();
    }

    /** The left process. */
    @Actor
    public void left() {
      pair.work(0);
    }

    /** The right process. */
    @Actor
    public void right() {
      pair.work(1);
    }

    /** How it ended. */
    @Arbiter
    public void end(ZZJ_Result result) {
      pair.report(result, Worker.End.STOPPED);
    }
  }
}

package dev.stampede.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What two threads see of each other at a {@link Barrier}. */
final class BarrierStress {

  private BarrierStress() {}

  /** What was written before the barrier, plainly, is visible behind it. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both see what the other wrote")
  @State
  public static class Meeting {
    private final Barrier barrier = new Barrier(2);
    private int left;
    private int right;

    /** Writes left. */
    @Actor
    public void left(II_Result result) {
      left = 1;
      result.r1 = barrier.await(0, 1) ? right : -1;
    }

    /** Writes right. */
    @Actor
    public void right(II_Result result) {
      right = 1;
      result.r2 = barrier.await(1, 1) ? left : -1;
    }
  }

  /** Reports are those of the meeting that they are read for, however far ahead a worker is. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "no report of another meeting")
  @State
  public static class Reporting {
    private static final int MEETINGS = 4;
    private final Barrier barrier = new Barrier(2);
    private final Reports reports = new Reports(2);

    private int wrong(int worker) {
      int wrong = 0;
      for (long meeting = 1; meeting <= MEETINGS; meeting++) {
        reports.write(worker, meeting, 10 * meeting, meeting, false);
        boolean met = barrier.await(worker, meeting);
        if (!met
            || reports.earliest(meeting) != 10 * meeting
            || reports.mostHandled(meeting) != meeting) {
          wrong++;
        }
      }
      return wrong;
    }

    /** The first worker. */
    @Actor
    public void first(II_Result result) {
      result.r1 = wrong(0);
    }

    /** The second worker. */
    @Actor
    public void second(II_Result result) {
      result.r2 = wrong(1);
    }
  }

  /** Who waits for somebody that never comes is let go. */
  @JCStressTest(Mode.Termination)
  @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "let go")
  @Outcome(id = "STALE", expect = org.openjdk.jcstress.annotations.Expect.FORBIDDEN, desc = "waits")
  @State
  public static class Abandonment {
    private final Barrier barrier = new Barrier(2);

    /** Waits. */
    @Actor
    public void waits() {
      if (barrier.await(0, 1)) {
        throw new IllegalStateException("met nobody");
      }
    }

    /** Does not come. */
    @Signal
    public void abandons() {
      barrier.abandon();
    }
  }
}

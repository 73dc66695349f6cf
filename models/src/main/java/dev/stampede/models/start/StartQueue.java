package dev.stampede.models.start;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.queue.LinkedQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue of starts at work. Work for nobody stands in line as a number beside the start behind it,
 * so that however much there is of it, memory grows with the starts alone.
 */
public final class StartQueue {

  private final LogicalProcess process;
  private final String name;
  private final StartsSpec spec;
  private final RandomStream chance;
  private final StartFigures figures;
  private final LinkedQueue<Start> line = new LinkedQueue<>();
  private final List<Work> works = new ArrayList<>();

  /** Of them, those that are not under way. */
  private final List<Work> idle = new ArrayList<>();

  /** Work for nobody behind the last start in line. */
  private long wastedAtEnd;

  private StartQueue(StartsSpec spec, LogicalProcess process, String name, Horizon horizon) {
    this.process = process;
    this.name = name;
    this.spec = spec;
    this.chance = random("start-queue");
    this.figures = new StartFigures(horizon);
  }

  /**
   * Opens a queue.
   *
   * @param spec null for none
   * @param name of whose starts they are, unique in the process
   */
  public static @Nullable StartQueue of(
      @Nullable StartsSpec spec, LogicalProcess process, String name, Horizon horizon) {
    return spec == null ? null : new StartQueue(spec, process, name, horizon);
  }

  /** Returns what a queue's books say at the end of a run; null without a queue. */
  public static @Nullable StartsResult result(@Nullable StartQueue queue, long nowNanos) {
    return queue == null ? null : queue.close(nowNanos);
  }

  /** What the queue does for one start. */
  final class Work {
    private final Timer end = process.timer(this::ends);
    private long endNanos;
    private @Nullable Start start;

    private void begin(@Nullable Start next) {
      long nanos = spec.each().quantileNanos(chance.nextUniform());
      endNanos = process.now() + nanos;
      end.set(nanos);
      start = next;
      if (next != null) {
        next.work = this;
      }
    }

    private void ends() {
      Start done = start;
      idle.add(this);
      start = null;
      if (done == null) {
        figures.wasted(process.now());
      } else {
        done.work = null;
        figures.through(process.now(), done.askedNanos);
        done.through();
      }
      work();
    }

    private void breakOff() {
      end.cancel();
      idle.add(this);
    }
  }

  /** Returns the stream of random numbers of those who pass it for a purpose. */
  RandomStream random(String purpose) {
    return process.random(purpose + "/" + name);
  }

  /** Returns the start of a machine that has to pass it. */
  Start start(Runnable serves) {
    return new Start(process, this, serves);
  }

  /** Returns a time that machines take to start that steps add, for a value of chance. */
  long bootNanos(double u) {
    return spec.boot().quantileNanos(u);
  }

  long timeoutNanos() {
    return spec.timeoutNanos();
  }

  /** A start is asked for. */
  void ask(Start start) {
    figures.asked(process.now());
    queueUp(start);
  }

  /** The time of a start is over: it gives up, and asks again. */
  void askAgain(Start start) {
    figures.timedOut(process.now());
    leave(start);
    queueUp(start);
  }

  /** A start is not wanted any more that was asked for and is not through. */
  void withdraw(Start start) {
    figures.withdrawn(process.now());
    leave(start);
  }

  /** Whether the work for a start ends in this nanosecond: then it is in time. */
  boolean isAboutToEnd(Start start) {
    return start.work != null && start.work.endNanos == process.now();
  }

  private void queueUp(Start start) {
    start.wastedBefore = wastedAtEnd;
    wastedAtEnd = 0;
    line.add(start);
    work();
  }

  private void leave(Start start) {
    Work under = start.work;
    if (under == null) {
      leaveLine(start);
      return;
    }
    start.work = null;
    under.start = null;
    if (spec.givenUp() == GivenUp.CANCELLED) {
      under.breakOff();
      work();
    }
  }

  private void leaveLine(Start start) {
    long wasted = start.wastedBefore + (spec.givenUp() == GivenUp.WASTED ? 1 : 0);
    Start next = start.next();
    if (next == null) {
      wastedAtEnd = wasted;
    } else {
      next.wastedBefore += wasted;
    }
    line.remove(start);
  }

  private void work() {
    while (works.size() - idle.size() < spec.atOnce() && (line.size() > 0 || wastedAtEnd > 0)) {
      if (idle.isEmpty()) {
        Work added = new Work();
        works.add(added);
        idle.add(added);
      }
      idle.remove(idle.size() - 1).begin(nextInLine());
    }
  }

  /** Takes the first out of the line; null if its work is for nobody. */
  private @Nullable Start nextInLine() {
    Start first = line.first();
    if (first == null) {
      wastedAtEnd--;
    } else if (first.wastedBefore > 0) {
      first.wastedBefore--;
      return null;
    } else {
      line.remove(first);
    }
    return first;
  }

  private StartsResult close(long nowNanos) {
    for (Start start = line.first(); start != null; start = start.next()) {
      figures.stillWaits(nowNanos, start.askedNanos);
    }
    for (Work work : works) {
      if (work.start != null) {
        figures.stillWaits(nowNanos, work.start.askedNanos);
      }
    }
    return figures.result(nowNanos);
  }
}

package dev.stampede.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The kernel's contract in its plainest form: a list that is searched from end to end. */
final class NaiveKernel implements Kernel {

  private static final int MESSAGE = -1;
  private static final Comparator<Pending> ORDER =
      Comparator.comparingLong(Pending::time)
          .thenComparingInt(Pending::from)
          .thenComparingLong(Pending::sequence);

  private final Chatter chatter;
  private final List<Pending> pending = new ArrayList<>();
  private final long[] sequences = new long[Chatter.PROCESSES];
  private long now;

  private record Pending(long time, int from, long sequence, int to, int timer, int payload) {}

  NaiveKernel(Chatter chatter) {
    this.chatter = chatter;
    chatter.start(this);
  }

  void run(long until) {
    while (true) {
      Pending first = pending.stream().min(ORDER).orElseThrow();
      if (first.time() > until) {
        return;
      }
      pending.remove(first);
      now = first.time();
      if (first.timer() == MESSAGE) {
        chatter.messageArrives(this, first.to(), first.payload());
      } else {
        chatter.timerExpires(this, first.to(), first.timer());
      }
    }
  }

  @Override
  public long now(int process) {
    return now;
  }

  @Override
  public void send(int from, int to, long delay, int payload) {
    pending.add(new Pending(now + delay, from, sequences[from]++, to, MESSAGE, payload));
  }

  @Override
  public void set(int process, int timer, long delay) {
    cancel(process, timer);
    pending.add(new Pending(now + delay, process, sequences[process]++, process, timer, 0));
  }

  @Override
  public void cancel(int process, int timer) {
    pending.removeIf(p -> p.to() == process && p.timer() == timer);
  }

  @Override
  public boolean isSet(int process, int timer) {
    return pending.stream().anyMatch(p -> p.to() == process && p.timer() == timer);
  }
}

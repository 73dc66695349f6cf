package dev.stampede.engine;

import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** {@link Chatter} on the kernel under test. */
final class ChatterSimulation implements Kernel {

  final Chatter chatter;
  final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final List<LogicalProcess> processes;
  private final List<List<Outlet<Integer>>> outlets = new ArrayList<>();
  private final List<List<Timer>> timers = new ArrayList<>();

  ChatterSimulation(long seed) {
    this(seed, Chatter.NONE);
  }

  ChatterSimulation(long seed, Chatter.Lookahead lookahead) {
    chatter = new Chatter(seed, lookahead);
    processes =
        IntStream.range(0, Chatter.PROCESSES)
            .mapToObj(p -> simulation.process("chatter " + p))
            .toList();
    List<Inbox<Integer>> inboxes = new ArrayList<>();
    for (LogicalProcess process : processes) {
      int number = inboxes.size();
      inboxes.add(process.inbox(payload -> chatter.messageArrives(this, number, payload)));
    }
    for (LogicalProcess process : processes) {
      int number = timers.size();
      outlets.add(
          IntStream.range(0, Chatter.PROCESSES)
              .<Outlet<Integer>>mapToObj(
                  to -> process.outlet(inboxes.get(to), chatter.lookahead(number, to)))
              .toList());
      timers.add(
          IntStream.range(0, Chatter.TIMERS)
              .mapToObj(t -> process.timer(timer -> chatter.timerExpires(this, number, timer), t))
              .toList());
    }
    chatter.start(this);
  }

  /** Asks for a partition for a process. */
  void place(int process, int partition) {
    simulation.place(processes.get(process), partition);
  }

  @Override
  public long now(int process) {
    return processes.get(process).now();
  }

  @Override
  public void send(int from, int to, long delay, int payload) {
    outlets.get(from).get(to).send(delay, payload);
  }

  @Override
  public void set(int process, int timer, long delay) {
    timers.get(process).get(timer).set(delay);
  }

  @Override
  public void cancel(int process, int timer) {
    timers.get(process).get(timer).cancel();
  }

  @Override
  public boolean isSet(int process, int timer) {
    return timers.get(process).get(timer).isSet();
  }
}

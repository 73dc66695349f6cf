package dev.stampede.engine;

import dev.stampede.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** {@link Chatter} on the kernel under test. */
final class ChatterSimulation implements Kernel {

  final Chatter chatter;
  final Simulation simulation = new Simulation(new RandomStreams(1, 0));
  private final List<List<Outlet<Integer>>> outlets = new ArrayList<>();
  private final List<List<Timer>> timers = new ArrayList<>();

  ChatterSimulation(long seed) {
    chatter = new Chatter(seed);
    List<LogicalProcess> processes =
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
          inboxes.stream().<Outlet<Integer>>map(inbox -> process.outlet(inbox, 0)).toList());
      timers.add(
          IntStream.range(0, Chatter.TIMERS)
              .mapToObj(t -> process.timer(timer -> chatter.timerExpires(this, number, timer), t))
              .toList());
    }
    chatter.start(this);
  }

  @Override
  public long now() {
    return simulation.now();
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

package dev.stampede.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A model that does everything a process can do, at random and with many ties. What a process does
 * depends on nothing but the events it has seen, so two kernels that agree on the order of events
 * give the same trace.
 */
final class Chatter {

  static final int PROCESSES = 5;
  static final int TIMERS = 4;

  /** The least delay of a message from one process to another. */
  interface Lookahead {
    long between(int from, int to);
  }

  /** All processes must be executed together. */
  static final Lookahead NONE = (from, to) -> 0;

  private final Lookahead lookahead;
  private final List<List<String>> traces = new ArrayList<>();
  private final List<SplittableRandom> random;

  Chatter(long seed, Lookahead lookahead) {
    this.lookahead = lookahead;
    for (int process = 0; process < PROCESSES; process++) {
      traces.add(new ArrayList<>());
    }
    random =
        IntStream.range(0, PROCESSES).mapToObj(p -> new SplittableRandom(seed * 31 + p)).toList();
  }

  long lookahead(int from, int to) {
    return lookahead.between(from, to);
  }

  /** For each process time and what came, of each event so far. */
  List<List<String>> traces() {
    return traces;
  }

  int events() {
    return traces.stream().mapToInt(List::size).sum();
  }

  void start(Kernel kernel) {
    for (int process = 0; process < PROCESSES; process++) {
      for (int timer = 0; timer < TIMERS; timer++) {
        kernel.set(process, timer, timer);
      }
    }
  }

  void messageArrives(Kernel kernel, int process, int payload) {
    traces.get(process).add("%d: gets %d".formatted(kernel.now(process), payload));
    act(kernel, process);
  }

  void timerExpires(Kernel kernel, int process, int timer) {
    traces
        .get(process)
        .add(
            "%d: timer %d, %b".formatted(kernel.now(process), timer, kernel.isSet(process, timer)));
    kernel.set(process, timer, random.get(process).nextInt(1, 6));
    act(kernel, process);
  }

  private void act(Kernel kernel, int process) {
    SplittableRandom own = random.get(process);
    int timer = own.nextInt(TIMERS);
    int timerDelay = own.nextInt(4);
    switch (own.nextInt(8)) {
      case 0 -> kernel.cancel(process, timer);
      case 1 -> kernel.set(process, timer, timerDelay); // moves it if it is set
      case 2 -> {
        kernel.cancel(process, timer);
        kernel.set(process, timer, timerDelay + 1);
      }
      case 3, 4 -> {
        int to = own.nextInt(PROCESSES);
        kernel.send(process, to, lookahead(process, to) + own.nextInt(3), own.nextInt(100));
      }
      default -> {
        // rests
      }
    }
  }
}

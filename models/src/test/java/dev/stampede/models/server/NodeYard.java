package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.Timer;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.Sketch;
import dev.stampede.models.call.Call;
import dev.stampede.models.nodes.Balancing;
import dev.stampede.models.nodes.CrashLoopSpec;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Nodes alone, without a provider around them. */
final class NodeYard {

  static final CrashLoopSpec NO_LOOP = new CrashLoopSpec(0, 0, Sketch.SECOND);

  final RandomStreams streams = new RandomStreams(1, 0);
  final Simulation simulation = new Simulation(streams);
  final LogicalProcess process = simulation.process("yard");
  final Engine engine;

  /** Calls that ended well. */
  long served;

  private final List<Client> clients = new ArrayList<>();
  private int active;

  /** Opens nodes for a run of a number of seconds. */
  NodeYard(NodesSpec spec, double seconds) {
    Horizon horizon = Horizon.of(new Intervals(Sketch.nanos(seconds), 1), 0);
    engine = spec.open(new EngineSite("p", process, this::left, horizon, EngineSite.ENDLESS, null));
  }

  /** Nodes that die of more than so many calls, each of which is served for a second. */
  static NodesSpec dyingAbove(int calls, int count, Distribution restart, CrashLoopSpec loop) {
    return new NodesSpec(
        count,
        Sketch.always(1),
        1000,
        0,
        new MemorySpec(0, 1, 0, calls),
        10 * Sketch.SECOND,
        restart,
        loop,
        Balancing.LEAST_LOADED,
        RefusalsSpec.OF_A_GATEWAY,
        count);
  }

  /** Somebody who calls again as soon as a call has ended well, and a second after an error. */
  private final class Client {
    final Call call = Provider.newCall();
    final Timer again;
    final int number;
    long calls;
    boolean inside;

    Client(int number) {
      this.number = number;
      this.again = process.timer(this::call);
      call.caller = this;
    }

    void call() {
      if (number >= active) {
        return;
      }
      call.key = RandomKey.derive(number, calls++);
      call.answer.set(Status.OK);
      inside = engine.accept(call);
      if (!inside) {
        again.set(Sketch.SECOND);
      }
    }
  }

  private void left(Call call, Status status) {
    Client client = (Client) Objects.requireNonNull(call.caller);
    client.inside = false;
    served += status == Status.OK ? 1 : 0;
    client.again.set(status == Status.OK ? 0 : Sketch.SECOND);
  }

  /** From now on so many clients call, each after another. */
  NodeYard clients(int number) {
    active = number;
    for (int i = clients.size(); i < number; i++) {
      Client client = new Client(i);
      clients.add(client);
      client.again.set(1_000_000L * i);
    }
    return this;
  }

  /** Lets the time pass to a second. */
  NodeYard until(double second) {
    simulation.run(Sketch.nanos(second));
    return this;
  }

  /** Calls inside. */
  long inside() {
    return engine.load().inside().level();
  }

  /** What has become of the nodes up to a second. */
  NodesResult result(double second) {
    return Objects.requireNonNull(engine.nodes(Sketch.nanos(second)));
  }
}

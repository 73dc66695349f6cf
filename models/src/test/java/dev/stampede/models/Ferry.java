package dev.stampede.models;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.Load;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An engine that the house does not know: it leaves a while after its first call came aboard. */
final class Ferry implements Engine {

  /**
   * What a scenario would say of it.
   *
   * @param seats for calls
   * @param seconds from when the first is aboard until all are served
   */
  record Spec(int seats, double seconds) implements EngineSpec {
    @Override
    public int rented() {
      return seats;
    }

    @Override
    public Engine open(EngineSite site) {
      return new Ferry(this, site);
    }

    @Override
    public int units() {
      return seats;
    }

    @Override
    public double capacity() {
      return seats;
    }

    @Override
    public boolean streams() {
      return false;
    }

    @Override
    public Discipline discipline() {
      return Discipline.FIFO;
    }

    @Override
    public boolean hasQueue() {
      return false;
    }

    @Override
    public double room() {
      return seats;
    }

    @Override
    public boolean isUnlimited() {
      return false;
    }

    @Override
    public Set<Status> ends() {
      return Set.of(Status.OVERLOADED);
    }

    @Override
    public boolean takesMarket() {
      return false;
    }

    @Override
    public boolean looksAtPrompts() {
      return false;
    }

    @Override
    public boolean looksAtAnswers() {
      return false;
    }

    @Override
    public double meanSeconds(Shape shape) {
      return seconds;
    }

    @Override
    public double idleSeconds(Shape shape, double u, double v) {
      return seconds;
    }
  }

  private final Spec spec;
  private final LogicalProcess process;
  private final Listener listener;
  private final Load load;
  private final Timer departure;
  private final List<Call> aboard = new ArrayList<>();
  private double slowness = 1;

  private Ferry(Spec spec, EngineSite site) {
    this.spec = spec;
    this.process = site.process();
    this.listener = site.listener();
    this.load = Load.of(site.horizon(), spec.seats());
    this.departure = process.timer(() -> leaveAll(Status.OK));
  }

  @Override
  public boolean accept(Call call) {
    if (aboard.size() == spec.seats()) {
      return false;
    }
    if (aboard.isEmpty()) {
      departure.set(Sketch.nanos(spec.seconds() * slowness));
    }
    aboard.add(call);
    call.answer.startedNanos = process.now();
    load.inside().change(process.now(), 1);
    load.busy().change(process.now(), Load.PARTS);
    return true;
  }

  private void leaveAll(Status status) {
    departure.cancel();
    while (!aboard.isEmpty()) {
      Call call = aboard.remove(0);
      gone();
      if (status == Status.OK) {
        call.answer.firstTokenNanos = process.now();
      }
      listener.left(call, status);
    }
  }

  private void gone() {
    load.inside().change(process.now(), -1);
    load.busy().change(process.now(), -Load.PARTS);
  }

  @Override
  public void cancel(Call call) {
    aboard.remove(call);
    gone();
    if (aboard.isEmpty()) {
      departure.cancel();
    }
  }

  @Override
  public void cutAll() {
    leaveAll(Status.CUT);
  }

  @Override
  public void cut(Predicate<Call> calls) {
    for (Call call : List.copyOf(aboard)) {
      if (calls.test(call)) {
        cancel(call);
        listener.left(call, Status.CUT);
      }
    }
  }

  /** Everybody leaves when the ferry does. */
  @Override
  public void addTime(AddedTime added) {
    slowness += added.meanSeconds() / spec.seconds();
  }

  /** For those that leave after the next first call. */
  @Override
  public void slowDown(double factor) {
    slowness = factor;
  }

  @Override
  public void resize(int units) {
    load.capacityIs(process.now(), units);
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public @Nullable SharedCapacity shared() {
    return null;
  }
}

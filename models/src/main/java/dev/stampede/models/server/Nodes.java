package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.nodes.Balancer;
import dev.stampede.models.nodes.MemorySpec;
import dev.stampede.models.nodes.NodeFigures;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.nodes.RefusalsSpec;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Nodes behind a balancer that die of load. A node whose calls need more memory than it may have is
 * dead at once, and its calls end in the same nanosecond. The balancer goes on sending calls to it,
 * which are refused, until the next look at all nodes takes it out of the rotation. It starts again
 * by itself, and the look after that takes it back. Looks are at whole multiples of their period,
 * and see what happened before them.
 */
final class Nodes implements Engine {

  private final NodesSpec spec;
  private final EngineSite site;
  private final LogicalProcess process;
  private final MemorySpec memory;
  private final Balancer balancer;
  private final NodeFigures figures;
  private final RandomStream restarts;
  private final Load load;
  private final List<Node> nodes = new ArrayList<>();

  /** Those whose calls have died with them, and are to be given back. */
  private final ArrayDeque<Node> dead = new ArrayDeque<>();

  /** Those that have died or started since they were last looked at, in the order of time. */
  private final ArrayDeque<Node> changed = new ArrayDeque<>();

  private final Timer burial;
  private final Timer look;
  private double slowness = 1;
  private AddedTime time = AddedTime.NONE;
  private int wanted;

  /** Nodes that there is capacity of. */
  private int working;

  Nodes(NodesSpec spec, EngineSite site) {
    this.spec = spec;
    this.site = site;
    this.process = site.process();
    this.memory = spec.memory();
    this.balancer = spec.balancing().open();
    this.figures = new NodeFigures(site.horizon(), spec.needed());
    this.restarts = site.random("restarts");
    this.load = Load.of(site.horizon(), 0);
    this.burial = process.timer(this::buryDead);
    this.look = process.timer(this::lookAtChanged);
    resize(spec.count());
  }

  @Override
  public boolean accept(Call call) {
    int chosen = balancer.pick(call.key);
    if (chosen == Balancer.NONE) {
      return refuse(call, spec.refusals().noneLeft(), Kind.NO_NODE_LEFT);
    }
    Node node = nodes.get(chosen);
    if (!node.alive) {
      return refuse(call, spec.refusals().unreachable(), Kind.NODE_UNREACHABLE);
    }
    if (!node.accept(call)) {
      return false;
    }
    balancer.calls(chosen, node.calls);
    if (node.memoryBytes > memory.limitBytes()) {
      kill(node);
    }
    return true;
  }

  private static boolean refuse(Call call, int httpStatus, Kind why) {
    call.answer.httpStatus = httpStatus;
    call.answer.cause = Cause.of(why);
    return false;
  }

  /** The memory that a call takes. */
  long bytes(Call call) {
    return memory.callBytes(call.inputTokens, call.outputTokens);
  }

  private void kill(Node node) {
    long now = process.now();
    node.alive = false;
    node.deaths = spec.crashLoop().deaths(node.deaths, now - node.aliveSinceNanos);
    node.start.begin(
        spec.crashLoop().backOffNanos(node.deaths),
        spec.restart().quantileNanos(restarts.nextUniform()));
    figures.death(now);
    changes(node);
    dead.add(node);
    burial.set(0);
  }

  private void buryDead() {
    for (Node node = dead.poll(); node != null; node = dead.poll()) {
      node.buryCalls();
    }
  }

  /** A node that was dead has started. */
  void started(Node node) {
    node.alive = true;
    node.aliveSinceNanos = process.now();
    changes(node);
  }

  private void changes(Node node) {
    count(node);
    if (!node.changed) {
      node.changed = true;
      node.changedNanos = process.now();
      changed.add(node);
      waitForLook();
    }
  }

  private void waitForLook() {
    if (!look.isSet()) {
      long every = spec.readinessNanos();
      look.set(every - process.now() % every);
    }
  }

  /** What happens in the nanosecond of a look is seen by the next one. */
  private void lookAtChanged() {
    long now = process.now();
    Node node = changed.peek();
    while (node != null && node.changedNanos < now) {
      changed.remove();
      node.changed = false;
      rotate(node, node.alive && node.wanted);
      node = changed.peek();
    }
    if (node != null) {
      waitForLook();
    }
  }

  private void rotate(Node node, boolean in) {
    if (in && !node.inRotation) {
      balancer.add(node.number, node.calls);
    } else if (!in && node.inRotation) {
      balancer.remove(node.number);
    }
    node.inRotation = in;
    count(node);
  }

  /** Takes note of what a node counts as after something has changed. */
  private void count(Node node) {
    long now = process.now();
    boolean rotates = node.alive && node.inRotation;
    if (rotates != node.countsInRotation) {
      node.countsInRotation = rotates;
      figures.change(now, rotates ? 1 : -1);
    }
    boolean works = node.alive && (node.wanted || node.calls > 0);
    if (works != node.countsAsCapacity) {
      node.countsAsCapacity = works;
      working += works ? 1 : -1;
      load.capacityIs(now, (double) working * spec.servedAtOnce());
    }
  }

  /**
   * A call has left a node.
   *
   * @param died whether the node died under it
   */
  void left(Node node, Call call, Status status, boolean died) {
    fewer(node);
    if (!died) {
      site.listener().left(call, status);
      return;
    }
    call.answer.cause = Cause.of(Kind.NODE_DIED);
    call.answer.httpStatus = spec.refusals().death();
    boolean cut = spec.refusals().death() == RefusalsSpec.CUT;
    site.listener().left(call, cut ? Status.CUT : Status.ERROR);
  }

  private void fewer(Node node) {
    if (node.inRotation) {
      balancer.calls(node.number, node.calls);
    }
    count(node);
  }

  @Override
  public void cancel(Call call) {
    Node node = ServedCall.of(call).node;
    if (node != null) {
      node.cancel(call);
      fewer(node);
    }
  }

  @Override
  public void abandon(Call call) {
    Node node = ServedCall.of(call).node;
    if (node != null) {
      node.abandon(call);
    }
  }

  /** Cuts the calls off; the nodes live on. */
  @Override
  public void cutAll() {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).cutAll();
    }
  }

  /**
   * All nodes that there shall be are started again, dead ones without their back-off. None of them
   * has died of that.
   */
  @Override
  public void restart() {
    cutAll();
    for (int number = 0; number < wanted; number++) {
      Node node = nodes.get(number);
      node.alive = false;
      node.deaths = 0;
      rotate(node, false);
      node.start.begin(0, spec.restart().quantileNanos(restarts.nextUniform()));
    }
  }

  @Override
  public boolean restartsItself() {
    return true;
  }

  @Override
  public void cut(Predicate<Call> calls) {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).cut(calls);
    }
  }

  @Override
  public void addTime(AddedTime added) {
    time = added;
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).addTime(added);
    }
  }

  @Override
  public void slowDown(double factor) {
    slowness = factor;
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).slowDown(factor);
    }
  }

  /**
   * The nodes with the highest numbers go: out of the rotation at once, they finish their calls.
   */
  @Override
  public void resize(int units) {
    for (int number = wanted; number < units; number++) {
      if (number == nodes.size()) {
        Node added = new Node(this, number, spec, site, load);
        added.slowDown(slowness);
        added.addTime(time);
        nodes.add(added);
      }
      want(nodes.get(number), true);
    }
    for (int number = wanted - 1; number >= units; number--) {
      want(nodes.get(number), false);
    }
    wanted = units;
  }

  /** A dead node that is wanted again has to start first. */
  private void want(Node node, boolean now) {
    node.wanted = now;
    rotate(node, now && node.alive);
  }

  @Override
  public Load load() {
    return load;
  }

  @Override
  public NodesResult nodes(long nowNanos) {
    return figures.result(nowNanos);
  }

  @Override
  public @Nullable SharedCapacity shared() {
    return null;
  }
}

package dev.stampede.models.server;

import dev.stampede.models.call.Call;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.start.Start;
import dev.stampede.models.work.Status;
import java.util.function.Predicate;

/** One of several nodes: the calls on it, the memory that they take, and whether it lives. */
final class Node {

  /** The number that a balancer knows it by. */
  final int number;

  /** How it starts again. */
  final Start start;

  private final Nodes nodes;
  private final ServerPool pool;

  /** Calls on it, served or waiting. */
  int calls;

  /** What it needs now. */
  long memoryBytes;

  boolean alive = true;
  long aliveSinceNanos;

  /** How many times in a row it has died. */
  int deaths;

  /** Whether it is among those that there shall be. */
  boolean wanted = true;

  /** Whether the balancer knows it. */
  boolean inRotation;

  /** Whether it counts among those that are alive and in rotation. */
  boolean countsInRotation;

  /** Whether it counts among those that there is capacity of. */
  boolean countsAsCapacity;

  /** Whether it has died or started since the last look at it, and when it first did. */
  boolean changed;

  long changedNanos;

  /** Whether its calls leave because it has died. */
  private boolean dying;

  Node(Nodes nodes, int number, NodesSpec spec, EngineSite site, Load load) {
    this.nodes = nodes;
    this.number = number;
    this.memoryBytes = spec.memory().baseBytes();
    QueueSpec queue =
        new QueueSpec(spec.queueLimit(), Discipline.FIFO, null, site.longestWaitNanos());
    Service law = new Service.OfAnyLaw(spec.service(), site.handling());
    this.pool = ServerPool.among(site.heardBy(this::left), law, spec.places(), queue, load);
    this.start = new Start(site.process(), site.starts(), () -> nodes.started(this));
  }

  /** Takes a call in; false if there is no room for it. */
  boolean accept(Call call) {
    if (!pool.accept(call)) {
      return false;
    }
    ServedCall.of(call).node = this;
    calls++;
    memoryBytes += nodes.bytes(call);
    return true;
  }

  private void left(Call call, Status status) {
    forget(call);
    nodes.left(this, call, status, dying);
  }

  private void forget(Call call) {
    ServedCall.of(call).node = null;
    calls--;
    memoryBytes -= nodes.bytes(call);
  }

  void cancel(Call call) {
    pool.cancel(call);
    forget(call);
  }

  void abandon(Call call) {
    pool.abandon(call);
  }

  void cutAll() {
    pool.cutAll();
  }

  /** Gives the calls back that have died with it. */
  void buryCalls() {
    dying = true;
    pool.cutAll();
    dying = false;
  }

  void cut(Predicate<Call> calls) {
    pool.cut(calls);
  }

  void addTime(AddedTime added) {
    pool.addTime(added);
  }

  void slowDown(double factor) {
    pool.slowDown(factor);
  }
}

package dev.stampede.engine;

import dev.stampede.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the model with private state that reacts to one event at a time. A model class holds
 * its process and asks it for doors, links, timers and random numbers; it shares nothing with other
 * processes and only sends to them.
 *
 * <p>The order of the events at a process is total: by time, then by the sender's id, then by the
 * sender's sequence number. A timer's sender is the process itself.
 */
public final class LogicalProcess extends Padding {

  /** Bits of an event's order that number the sender's events; the sender's id is above them. */
  static final int SEQUENCE_BITS = 44;

  static final int MAX_PROCESSES = 1 << (63 - SEQUENCE_BITS);

  /** The partition of a process whose partition nobody asked for. */
  private static final int ANYWHERE = -1;

  private final Simulation simulation;
  private final List<Outlet<?>> outlets = new ArrayList<>(0);
  private EventLoop loop;
  private int place = ANYWHERE;
  private final String name;
  private final int id;

  private long nextOrder;
  private long events;
  private long digest;

  LogicalProcess(Simulation simulation, EventLoop loop, String name, int id) {
    this.simulation = simulation;
    this.loop = loop;
    this.name = name;
    this.id = id;
    this.nextOrder = (long) id << SEQUENCE_BITS;
  }

  /** The name, unique in the simulation. */
  public String name() {
    return name;
  }

  /** Nanoseconds since the start of the simulation. */
  public long now() {
    return loop.now();
  }

  /** Opens a door for one kind of message. */
  public <T> Inbox<T> inbox(Handler<? super T> handler) {
    return new Inbox<>(this, handler);
  }

  /**
   * Links this process to a door of another, or of its own. Links cannot be made by a handler.
   *
   * @param lookaheadNanos the least delay of any message on the link; not negative
   */
  public <T> Outlet<T> outlet(Inbox<T> to, long lookaheadNanos) {
    simulation.changeStructure();
    Outlet<T> outlet = new Outlet<>(this, to, lookaheadNanos);
    outlets.add(outlet);
    return outlet;
  }

  /** Makes a timer, not yet set, that hands {@code payload} to {@code handler} when it expires. */
  @SuppressWarnings("unchecked") // the timer hands over exactly this payload
  public <T> Timer timer(Handler<? super T> handler, T payload) {
    return new Timer(this, (Handler<Object>) handler, payload);
  }

  /** Makes a timer, not yet set, that runs {@code action} when it expires. */
  public Timer timer(Runnable action) {
    return timer(Runnable::run, action);
  }

  /** Returns this process's stream of random numbers for a purpose, such as {@code "arrivals"}. */
  public RandomStream random(String purpose) {
    return simulation.streams().stream(name + "/" + purpose);
  }

  int id() {
    return id;
  }

  long events() {
    return events;
  }

  long digest() {
    return digest;
  }

  Simulation simulation() {
    return simulation;
  }

  List<Outlet<?>> outlets() {
    return Collections.unmodifiableList(outlets);
  }

  EventLoop loop() {
    return loop;
  }

  void moveTo(EventLoop newLoop) {
    loop = newLoop;
  }

  /** The partition asked for, before it is taken modulo the number of workers. */
  int place() {
    return place;
  }

  void placeAt(int partition) {
    place = partition;
  }

  boolean isPlacedFreely() {
    return place == ANYWHERE;
  }

  void send(Inbox<?> to, long delayNanos, @Nullable Object payload) {
    loop.add(loop.now() + delayNanos, nextOrder++, to, payload);
  }

  void sendThrough(Channel channel, Inbox<?> to, long delayNanos, @Nullable Object payload) {
    long time = loop.now() + delayNanos;
    EventLoop.requireFuture(time, loop.now());
    channel.send(time, nextOrder++, to, payload);
  }

  int schedule(Timer timer, int slot, long delayNanos) {
    if (delayNanos < 0) {
      throw new IllegalArgumentException(
          "delayNanos (%d) must not be negative".formatted(delayNanos));
    }
    long time = loop.now() + delayNanos;
    if (slot < 0) {
      return loop.add(time, nextOrder++, timer, null);
    }
    loop.move(slot, time, nextOrder++);
    return slot;
  }

  void cancel(int slot) {
    loop.remove(slot);
  }

  /** Takes note of an event that is about to be handled. */
  void witness(long time, long order) {
    events++;
    digest = Digest.mix(Digest.mix(digest, time), order);
  }
}

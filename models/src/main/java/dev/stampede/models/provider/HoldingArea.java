package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.Users;
import dev.stampede.models.provider.ProviderCall.Stage;
import dev.stampede.models.queue.LinkedQueue;
import dev.stampede.models.server.Engine;
import dev.stampede.models.work.Status;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Where admitted calls are held until a quota lets them go on. */
final class HoldingArea {

  /** A place for one call, used again. */
  static final class Place extends LinkedQueue.Node<Place> {
    private final Timer timer;
    private @Nullable Call call;

    private Place(HoldingArea area) {
      this.timer = area.process.timer(area::release, this);
    }
  }

  private final LogicalProcess process;
  private final Engine.Listener listener;
  private final LinkedQueue<Place> held = new LinkedQueue<>();
  private final ArrayDeque<Place> unused = new ArrayDeque<>();

  /**
   * Makes an empty one.
   *
   * @param listener takes calls that may go on (OK), or were cut off (CUT)
   */
  HoldingArea(LogicalProcess process, Engine.Listener listener) {
    this.process = process;
    this.listener = listener;
  }

  /** Holds a call for a time. */
  void hold(Call call, long nanos) {
    Place place = unused.isEmpty() ? new Place(this) : unused.pop();
    ProviderCall ours = ProviderCall.of(call);
    ours.stage = Stage.HELD;
    ours.place = place;
    place.call = call;
    held.add(place);
    place.timer.set(nanos);
  }

  private void release(Place place) {
    listener.left(empty(place), Status.OK);
  }

  /** Takes a call out that is held. */
  void cancel(ProviderCall ours) {
    Place place = ours.place;
    if (place != null) {
      empty(place);
    }
  }

  /** Cuts all calls off. */
  void cutAll() {
    for (Place place = held.first(); place != null; place = held.first()) {
      listener.left(empty(place), Status.CUT);
    }
  }

  /** Cuts the calls of some users off. */
  void cut(Users users) {
    Place next;
    for (Place place = held.first(); place != null; place = next) {
      next = place.next();
      if (place.call != null && users.has(place.call)) {
        listener.left(empty(place), Status.CUT);
      }
    }
  }

  private Call empty(Place place) {
    Call call = place.call;
    if (call == null) {
      throw new IllegalStateException("the place is empty");
    }
    ProviderCall ours = ProviderCall.of(call);
    ours.stage = Stage.OUT;
    ours.place = null;
    place.timer.cancel();
    place.call = null;
    held.remove(place);
    unused.push(place);
    return call;
  }
}

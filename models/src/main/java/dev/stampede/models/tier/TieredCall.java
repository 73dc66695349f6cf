package dev.stampede.models.tier;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.call.Call;
import dev.stampede.models.server.ServedCall;
import dev.stampede.models.work.Errand;
import org.jspecify.annotations.Nullable;

/** A call that passes tiers on its way in. */
public abstract class TieredCall extends ServedCall {

  /** The tiers that it has to pass, and those that it has passed; an engine or nothing follows. */
  Tier[] way = WayIn.NOTHING;

  /** What it comes for. */
  Errand errand = Errand.MESSAGE;

  /** Its place on the way. */
  int step;

  /** The step after which it has a session that it had not before; -1 if it has one anyway. */
  int sessionAfter;

  /** Whether the provider has taken its connection up. */
  boolean connected;

  /** When it came to the tier that it is in. */
  long sinceNanos;

  /** Which of the tier's questions about it is asked. */
  int question;

  /** What that asks about, of the things that the tier's cache may know. */
  int thing;

  /** Who is asked about it now; null while nobody is. */
  @Nullable Dependency asked;

  /** When it was asked about. */
  long askedNanos;

  /** What the timer is set for; null if it is not. */
  @Nullable Alarm alarm;

  /** Goes off when its time in a tier is over, or an error comes that takes a while; made once. */
  private @Nullable Timer timer;

  /** What happens to a call when its timer goes off. */
  enum Alarm {
    /** It has been in the tier for too long. */
    TIMEOUT,
    /** The dependency's failure to answer is known. */
    NO_ANSWER,
    /** What a fault adds to its time in the tier is over. */
    HELD_UP
  }

  /** Returns what is known of a call that passes tiers. */
  static TieredCall of(Call call) {
    if (call instanceof TieredCall tiered) {
      return tiered;
    }
    throw new IllegalStateException("the call has come to no tier");
  }

  /** The provider takes its connection up, if it has not. */
  final void takeUp() {
    if (!connected) {
      connected = true;
      link().connected(this);
    }
  }

  /** Its timer. */
  final Timer timer(LogicalProcess process) {
    if (timer == null) {
      timer = process.timer(this::goesOff);
    }
    return timer;
  }

  private void goesOff() {
    way[step].goesOff(this);
  }

  /** Nothing waits for its timer any more. */
  final void disarm() {
    if (alarm != null && timer != null) {
      timer.cancel();
    }
    alarm = null;
  }
}

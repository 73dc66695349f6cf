package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.batching.SequenceObserver;
import dev.stampede.models.call.Call;
import dev.stampede.models.call.CallEvents;
import dev.stampede.models.call.Link;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.Gray;

/**
 * Tells a client of the progress of its call, as far as it wants to hear. Tokens are not sent one
 * by one: an engine says when the first comes, and when the next is not in sight in time.
 *
 * <p>A watch belongs to one call, and is used again with it.
 */
final class Watch implements SequenceObserver {

  private final LogicalProcess process;
  private final ActiveFaults faults;
  private final Call call;
  private final Link link;
  private final long limitNanos;
  private final Timer firstToken;
  private final Timer silence;
  private final TokenPace pace = new TokenPace();

  /** Whether the first token has been made. */
  private boolean begun;

  /** Whether the client has that token, and still listens. */
  private boolean heard;

  private boolean standsStill;

  Watch(LogicalProcess process, ActiveFaults faults, Call call, Link link) {
    this.process = process;
    this.faults = faults;
    this.call = call;
    this.link = link;
    this.limitNanos = link.events().silenceNanos();
    this.firstToken = process.timer(this::firstTokenComes);
    this.silence = process.timer(this::fallsSilent);
  }

  /** A call comes in. */
  void open() {
    begun = false;
    heard = false;
    standsStill = false;
    pace.begin(0, 0, 1);
  }

  /** The call is answered. */
  void close() {
    firstToken.cancel();
    silence.cancel();
  }

  @Override
  public void firstToken(long atNanos) {
    firstToken.set(atNanos - process.now());
  }

  /** Tells of the token, or looks on the way out whether a fault keeps it back. */
  private void firstTokenComes() {
    Gray gray = begun ? null : faults.keptBackBy(call);
    begun = true;
    if (gray == null) {
      heard = true;
      link.firstToken(call);
      lookAhead();
    } else if (!gray.lost()) {
      firstToken.set(gray.delayNanos());
    }
  }

  @Override
  public long silenceNanos() {
    return limitNanos;
  }

  @Override
  public void silentSince(long sinceNanos) {
    if (limitNanos != CallEvents.NEVER) {
      silence.set(Math.max(0, sinceNanos + limitNanos - process.now()));
    }
  }

  @Override
  public void inTime() {
    silence.cancel();
  }

  private void fallsSilent() {
    if (heard) {
      heard = false;
      link.silent(call, 0);
    }
  }

  /** The answer is whole, and is kept back on its way out for a time. */
  void keptBackFor(long nanos) {
    if (heard && limitNanos < nanos) {
      link.silent(call, limitNanos);
    }
  }

  /**
   * A steady stream begins.
   *
   * @param still whether everything stands still; then the times are as if it goes on at once
   */
  void streams(long firstTokenNanos, long endNanos, boolean still) {
    pace.begin(firstTokenNanos, endNanos, call.outputTokens);
    standsStill = still;
    if (!still) {
      firstToken(firstTokenNanos);
    }
  }

  /** A steady stream's pace up to now; of one that stands still, the one that it goes on at. */
  void paceWas(long endNanos, double gapNanos) {
    pace.was(endNanos, gapNanos);
  }

  /** A steady stream stands still. */
  void standsStill() {
    pace.passTo(process.now());
    standsStill = true;
    if (begun) {
      silentSince(pace.lastNanos());
    } else {
      firstToken.cancel();
    }
  }

  /**
   * A steady stream goes on, perhaps at another pace.
   *
   * @param factor how many times as long as before a token takes
   */
  void goesOn(long firstTokenNanos, long endNanos, double factor) {
    long now = process.now();
    if (!standsStill) {
      pace.passTo(now);
    }
    standsStill = false;
    pace.change(now, firstTokenNanos, endNanos, factor);
    if (begun) {
      lookAhead();
    } else {
      firstToken(firstTokenNanos);
    }
  }

  private void lookAhead() {
    if (standsStill || limitNanos == CallEvents.NEVER || !pace.isSteady()) {
      return;
    }
    long now = process.now();
    pace.passTo(now);
    long since = pace.silentSince(now, limitNanos);
    if (since == TokenPace.NEVER) {
      silence.cancel();
    } else {
      silentSince(since);
    }
  }
}

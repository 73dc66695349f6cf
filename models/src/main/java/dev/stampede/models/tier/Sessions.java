package dev.stampede.models.tier;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.call.Call;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Errand;
import java.util.Arrays;

/** Which of a provider's users have a session. */
final class Sessions {

  private static final long NOT_LOOKED_AT = Long.MIN_VALUE;
  private static final long NONE = Long.MIN_VALUE + 1;

  private final SessionsSpec spec;
  private final long[] endNanos;

  private final Lives lives;

  Sessions(SessionsSpec spec) {
    this.spec = spec;
    this.endNanos = new long[spec.users()];
    Arrays.fill(endNanos, NOT_LOOKED_AT);
    this.lives = new Lives(spec.life());
  }

  /** What a call has to do before it is served. */
  Errand errandOf(TieredCall call, long nowNanos) {
    if (Draw.NEWCOMER.uniform(call.owner) < spec.newcomers()) {
      return Errand.SIGN_UP;
    }
    int user = user(call);
    if (endNanos[user] == NOT_LOOKED_AT) {
      endNanos[user] = atStart(user);
    }
    return nowNanos < endNanos[user] ? Errand.MESSAGE : Errand.LOG_IN;
  }

  /** What is left at the start of a session that is under way then. */
  private long atStart(int user) {
    if (Draw.SESSION_AT_START.uniform(user, 0) >= spec.signedIn()) {
      return NONE;
    }
    return Seconds.toNanos(lives.left(Draw.SESSION_AT_START.uniform(user, 1)));
  }

  /** The user whom a call comes from has logged in. */
  void begin(TieredCall call, long nowNanos) {
    endNanos[user(call)] = nowNanos + spec.life().quantileNanos(Draw.SESSION.uniform(call.key));
  }

  /** The user whom a call comes from has been let in. */
  void used(TieredCall call, long nowNanos) {
    if (spec.renewedByUse()) {
      begin(call, nowNanos);
    }
  }

  /** The number of the user whom a call comes from. */
  int user(Call call) {
    return (int) (Draw.USER.uniform(call.owner) * endNanos.length);
  }
}

package dev.stampede.models.tier;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.call.Call;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Errand;
import java.util.Arrays;

/** Which of a provider's users have a session. */
final class Sessions {

  /** Points in which the law of lives is read to find what is left of one that is under way. */
  private static final int POINTS = 1000;

  private static final long NOT_LOOKED_AT = Long.MIN_VALUE;
  private static final long NONE = Long.MIN_VALUE + 1;

  private final SessionsSpec spec;
  private final long[] endNanos;

  /** For the i-th point, the sum of the lives up to it. */
  private final double[] lives = new double[POINTS];

  Sessions(SessionsSpec spec) {
    this.spec = spec;
    this.endNanos = new long[spec.users()];
    Arrays.fill(endNanos, NOT_LOOKED_AT);
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += spec.life().quantile((i + 0.5) / POINTS);
      lives[i] = sum;
    }
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

  /**
   * What is left at the start of a session that is under way then: a life is met there in
   * proportion to its length, anywhere within it.
   */
  private long atStart(int user) {
    if (Draw.SESSION_AT_START.uniform(user, 0) >= spec.signedIn()) {
      return NONE;
    }
    double met = Draw.SESSION_AT_START.uniform(user, 1) * lives[POINTS - 1];
    int point = Arrays.binarySearch(lives, met);
    int i = point < 0 ? -point - 1 : point;
    return Seconds.toNanos(lives[i] - met);
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

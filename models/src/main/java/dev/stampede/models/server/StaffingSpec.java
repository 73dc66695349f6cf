package dev.stampede.models.server;

import dev.stampede.models.check.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many servers there are over time, and how fast they work under stress. A server whose time is
 * over finishes what it is at.
 *
 * @param shifts later numbers of servers, in the order of their times
 * @param callIn who comes when many wait; null for nobody
 * @param stress what a long queue does to those who serve; null for nothing
 */
public record StaffingSpec(List<Shift> shifts, @Nullable CallIn callIn, @Nullable Stress stress) {

  /** Copies the list, and rejects shifts that are out of order. */
  public StaffingSpec {
    shifts = List.copyOf(shifts);
    for (int i = 0; i < shifts.size(); i++) {
      long before = i == 0 ? 0 : shifts.get(i - 1).fromNanos();
      Require.that(
          shifts.get(i).fromNanos() > before, "shifts", shifts, "start later each than the last");
    }
  }

  /**
   * Returns how many servers there can be at a time, all who are called in among them.
   *
   * @param first how many there are before the first shift
   */
  public int most(int first, long nanos) {
    int most = first;
    for (Shift shift : shifts) {
      most = shift.fromNanos() <= nanos ? shift.servers() : most;
    }
    return callIn == null ? most : most + callIn.servers();
  }

  /**
   * The number of servers from a time on.
   *
   * @param fromNanos after the start of the simulation
   * @param servers at least 0
   */
  public record Shift(long fromNanos, int servers) {

    /** Rejects a negative number. */
    public Shift {
      Require.notNegative("servers", servers);
    }
  }

  /**
   * More servers, called when the need is seen. When their time is over they stay as long again if
   * the need is still there, and go otherwise; then they can be called again.
   *
   * @param waiting calls that wait when they are called, positive
   * @param servers how many come, positive
   * @param afterNanos from the call until they serve, not negative
   * @param stayNanos how long they stay, at least a second
   */
  public record CallIn(int waiting, int servers, long afterNanos, long stayNanos) {

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** Rejects numbers out of range. */
    public CallIn {
      Require.positive("waiting", waiting);
      Require.positive("servers", servers);
      Require.notNegative("after", afterNanos);
      Require.that(stayNanos >= SECOND_NANOS, "stay", stayNanos, "be at least a second");
    }
  }

  /**
   * Service that takes longer the more are waiting when it begins: in proportion, up to a factor.
   *
   * @param waiting calls at which the factor is reached, positive
   * @param factor of the service time, at least 1
   */
  public record Stress(int waiting, double factor) {

    /** Rejects numbers out of range. */
    public Stress {
      Require.positive("waiting", waiting);
      Require.atLeast("factor", factor, 1);
    }

    /** Returns how many times as long service takes. */
    double slowness(int nowWaiting) {
      return 1 + (factor - 1) * Math.min(nowWaiting, waiting) / waiting;
    }
  }
}

package dev.stampede.models.queue;

/**
 * The algorithm of RFC 8289, section 5.4, with calls for packets: after waits of the target or more
 * throughout an interval it drops one, and the next ever sooner, at intervals divided by the square
 * root of their number, until a wait is below the target.
 */
final class CoDelControl implements DelayControl {

  /** Within so many intervals of the last drop it goes on where it was. */
  private static final long MEMORY_INTERVALS = 16;

  private static final long NEVER = Long.MIN_VALUE;

  private final DelayControlSpec.CoDel spec;
  private long firstAbove = NEVER;
  private boolean dropping;
  private boolean dropped;
  private long dropNext;
  private int count;
  private int lastCount;

  CoDelControl(DelayControlSpec.CoDel spec) {
    this.spec = spec;
  }

  @Override
  public boolean drops(long nowNanos, long waitedNanos, long allowedNanos, int behind) {
    boolean mayDrop = isAboveForAnInterval(nowNanos, waitedNanos, behind);
    if (dropping) {
      goOn(mayDrop);
      dropped = dropping && nowNanos >= dropNext;
      count += dropped ? 1 : 0;
      return dropped;
    }
    if (mayDrop) {
      begin(nowNanos);
    }
    return mayDrop;
  }

  /** After a drop the time of the next depends on who stands there now. */
  private void goOn(boolean mayDrop) {
    if (!mayDrop) {
      dropping = false;
    } else if (dropped) {
      dropNext = after(dropNext);
    }
    dropped = false;
  }

  private void begin(long nowNanos) {
    dropping = true;
    int sinceLast = count - lastCount;
    boolean recent = nowNanos - dropNext < MEMORY_INTERVALS * spec.intervalNanos();
    count = sinceLast > 1 && recent ? sinceLast : 1;
    lastCount = count;
    dropNext = after(nowNanos);
  }

  private long after(long nanos) {
    return nanos + Math.round(spec.intervalNanos() / Math.sqrt(count));
  }

  private boolean isAboveForAnInterval(long nowNanos, long waitedNanos, int behind) {
    if (waitedNanos < spec.targetNanos() || behind <= 1) {
      firstAbove = NEVER;
      return false;
    }
    if (firstAbove == NEVER) {
      firstAbove = nowNanos + spec.intervalNanos();
      return false;
    }
    return nowNanos >= firstAbove;
  }

  @Override
  public void empty() {
    firstAbove = NEVER;
    dropping = false;
    dropped = false;
  }
}

package dev.stampede.models.demand.platform;

import dev.stampede.engine.measure.Seconds;
import java.util.ArrayList;
import java.util.List;

/**
 * One migration at work. While its trigger lasts, the shares of those who are at the platform that
 * the spec says are on their way, each with a destination; when it is over, who is still there
 * stays there, and who has moved returns, but for those who never do.
 */
final class Movement {

  private final MigrationSpec spec;
  private final Census census;
  private final int from;
  private final int[] to;
  private final boolean closes;
  private final Waiting delay;
  private final Waiting returning;

  /** For each destination: who will go there, who is there, and who is on the way back. */
  private final List<Pool> leaving = new ArrayList<>();

  private final List<Pool> away = new ArrayList<>();
  private final List<Pool> back = new ArrayList<>();

  /** Who can use nothing, and who can again but has not found out. */
  private final Pool idle;

  private final Pool idleBack;

  /** Everybody at the platform whom it finds there; made of the pools of other movements, too. */
  private final List<Pool> there = new ArrayList<>();

  /**
   * For each destination and group, all who set out while it lasts, wherever they are by now. Who
   * was brought back by another movement counts twice among those of whom a share sets out, which
   * makes a share of a share.
   */
  private final long[][] recruited;

  private boolean active;
  private long sinceNanos;

  Movement(MigrationSpec spec, PlatformsSpec platforms, Census census) {
    this.spec = spec;
    this.census = census;
    this.from = platforms.number(spec.from());
    this.to = spec.to().stream().mapToInt(way -> platforms.number(way.platform())).toArray();
    this.closes = spec.on().closes();
    this.delay = new Waiting(spec.pace().delay());
    this.returning = new Waiting(spec.pace().returning());
    for (int place : to) {
      leaving.add(census.pool(closes ? census.nowhere() : from));
      away.add(census.pool(place));
      back.add(census.pool(place));
    }
    this.idle = census.pool(census.nowhere());
    this.idleBack = census.pool(census.nowhere());
    this.recruited = new long[to.length][census.groups()];
    there.add(census.settled(from));
  }

  /** Takes note that those whom another movement has brought here can leave with this one. */
  void meet(Movement other) {
    for (int i = 0; i < other.to.length; i++) {
      if (other.to[i] == from) {
        there.add(other.away.get(i));
        there.add(other.back.get(i));
      }
    }
  }

  boolean isActive() {
    return active;
  }

  /** Its trigger begins, or ends. */
  void turn(boolean on, long nowNanos) {
    if (on == active) {
      return;
    }
    active = on;
    sinceNanos = nowNanos;
    if (on) {
      begin();
    } else {
      end();
    }
  }

  /** Who was on the way back stays away. */
  private void begin() {
    for (int group = 0; group < census.groups(); group++) {
      for (int way = 0; way < to.length; way++) {
        census.moveAll(back.get(way), away.get(way), group);
        recruited[way][group] = away.get(way).people[group];
      }
      census.moveAll(idleBack, idle, group);
    }
    recruit();
    for (int way = 0; way < to.length && delay.still(0) == 0; way++) {
      leave(way, -1, 0);
    }
  }

  private void end() {
    for (int group = 0; group < census.groups(); group++) {
      for (int way = 0; way < to.length; way++) {
        census.moveAll(leaving.get(way), closes ? idleBack : census.settled(from), group);
        Pool gone = away.get(way);
        if (!usesBoth(group, way)) {
          long stay = (long) Math.rint(gone.people[group] * spec.pace().stays());
          census.move(gone, census.settled(to[way]), group, stay);
        }
        census.moveAll(gone, back.get(way), group);
      }
      census.moveAll(idle, idleBack, group);
    }
    if (returning.still(0) == 0) {
      comeBack(-1, 0);
    }
  }

  /** Lets a stretch of time pass in which the trigger neither begins nor ends. */
  void pass(long fromNanos, long untilNanos) {
    double begin = Seconds.of(fromNanos - sinceNanos);
    double end = Seconds.of(untilNanos - sinceNanos);
    if (active) {
      recruit();
      for (int way = 0; way < to.length; way++) {
        leave(way, begin, end);
      }
    } else {
      comeBack(begin, end);
    }
  }

  private boolean usesBoth(int group, int way) {
    return census.home(group) == from && census.other(group) == to[way];
  }

  /** Sees to it that as many as the shares say have set out. */
  private void recruit() {
    for (int group = 0; group < census.groups(); group++) {
      recruit(group);
      for (int i = 0; closes && i < there.size(); i++) {
        census.moveAll(there.get(i), idle, group);
      }
    }
  }

  private void recruit(int group) {
    long free = 0;
    for (int i = 0; i < there.size(); i++) {
      free += there.get(i).people[group];
    }
    if (free == 0) {
      return;
    }
    long base = free + idle.people[group];
    for (int way = 0; way < to.length; way++) {
      base += recruited[way][group];
    }
    long leftFree = free;
    for (int way = 0; way < to.length; way++) {
      boolean both = usesBoth(group, way);
      double share = both ? spec.both() : usesAny(group) ? 0 : spec.to().get(way).share();
      long wanted = Math.min(leftFree, (long) (share * base) - recruited[way][group]);
      if (wanted > 0) {
        recruited[way][group] += wanted;
        take(group, wanted, leftFree, both ? away.get(way) : leaving.get(way));
        leftFree -= wanted;
      }
    }
  }

  /** Whether a group uses one of the destinations already, and so goes to no other. */
  private boolean usesAny(int group) {
    for (int way = 0; way < to.length; way++) {
      if (usesBoth(group, way)) {
        return true;
      }
    }
    return false;
  }

  /** Takes people from wherever they are at the platform, from each pool the same share. */
  private void take(int group, long wanted, long free, Pool into) {
    long left = wanted;
    for (int i = 0; i < there.size() && left > 0; i++) {
      Pool pool = there.get(i);
      double part = (double) pool.people[group] / free * wanted;
      long some = Math.min(Math.min(left, pool.people[group]), (long) Math.ceil(part));
      census.move(pool, into, group, some);
      left -= some;
    }
  }

  private void leave(int way, double begin, double end) {
    Pool waiting = leaving.get(way);
    if (waiting.isEmpty()) {
      return;
    }
    double still = 0;
    double all = 0;
    for (int group = 0; group < census.groups(); group++) {
      if (!usesBoth(group, way)) {
        still += waiting.people[group];
        all += recruited[way][group];
      }
    }
    double left =
        Imitation.left(
            1 - still / all, delay.left(begin, end), spec.pace().contagionPerSecond(), end - begin);
    for (int group = 0; group < census.groups(); group++) {
      long people = waiting.people[group];
      long going = people - (long) Math.rint(people * left);
      boolean home = census.home(group) == to[way];
      census.move(waiting, home ? census.settled(to[way]) : away.get(way), group, going);
    }
  }

  private void comeBack(double begin, double end) {
    boolean anybody = !idleBack.isEmpty();
    for (int way = 0; way < to.length; way++) {
      anybody |= !back.get(way).isEmpty();
    }
    if (!anybody) {
      return;
    }
    double left = returning.left(begin, end);
    for (int way = 0; way < to.length; way++) {
      comeBack(back.get(way), left);
    }
    comeBack(idleBack, left);
  }

  private void comeBack(Pool pool, double left) {
    for (int group = 0; group < census.groups(); group++) {
      long people = pool.people[group];
      census.move(pool, census.settled(from), group, people - (long) Math.rint(people * left));
    }
  }
}

package dev.stampede.models.tier;

import dev.stampede.models.market.MarketSpec;

/**
 * Which share of a market's customers has a session. Sessions that begin together end by the law of
 * their lives, in hundreds of parts; what is under way at the start ends by what is left of it.
 */
final class Members {

  private static final int PARTS = 200;
  private static final int PARTS_AT_START = 20_000;
  private static final int SLOTS = 4096;

  /** Its multiples spread evenly within whatever part of a unit. */
  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

  /** What lives for longer than all but this part ends with the rest. */
  private static final double LONGEST = 1 - 1e-4;

  private final double users;
  private final double slotSeconds;
  private final double[] lives = new double[PARTS];

  /** Sessions that end in each slot of time, round and round. */
  private final double[] ending = new double[SLOTS + 2];

  private double signedIn;

  /** The slot that it is, and how far in it. */
  private long slot;

  private double intoSlot;

  Members(MarketSpec.Sessions spec) {
    this.users = spec.users();
    this.slotSeconds = Math.max(1, spec.life().quantile(LONGEST)) / SLOTS;
    for (int i = 0; i < PARTS; i++) {
      lives[i] = spec.life().quantile((i + 0.5) / PARTS);
    }
    Lives left = new Lives(spec.life());
    for (int i = 0; i < PARTS_AT_START; i++) {
      double chance = (0.5 + i * GOLDEN) % 1;
      end(left.left(chance), users * spec.signedIn() / PARTS_AT_START);
    }
    signedIn = users * spec.signedIn();
  }

  private void end(double afterSeconds, double sessions) {
    long later = (long) Math.min(SLOTS, (intoSlot + afterSeconds) / slotSeconds);
    ending[(int) ((slot + later) % ending.length)] += sessions;
  }

  /** Sessions begin, of those who have none. */
  void begin(double sessions) {
    double begun = Math.min(sessions, users - signedIn);
    for (double life : lives) {
      end(life, begun / PARTS);
    }
    signedIn += begun;
  }

  /** Lets time pass; what ends in a slot ends evenly over it. */
  void pass(double seconds) {
    double left = seconds;
    while (intoSlot + left >= slotSeconds) {
      left -= slotSeconds - intoSlot;
      ends(1);
      slot++;
      intoSlot = 0;
    }
    ends(left / (slotSeconds - intoSlot));
    intoSlot += left;
  }

  private void ends(double part) {
    int i = (int) (slot % ending.length);
    double gone = ending[i] * Math.max(0, part);
    ending[i] -= gone;
    signedIn = Math.max(0, signedIn - gone);
  }

  /** Share of the customers who have a session. */
  double signedIn() {
    return signedIn / users;
  }

  /** How many have none. */
  double signedOut() {
    return users - signedIn;
  }
}

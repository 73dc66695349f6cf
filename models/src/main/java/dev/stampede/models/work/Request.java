package dev.stampede.models.work;

import dev.stampede.engine.Timer;
import dev.stampede.engine.random.Distribution;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on its way. It belongs to one process at a time, goes from its population to a
 * gateway and back, and is used again for later work. Its owner may cancel it while the gateway has
 * it: they are joined without delay, so they are always executed together.
 */
public final class Request {

  /** In place of a time: nobody finds that its owner has left. */
  public static final long NEVER_FOUND = Long.MAX_VALUE;

  /** The highest priority. */
  public static final int TOP_PRIORITY = 9;

  /** Which piece of its use case's work it is, from 0 on. */
  public long number;

  /** Number that all random numbers for this work are derived from; drawn at its birth. */
  public long key;

  /**
   * The key of the work that it was at first, if it came back: what belongs to the matter, such as
   * its difficulty, is drawn from it.
   */
  public long matter;

  /** How difficult matters of its kind are; null if evenly so from 0 to 1. */
  public @Nullable Distribution difficulties;

  /** How often it came back because an answer was bad. */
  public int reworks;

  /** How often it came back because there was no answer. */
  public int resubmissions;

  /** Whether its last return was for a bad answer, not for want of one. */
  public boolean afterBadAnswer;

  /** Whether only a person will do. */
  public boolean forPeople;

  /** What a person must be able to do for it; null if anybody will do. */
  public @Nullable String skill;

  /** The source's own: what of it made the work; null if it does not want to know. */
  public @Nullable Object maker;

  /** When it was meant to arrive. */
  public long bornNanos;

  /** Number of its use case in the trial. */
  public int useCase;

  /** Number of its tenant in the trial; drawn at its birth where its use case has several. */
  public int tenant;

  /** The service tier that it asks providers for; null for none. */
  public @Nullable String serviceTier;

  /** 0 is served last, 9 first. */
  public int priority;

  /** Length of the prompt. */
  public int inputTokens;

  /** Tokens of the prompt that a prefix cache holds, not above {@link #inputTokens}. */
  public int cachedInputTokens;

  /**
   * Number of the session whose prompt it goes on with; 0 for none. Cleared at its birth by
   * Client.newWork.
   */
  public long session;

  /**
   * The part of the prompt that an earlier prompt of the session began with, not above {@link
   * #inputTokens}.
   */
  public int prefixTokens;

  /**
   * Whether the session was there before the run and has not been answered since, so that a
   * provider that keeps prompts keeps what {@link #prefixTokens} says, if it keeps it for as long
   * as {@link #idleNanos}.
   */
  public boolean warm;

  /** How long ago its session was last answered, if {@link #warm}. */
  public long idleNanos;

  /** Length of the answer. */
  public int outputTokens;

  /** Most tokens that the answer may have. */
  public int maxTokens;

  /** Whether its owner sees the answer while it is made. */
  public boolean stream;

  /** Least quality of an answer that is of use, in [0, 1]. */
  public double minQuality;

  /** Whether it is a copy whose answer nobody wants. */
  public boolean shadow;

  /** Calls made for it to providers. */
  public int attempts;

  private @Nullable Tried tried;

  /**
   * What the calls for it cost that came back, answered or not, in billionths of the currency's
   * unit; the gateway adds it up. What a call costs on which it hung up it does not hear.
   */
  public long costNanos;

  /** How it was answered; the gateway fills it in. */
  public final Answer answer = new Answer();

  /**
   * Whether it was put off: its owner has been told, and does not wait for the answer. Set by the
   * gateway.
   */
  public boolean deferred;

  /** The gateway's own: number of the rung that it is on, from 0 on. */
  public int rung;

  /** The gateway's own: number of the way that it took down the ladder before. */
  public int descent;

  /** The gateway's own: what is under way for this work, null when nothing is. */
  public @Nullable Object underway;

  /** How often its owner has asked for the same before, returns aside. */
  public int visits;

  /**
   * When its owner leaves without a word if there is no answer before; {@link Answer#NEVER} if they
   * do not.
   */
  public long leavesNanos = Answer.NEVER;

  /**
   * How long a person is then at it until they find that the owner has left; {@link #NEVER_FOUND}
   * if they do all of it.
   */
  public long foundAfterNanos;

  /** The client's own: whether its owner has left so; whatever comes of it is no answer. */
  public boolean left;

  /** The client's own: when its owner's patience ends. */
  public @Nullable Timer patience;

  /** The client's own: whether its owner is there no more, so that it never comes back. */
  public boolean forsaken;

  /** The client's own: when it comes back. */
  public @Nullable Timer comeback;

  /**
   * The gateway's own: where its attempts went since the retries around them began. It is made for
   * pools that leave out where they went; other work has none.
   */
  public Tried tried() {
    Tried known = tried;
    if (known == null) {
      known = new Tried();
      tried = known;
    }
    return known;
  }

  /** Forgets where its attempts went: it is new work, or retries begin. */
  public void forgetTried() {
    if (tried != null) {
      tried.clear();
    }
  }

  /** How difficult its matter is, from 0 to 1: the same when it comes back. */
  public double difficulty() {
    double u = Draw.DIFFICULTY.uniform(matter);
    return difficulties == null ? u : Math.min(1, difficulties.quantile(u));
  }

  /**
   * True if the owner saw the beginning of an answer that did not end well: repeating the work can
   * then not be hidden from them.
   */
  public boolean sawFirstTokenOf(Answer broken) {
    return stream && broken.firstTokenNanos != Answer.NEVER;
  }
}

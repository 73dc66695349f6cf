package dev.stampede.models.batching;

import dev.stampede.engine.Timer;
import dev.stampede.models.queue.LinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A prompt and the answer to it, token by token. Its owner fills in what is asked, gives it to an
 * engine, and leaves it alone until the engine hands it back; then it may be used again.
 */
public final class Sequence extends LinkedQueue.Node<Sequence> {

  /** A time that was not reached. */
  public static final long NEVER = -1;

  /** Where a sequence is. */
  enum State {
    OUTSIDE,
    /** In the front end, or where the next step will find it. */
    ARRIVING,
    /** A step found no room for it, or it had to make room. */
    WAITING,
    /** Its prompt is computed. */
    PREFILLING,
    /** It makes a token in every step. */
    DECODING,
    /** Its cache is on the way to another engine. */
    MOVING
  }

  /** Whose it is. */
  public final Object owner;

  /** Number that its random numbers are derived from. */
  public long key;

  /** 0 is served last, 9 first, by engines that look at it. */
  public int priority;

  /** Length of the prompt, positive. */
  public int promptTokens;

  /** Tokens of the prompt that the prefix cache holds; at least one is computed all the same. */
  public int cachedTokens;

  /** Length of the answer, positive. */
  public int outputTokens;

  /** When its first step began, or {@link #NEVER}. */
  public long startedNanos;

  /** When its first token was made, or {@link #NEVER}; not in the future once it is handed back. */
  public long firstTokenNanos;

  /** Hears of it before it is handed back; null if nobody wants to. */
  public @Nullable SequenceObserver observer;

  State state = State.OUTSIDE;

  /** Tokens to make in this engine, at most all. */
  int target;

  /** Tokens made before {@link #joinedStep}. */
  int produced;

  /** Tokens in the cache at {@link #joinedStep}; while it waits, those that have to get there. */
  long context;

  /** Tokens of those that are still to be computed. */
  long left;

  /** The step in which it began to decode. */
  long joinedStep;

  /** The step after its last one, while it is in a timing wheel. */
  long endStep;

  /** When the front end is done with it, and then, when the computing of its prompt began. */
  long sinceNanos;

  /** Whether it is in the engine that computes prompts, where there is one. */
  boolean inPrefill;

  /** Number of the replica that it was sent to. */
  int replica;

  /** Goes off when its cache has moved; made once, where caches move. */
  @Nullable Timer moved;

  /** When its last token came, since it has had to wait out of turn; or {@link #NEVER}. */
  long silentSinceNanos;

  /** Whether it stands in one line with a market. */
  boolean inMarketLine;

  /** Its place there, see {@code FluidQueue}. */
  double marketMark;

  /** Where it is in a timing wheel. */
  int wheelPlace;

  /** Makes a sequence for an owner. */
  public Sequence(Object owner) {
    this.owner = owner;
  }

  /** True from when an engine takes it in until it hands it back or is told to forget it. */
  public boolean isInside() {
    return state != State.OUTSIDE;
  }

  /** Prepares it for an engine that is to make some of its tokens. */
  void begin(int tokens) {
    target = tokens;
    produced = 0;
    startedNanos = NEVER;
    firstTokenNanos = NEVER;
    silentSinceNanos = NEVER;
    forgetCache();
  }

  /** Its next token has to wait, nobody knows for how long. */
  void fallsSilent(long lastTokenNanos) {
    if (observer != null && silentSinceNanos == NEVER) {
      silentSinceNanos = lastTokenNanos;
      observer.silentSince(lastTokenNanos);
    }
  }

  /** Its next token has come. */
  void isHeardAgain() {
    if (observer != null && silentSinceNanos != NEVER) {
      silentSinceNanos = NEVER;
      observer.inTime();
    }
  }

  /** It decodes, and its next token comes at the end of a step. */
  void comesAt(long stepBeginNanos, long stepEndNanos) {
    if (observer != null) {
      long since = silentSinceNanos == NEVER ? stepBeginNanos : silentSinceNanos;
      if (stepEndNanos - since > observer.silenceNanos()) {
        observer.silentSince(since);
      } else {
        observer.inTime();
      }
    }
  }

  /** All tokens so far, less those in the prefix cache, have to be computed again. */
  void forgetCache() {
    context = (long) promptTokens + produced;
    left = Math.max(1, context - cachedTokens);
  }

  /** Touches, for nothing but to have it at hand, what its end will need. */
  long glance() {
    long owned = owner.getClass() == Sequence.class ? 1 : 0;
    Sequence previous = previous();
    Sequence next = next();
    long before = previous != null && previous.next() == null ? 1 : 0;
    long after = next != null && next.previous() == null ? 1 : 0;
    return joinedStep + owned + before + after;
  }

  /** Pairs of a token computed and a token before it, if so many of those left are computed. */
  double pairs(long chunk) {
    return chunk * (context - left + chunk / 2.0);
  }
}

package dev.stampede.models.batching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sequences by the step in which they end: a hierarchical timing wheel (G. Varghese, T. Lauck,
 * "Hashed and hierarchical timing wheels", SOSP 1987). A wheel of level n has a bucket for each
 * block of 1024^n steps, and holds what lies outside the present block of level n but inside that
 * of level n + 1; when a block of level n begins, its bucket is dealt out to the levels below. To
 * add, remove and take take constant time.
 */
final class TimingWheel {

  private static final int BITS = 10;
  private static final int BUCKETS = 1 << BITS;
  private static final int MASK = BUCKETS - 1;
  private static final int LEVELS = (Long.SIZE - 1 + BITS - 1) / BITS;
  private static final int WORD_BITS = 6;

  /** Nothing is in the wheel. */
  static final long NOTHING = Long.MAX_VALUE;

  private final @Nullable Sequence[][] buckets = new Sequence[LEVELS][];
  private final long[][] occupied = new long[LEVELS][];
  private long now;
  private int size;

  TimingWheel() {
    Arrays.fill(occupied, new long[0]);
    open(0);
  }

  private void open(int level) {
    buckets[level] = new Sequence[BUCKETS];
    occupied[level] = new long[BUCKETS >> WORD_BITS];
  }

  /** Adds a sequence that ends after the present step. */
  void add(Sequence sequence, long endStep) {
    if (endStep <= now) {
      throw new IllegalArgumentException(
          "endStep (%d) must lie after step %d".formatted(endStep, now));
    }
    sequence.endStep = endStep;
    link(sequence);
    size++;
  }

  void remove(Sequence sequence) {
    unlink(sequence);
    size--;
  }

  /**
   * A step that nothing ends before, and that something ends in unless a block begins with it;
   * {@link #NOTHING} if the wheel is empty.
   */
  long next() {
    if (size == 0) {
      return NOTHING;
    }
    for (int level = 0; level < LEVELS; level++) {
      int from = ((int) (now >>> (level * BITS))) & MASK;
      int bucket = firstFrom(occupied[level], from + 1);
      if (bucket >= 0) {
        long block = ((now >>> (level * BITS)) & ~MASK) | bucket;
        return block << (level * BITS);
      }
    }
    throw new IllegalStateException("%d sequences are lost".formatted(size));
  }

  /** Goes to a step, not beyond {@link #next}. */
  void advance(long step) {
    long before = now;
    now = step;
    if ((before ^ step) >>> BITS == 0) {
      return;
    }
    for (int level = LEVELS - 1; level > 0; level--) {
      int shift = level * BITS;
      if (before >>> shift != step >>> shift) {
        dealOut(level, ((int) (step >>> shift)) & MASK);
      }
    }
  }

  private void dealOut(int level, int bucket) {
    @Nullable Sequence[] ofLevel = buckets[level];
    if (ofLevel == null) {
      return;
    }
    for (Sequence s = ofLevel[bucket]; s != null; s = ofLevel[bucket]) {
      unlink(s);
      link(s);
    }
  }

  /** Takes out a sequence that ends in the present step; null when there is none left. */
  @Nullable Sequence take() {
    Sequence first = buckets[0][(int) now & MASK];
    if (first != null) {
      remove(first);
    }
    return first;
  }

  private int level(long endStep) {
    long differing = endStep ^ now;
    return differing == 0 ? 0 : (Long.SIZE - 1 - Long.numberOfLeadingZeros(differing)) / BITS;
  }

  private void link(Sequence s) {
    int level = level(s.endStep);
    if (occupied[level].length == 0) {
      open(level);
    }
    int bucket = ((int) (s.endStep >>> (level * BITS))) & MASK;
    Sequence first = buckets[level][bucket];
    s.wheelPrevious = null;
    s.wheelNext = first;
    if (first == null) {
      occupied[level][bucket >> WORD_BITS] |= 1L << bucket;
    } else {
      first.wheelPrevious = s;
    }
    s.wheelLevel = level;
    buckets[level][bucket] = s;
  }

  private void unlink(Sequence s) {
    Sequence before = s.wheelPrevious;
    Sequence after = s.wheelNext;
    if (after != null) {
      after.wheelPrevious = before;
    }
    if (before != null) {
      before.wheelNext = after;
    } else {
      int level = s.wheelLevel;
      int bucket = ((int) (s.endStep >>> (level * BITS))) & MASK;
      buckets[level][bucket] = after;
      if (after == null) {
        occupied[level][bucket >> WORD_BITS] &= ~(1L << bucket);
      }
    }
    s.wheelPrevious = null;
    s.wheelNext = null;
  }

  private static int firstFrom(long[] words, int from) {
    int word = from >> WORD_BITS;
    if (word >= words.length) {
      return -1;
    }
    long bits = words[word] & (-1L << from);
    while (bits == 0) {
      if (++word == words.length) {
        return -1;
      }
      bits = words[word];
    }
    return (word << WORD_BITS) + Long.numberOfTrailingZeros(bits);
  }
}

package dev.stampede.models.batching;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sequences by the step in which they end: a hierarchical timing wheel (G. Varghese, T. Lauck,
 * "Hashed and hierarchical timing wheels", SOSP 1987). A wheel of level n has a bucket for each
 * block of 1024^n steps, and holds what lies outside the present block of level n but inside that
 * of level n + 1; when a block of level n begins, its bucket is dealt out to the levels below. To
 * add, remove and take take constant time.
 *
 * <p>A bucket is a stack in an array. Of very many sequences none is in the caches, and a list
 * linked through them would be walked from one memory access to the next; an array tells ahead
 * which ones will be taken, so that the memory answers while others are.
 */
final class TimingWheel {

  private static final int BITS = 10;
  private static final int BUCKETS = 1 << BITS;
  private static final int MASK = BUCKETS - 1;
  private static final int LEVELS = (Long.SIZE - 1 + BITS - 1) / BITS;
  private static final int WORD_BITS = 6;

  /** How many sequences are looked at together; a power of two. */
  private static final int GROUP = 16;

  /** Nothing is in the wheel. */
  static final long NOTHING = Long.MAX_VALUE;

  /** A stack of sequences; whoever is taken out of its middle leaves a gap. */
  private static final class Bucket {
    private static final int LEAST = 16;

    private final @Nullable Sequence[] places;
    private final int size;

    /** The latest place that is taken is the one before; 0 only outside the wheel. */
    private int used;

    private @Nullable Bucket nextUnused;

    /** Makes an empty one, of 16 * 2^size places. */
    Bucket(int size) {
      this.size = size;
      this.places = new Sequence[LEAST << size];
    }
  }

  private final @Nullable Bucket[][] buckets = new Bucket[LEVELS][];
  private final long[][] occupied = new long[LEVELS][];

  /** Buckets outside the wheel, by their size. */
  private final @Nullable Bucket[] unused = new Bucket[Integer.SIZE - 2];

  private long now;
  private int size;

  /** Keeps what is read ahead from being dropped as of no use. */
  @SuppressWarnings("UnusedVariable") // to be written is its use
  private long glances;

  TimingWheel() {
    Arrays.fill(occupied, new long[0]);
    open(0);
  }

  private void open(int level) {
    buckets[level] = new Bucket[BUCKETS];
    occupied[level] = new long[BUCKETS >> WORD_BITS];
  }

  /** Adds a sequence that ends after the present step. */
  void add(Sequence sequence, long endStep) {
    if (endStep <= now) {
      throw new IllegalArgumentException(
          "endStep (%d) must lie after step %d".formatted(endStep, now));
    }
    sequence.endStep = endStep;
    push(sequence);
    size++;
  }

  /** Takes out a sequence that is inside. */
  void remove(Sequence sequence) {
    int level = level(sequence.endStep);
    int number = number(level, sequence.endStep);
    Bucket bucket = buckets[level][number];
    if (bucket == null) {
      throw new IllegalStateException("the sequence is not in the wheel");
    }
    bucket.places[sequence.wheelPlace] = null;
    trim(bucket, level, number);
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
      int number = firstFrom(occupied[level], number(level, now) + 1);
      if (number >= 0) {
        long block = ((now >>> (level * BITS)) & ~MASK) | number;
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
        dealOut(level, number(level, step));
      }
    }
  }

  private void dealOut(int level, int number) {
    if (buckets[level] != null) {
      for (Sequence s = pop(level, number); s != null; s = pop(level, number)) {
        push(s);
      }
    }
  }

  /** Takes out a sequence that ends in the present step; null when there is none left. */
  @Nullable Sequence take() {
    Sequence taken = pop(0, number(0, now));
    if (taken != null) {
      size--;
    }
    return taken;
  }

  private int level(long endStep) {
    long differing = endStep ^ now;
    return differing == 0 ? 0 : (Long.SIZE - 1 - Long.numberOfLeadingZeros(differing)) / BITS;
  }

  private static int number(int level, long step) {
    return (int) (step >>> (level * BITS)) & MASK;
  }

  private void push(Sequence s) {
    int level = level(s.endStep);
    if (occupied[level].length == 0) {
      open(level);
    }
    int number = number(level, s.endStep);
    Bucket bucket = buckets[level][number];
    if (bucket == null) {
      bucket = empty(0);
      buckets[level][number] = bucket;
      occupied[level][number >> WORD_BITS] |= 1L << number;
    } else if (bucket.used == bucket.places.length) {
      bucket = larger(bucket);
      buckets[level][number] = bucket;
    }
    s.wheelPlace = bucket.used;
    bucket.places[bucket.used++] = s;
  }

  private Bucket empty(int ofSize) {
    Bucket bucket = unused[ofSize];
    if (bucket == null) {
      return new Bucket(ofSize);
    }
    unused[ofSize] = bucket.nextUnused;
    return bucket;
  }

  private Bucket larger(Bucket full) {
    Bucket larger = empty(full.size + 1);
    System.arraycopy(full.places, 0, larger.places, 0, full.used);
    larger.used = full.used;
    Arrays.fill(full.places, null);
    release(full);
    return larger;
  }

  private void release(Bucket bucket) {
    bucket.used = 0;
    bucket.nextUnused = unused[bucket.size];
    unused[bucket.size] = bucket;
  }

  private @Nullable Sequence pop(int level, int number) {
    Bucket bucket = buckets[level][number];
    if (bucket == null) {
      return null;
    }
    int place = bucket.used - 1;
    Sequence s = bucket.places[place];
    bucket.places[place] = null;
    if (place % GROUP == 0) {
      lookAhead(bucket.places, place);
    }
    trim(bucket, level, number);
    return s;
  }

  /**
   * Touches the sequences that come next. A processor waits for the memory until it runs out of
   * what it can do meanwhile, so it has to be asked for many at once.
   */
  private void lookAhead(@Nullable Sequence[] places, int before) {
    long sum = 0;
    for (int i = before - 1; i >= Math.max(0, before - GROUP); i--) {
      Sequence s = places[i];
      if (s != null) {
        sum += s.glance();
      }
    }
    glances += sum;
  }

  /** Goes back to the latest place that is taken; a bucket without one leaves the wheel. */
  private void trim(Bucket bucket, int level, int number) {
    int used = bucket.used;
    while (used > 0 && bucket.places[used - 1] == null) {
      used--;
    }
    bucket.used = used;
    if (used == 0) {
      buckets[level][number] = null;
      occupied[level][number >> WORD_BITS] &= ~(1L << number);
      release(bucket);
    }
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

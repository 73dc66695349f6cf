package dev.stampede.models.batching;

import dev.stampede.models.batching.Sequence.State;
import org.jspecify.annotations.Nullable;

/**
 * The sequences in the steps of a {@link LeapingEngine}, by the step in which they end, and what
 * they take of the cache and of a step. While its members stay, a step changes it by what it
 * changed by in the step before; so any number of steps are taken into the books at once.
 */
final class Batch {

  final SequenceList running = new SequenceList();
  private final TimingWheel endings = new TimingWheel();

  /** Steps that have ended. */
  private long step;

  private int decoding;

  /** Tokens in the caches of those that decode. */
  private long decodingTokens;

  /** Tokens in the cache, and those that prompts in it will need. */
  private long usedTokens;

  /** In {@link #running}, no prompt before this one is under way. */
  private @Nullable Sequence firstPrefilling;

  /** The one whose prompt will not be through with the present step. */
  private @Nullable Sequence partial;

  /** Prompt tokens in each of the present steps. */
  private long promptTokens;

  private double promptPairs;

  int size() {
    return running.size();
  }

  long step() {
    return step;
  }

  int decoding() {
    return decoding;
  }

  long decodingTokens() {
    return decodingTokens;
  }

  long usedTokens() {
    return usedTokens;
  }

  long promptTokens() {
    return promptTokens;
  }

  double promptPairs() {
    return promptPairs;
  }

  /** By how much the pairs of a step are more than those of the one before. */
  double pairsGrowth() {
    return partial == null ? 0 : (double) promptTokens * promptTokens;
  }

  /**
   * Takes steps that have ended into the books.
   *
   * @param begun steps that have begun meanwhile
   */
  void advance(long steps, long begun) {
    step += steps;
    decodingTokens += decoding * steps;
    usedTokens += decoding * steps;
    if (partial != null) {
      partial.left -= promptTokens * begun;
    }
    endings.advance(step);
  }

  /** Steps until one that nobody ends before, see {@link TimingWheel#next}. */
  long stepsToNextEnd() {
    return endings.next() - step;
  }

  /** Steps for which what is left of a cache is enough, if prompts need none of it. */
  long stepsThatFit(long capacity) {
    return decoding == 0 ? Long.MAX_VALUE : (capacity - usedTokens) / decoding;
  }

  /** One that ends with the present step, and still has to be taken out; null if there is none. */
  @Nullable Sequence nextEnded() {
    return endings.take();
  }

  /** One whose prompt is through and that does not decode yet; null if there is none left. */
  @Nullable Sequence nextThrough() {
    Sequence s = firstPrefilling;
    while (s != null && s.left == 0 && s.state != State.PREFILLING) {
      s = s.next;
    }
    if (s == null || s.left != 0) {
      firstPrefilling = s;
      return null;
    }
    firstPrefilling = s.next;
    return s;
  }

  /** Takes in one that waited. */
  void add(Sequence s) {
    running.add(s);
    usedTokens += s.context;
  }

  /** One that is inside begins with its prompt. */
  void prefill(Sequence s, long nowNanos) {
    s.state = State.PREFILLING;
    s.sinceNanos = nowNanos;
    if (firstPrefilling == null) {
      firstPrefilling = s;
    }
  }

  /** One that is inside begins to decode. */
  void decode(Sequence s) {
    s.state = State.DECODING;
    s.joinedStep = step;
    decoding++;
    decodingTokens += s.context;
  }

  /** One that decodes ends so many steps after the present one. */
  void endAfter(Sequence s, long steps) {
    endings.add(s, step + steps);
  }

  /** Takes out one that has ended. */
  void remove(Sequence s) {
    if (s.state == State.DECODING) {
      long held = s.context + made(s);
      decoding--;
      decodingTokens -= held;
      usedTokens -= held;
    } else {
      usedTokens -= s.context;
      if (s == firstPrefilling) {
        firstPrefilling = s.next;
      }
      if (s == partial) {
        partial = null;
      }
    }
    running.remove(s);
  }

  /** Takes out one before its end. */
  void tearOut(Sequence s) {
    if (s.state == State.DECODING) {
      endings.remove(s);
    }
    remove(s);
  }

  /** Tokens of one that decodes since it began to. */
  long made(Sequence s) {
    return step - s.joinedStep;
  }

  /** Whoever has to make room: the last one, or if it counts the last of the lowest priority. */
  Sequence victim(boolean byPriority) {
    Sequence victim = running.last();
    if (victim == null) {
      throw new IllegalStateException("an empty cache overflows");
    }
    if (byPriority) {
      for (Sequence s = victim.previous; s != null; s = s.previous) {
        victim = s.priority < victim.priority ? s : victim;
      }
    }
    return victim;
  }

  /**
   * Begins to fill the next step, with the prompt that the one before left off at, if any.
   *
   * @return the tokens that are computed for it
   */
  long computePartial(long budget) {
    promptTokens = 0;
    promptPairs = 0;
    Sequence begun = partial;
    partial = null;
    return begun == null ? 0 : compute(begun, budget);
  }

  /** Puts as much of a prompt as it can into the next step; returns the tokens computed for it. */
  long compute(Sequence s, long budget) {
    long chunk = Math.min(s.left, budget);
    promptTokens += chunk;
    promptPairs += s.pairs(chunk);
    s.left -= chunk;
    if (s.left > 0) {
      partial = s;
    }
    return chunk;
  }

  /** For how many steps the prompt that is not through takes all that there is for prompts. */
  long stepsOfPartial() {
    return partial == null || promptTokens == 0 ? 0 : 1 + (partial.left - 1) / promptTokens;
  }

  /** Checks that nothing of those that have left stayed in the books. */
  void balance() {
    if (decoding != 0 || decodingTokens != 0 || usedTokens != 0) {
      throw new IllegalStateException(
          "an idle engine has %d sequences and %d of %d tokens"
              .formatted(decoding, decodingTokens, usedTokens));
    }
  }
}

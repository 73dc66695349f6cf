package dev.stampede.models.batching;

import dev.stampede.models.batching.Sequence.State;
import org.jspecify.annotations.Nullable;

/**
 * The prompts that are computed in the present steps of an engine that leaps. All but the last one
 * are through with the first of these steps; the last one takes what is left of the budget.
 */
final class Prompts {

  /** Among those in the steps, no prompt before this one is under way. */
  private @Nullable Sequence first;

  /** The one whose prompt will not be through with the present step. */
  private @Nullable Sequence partial;

  private long tokens;
  private double pairs;

  /** Tokens of prompts in each of the present steps. */
  long tokens() {
    return tokens;
  }

  /** Pairs of these, and of a token before them, in the first of the present steps. */
  double pairs() {
    return pairs;
  }

  /** By how many pairs a step has more than the one before. */
  double pairsGrowth() {
    return partial == null ? 0 : (double) tokens * tokens;
  }

  /** Steps begin in which as much of the prompt that is under way is computed as in the present. */
  void pass(long steps) {
    if (partial != null) {
      partial.left -= tokens * steps;
    }
  }

  /** There are no tokens of prompts in the steps. */
  void clear() {
    tokens = 0;
  }

  /** Fills the next step with what is under way; returns the tokens that are computed of it. */
  long goOn(long budget) {
    tokens = 0;
    pairs = 0;
    Sequence begun = partial;
    partial = null;
    return begun == null ? 0 : compute(begun, budget);
  }

  /** Whether nothing but one prompt is computed, and not through with the step. */
  boolean fillSteps() {
    return partial != null && tokens > 0;
  }

  /** How many steps are like the present one; where one prompt fills them. */
  long steps() {
    return partial == null ? 1 : 1 + (partial.left - 1) / tokens;
  }

  /** Begins a prompt in the next step; returns the tokens that are computed of it. */
  long begin(Sequence s, long budget) {
    if (first == null) {
      first = s;
    }
    return compute(s, budget);
  }

  private long compute(Sequence s, long budget) {
    long chunk = Math.min(s.left, budget);
    tokens += chunk;
    pairs += s.pairs(chunk);
    s.left -= chunk;
    if (s.left > 0) {
      partial = s;
    }
    return chunk;
  }

  /** Takes the next one whose prompt is through; null if there is none. */
  @Nullable Sequence takeFinished() {
    Sequence s = first;
    while (s != null && s.left == 0) {
      first = s.next();
      if (s.state == State.PREFILLING) {
        return s;
      }
      s = first;
    }
    return null;
  }

  /** One that is not through is taken out of the steps. */
  void leave(Sequence s) {
    if (s == first) {
      first = s.next();
    }
    if (s == partial) {
      partial = null;
    }
  }
}

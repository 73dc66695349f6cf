package dev.stampede.models.demand.agent;

import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/** What an agent asks with: what its prompts begin with, and how the next one is made. */
final class Prompt {

  /** In place of a time. */
  private static final long NEVER = -1;

  private final Course course;

  /** What its prompts are kept under. */
  private long key;

  /** Length of the last prompt that was answered, where the next one begins with it. */
  private int last;

  /** How long before the run its last prompt was answered; {@link #NEVER} if that was in it. */
  private long warmNanos = NEVER;

  /** How the next call compacts the prompt; null if that is a step. */
  private @Nullable ContextSpec compaction;

  Prompt(Course course) {
    this.course = course;
  }

  /** There was none before. */
  void open(long itsKey) {
    key = itsKey;
    last = 0;
    warmNanos = NEVER;
  }

  /** The last one was answered before the run, so much time ago, and is kept for its life. */
  void isWarmSince(long passedNanos, long nowNanos) {
    warmNanos = last > 0 ? passedNanos - nowNanos : NEVER;
  }

  /** Sees whether one of so many tokens has to be compacted before the next step. */
  void review(int tokens) {
    compaction = course.compaction(tokens);
  }

  /** The next call is a step. */
  void clear() {
    compaction = null;
  }

  /** Whether the next call, or the one under way, compacts the prompt. */
  boolean isCompaction() {
    return compaction != null;
  }

  /** Returns what all hangs on that is drawn for the next call. */
  long callKey(long stepKey) {
    return compaction == null ? stepKey : Draw.COMPACTION.key(stepKey, 0);
  }

  /** Gives a call the lengths that it has here. */
  void shape(Request asked, int turn, Progress at) {
    if (compaction != null) {
      asked.inputTokens = at.tokens;
      asked.prefixTokens = Math.min(last, at.tokens);
      asked.outputTokens = compaction.summaryTokens(asked.key);
      asked.maxTokens = Math.max(asked.maxTokens, asked.outputTokens);
      asked.session = key;
    } else if (course.goesOn()) {
      course.shape(asked, turn, at.done, at.tokens, last);
      at.tokens = asked.inputTokens;
      asked.session = key;
    }
  }

  /** Says of a call whether its session was there before the run. */
  void warm(Request asked, long nowNanos) {
    asked.warm = warmNanos != NEVER;
    asked.idleNanos = asked.warm ? nowNanos + warmNanos : 0;
  }

  /** A call was answered that goes out in the run. */
  void cool() {
    warmNanos = NEVER;
  }

  /** Goes on from a call that was answered. */
  void answered(Request asked, Progress at, long stepKey) {
    int tokens =
        compaction == null ? course.tokensAfter(at.tokens, stepKey) : compaction.compactedTokens();
    last = tokens < at.tokens ? 0 : asked.inputTokens; // compacted, it begins in another way
    at.tokens = tokens;
    at.answered = compaction == null;
    compaction = null;
  }
}

package dev.stampede.models.work;

import dev.stampede.models.check.Require;

/**
 * What the owners of a kind of work put up with. Times count from the moment the work was meant to
 * arrive; {@link #FOREVER} stands for no limit.
 *
 * @param deadlineNanos by when the answer must be complete
 * @param firstTokenNanos by when the answer must begin
 * @param minQuality least quality of an answer that is of use, in [0, 1]
 * @param humanWaitNanos by when a person must have taken the work up, if a person does it
 * @param deferredNanos by when the answer must be complete if the work was put off
 */
public record ToleranceSpec(
    long deadlineNanos,
    long firstTokenNanos,
    double minQuality,
    long humanWaitNanos,
    long deferredNanos) {

  /** No limit. */
  public static final long FOREVER = Long.MAX_VALUE;

  /** Tolerates anything. */
  public static final ToleranceSpec ANYTHING = new ToleranceSpec(FOREVER, FOREVER, 0, FOREVER);

  /** Rejects times that are not positive, and a quality outside [0, 1]. */
  public ToleranceSpec {
    Require.positive("deadline", deadlineNanos);
    Require.positive("first_token", firstTokenNanos);
    Require.share("min_quality", minQuality);
    Require.positive("human_wait", humanWaitNanos);
    Require.positive("deferred_within", deferredNanos);
  }

  /** Tolerates work that was put off until the deadline of any other. */
  public ToleranceSpec(
      long deadlineNanos, long firstTokenNanos, double minQuality, long humanWaitNanos) {
    this(deadlineNanos, firstTokenNanos, minQuality, humanWaitNanos, deadlineNanos);
  }

  /**
   * Judges a machine's answer.
   *
   * @param fullQuality quality of the first choice
   */
  public Outcome judge(
      long firstTokenAfterNanos, long answeredAfterNanos, double quality, double fullQuality) {
    if (quality < minQuality) {
      return Outcome.FAILED;
    }
    if (answeredAfterNanos > deadlineNanos || firstTokenAfterNanos > this.firstTokenNanos) {
      return Outcome.LATE;
    }
    return quality >= fullQuality ? Outcome.FULL : Outcome.DEGRADED;
  }

  /** Judges the answer to work that was put off, which is degraded at best. */
  public Outcome judgeDeferred(long answeredAfterNanos, double quality) {
    if (quality < minQuality) {
      return Outcome.FAILED;
    }
    return answeredAfterNanos > deferredNanos ? Outcome.LATE : Outcome.DEGRADED;
  }

  /** After how long work can no longer end within its tolerance, whoever answers it. */
  public long longestNanos() {
    return Math.max(deadlineNanos, Math.max(humanWaitNanos, deferredNanos));
  }

  /**
   * Judges work that has no answer where the simulation ends: past what is tolerated it is late,
   * whatever comes, unless a person took it up in time and is still at it.
   *
   * @param takenUpAfterNanos how long after it arrived; negative if no person is at it
   */
  public Outcome judgeUnanswered(long ageNanos, long takenUpAfterNanos) {
    boolean takenUp = takenUpAfterNanos >= 0 && takenUpAfterNanos <= humanWaitNanos;
    return takenUp || ageNanos <= longestNanos() ? Outcome.UNFINISHED : Outcome.LATE;
  }

  /** Judges a person's answer. */
  public Outcome judgeHuman(long takenUpAfterNanos) {
    return takenUpAfterNanos > humanWaitNanos ? Outcome.LATE : Outcome.HUMAN;
  }
}

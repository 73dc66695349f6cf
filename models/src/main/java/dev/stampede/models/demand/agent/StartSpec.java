package dev.stampede.models.demand.agent;

import dev.stampede.models.check.Require;

/**
 * Sessions that are there when the run begins, each in the middle: at a share of its time, with the
 * context and, where prompts are kept, the prompt that it would have by then.
 *
 * <p>Of long sessions more are found than of short ones, and so of long turns, tools and pauses:
 * each as often as it is long. So they are the sessions of a run that has gone on for long, if the
 * shares are 0 to 1 and there are as many as arrive in the mean time of one (J. D. C. Little, "A
 * proof for the queuing formula L = λW", Operations Research 9, 1961).
 *
 * @param sessions how many, positive
 * @param from least share of its time that one has behind it, from 0 on
 * @param to most, above that and not above 1
 * @param answerNanos how long a call takes about, for where sessions are; 0 where that does not
 *     matter beside tools and pauses
 */
public record StartSpec(int sessions, double from, double to, long answerNanos) {

  /** Rejects what is no number of sessions, and no part of their time. */
  public StartSpec {
    Require.positive("sessions", sessions);
    Require.that(
        from >= 0 && from < to && to <= 1,
        "at",
        "%s to %s".formatted(from, to),
        "be a part of 0 to 1");
    Require.notNegative("answer", answerNanos);
  }

  /** Returns a share of a session's time, of which a number in (0, 1) is drawn. */
  double share(double u) {
    return from + (to - from) * u;
  }

  /** Complains if sessions take no time. */
  static void requireTime(double time) {
    Require.that(
        time > 0 && time < Double.POSITIVE_INFINITY,
        "start",
        "sessions that take no time",
        "go with tools, pauses or answers that take time");
  }
}

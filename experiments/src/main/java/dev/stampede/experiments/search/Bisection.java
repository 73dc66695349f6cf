package dev.stampede.experiments.search;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How far a search has come for the first of several values, in the order in which promises become
 * easier to keep, at which they are kept.
 *
 * @param values how many there are, at least 1
 * @param not the last one that is known not to be enough; -1 if none is
 * @param kept the first one that is known to be enough; {@code values} if none is
 * @param at the one to look at next
 * @param stride to the next one, as long as nothing is known on one side
 */
public record Bisection(int values, int not, int kept, int at, long stride) {

  /** A search where nobody knows anything: it looks at both ends first. */
  public static Bisection anywhere(int values) {
    return new Bisection(values, -1, values, values - 1, values);
  }

  /** A search near a value: the farther it gets away from it, the longer its strides. */
  public static Bisection near(int guess, int values) {
    return new Bisection(values, -1, values, guess, 1);
  }

  boolean isOver() {
    return kept - not <= 1;
  }

  /** Returns how far it is when the value that it looks at is enough, or not known to be. */
  Bisection after(boolean enough) {
    int nowKept = enough ? at : kept;
    int nowNot = enough ? not : at;
    int next = (nowNot + nowKept) >>> 1;
    if (nowKept == values) {
      next = (int) Math.min(values - 1L, nowNot + stride);
    } else if (nowNot < 0) {
      next = (int) Math.max(0, nowKept - stride);
    }
    return new Bisection(values, nowNot, nowKept, next, 2 * stride);
  }

  /**
   * Asks for the verdicts that it may ask for next, whatever those before them turn out to be. It
   * is for those to whom a verdict comes late, and many at once cost no more time than one.
   *
   * @param verdict at a value; empty where it is not known yet
   * @param looks how many looks it is ahead of what is known
   */
  public void lookAhead(IntFunction<Optional<Verdict>> verdict, int looks) {
    if (isOver() || looks == 0) {
      return;
    }
    Optional<Verdict> known = verdict.apply(at);
    int left = known.isEmpty() ? looks - 1 : looks;
    if (known.isEmpty() || FirstKept.isKept(known)) {
      after(true).lookAhead(verdict, left);
    }
    if (known.isEmpty() || !FirstKept.isKept(known)) {
      after(false).lookAhead(verdict, left);
    }
  }
}

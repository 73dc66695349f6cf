package dev.stampede.models.demand.agent;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.work.Draw;

/**
 * Where sessions of a drawn course are. Turns, steps and gaps of a session do not know of each
 * other, so where it is follows from mean times, and only what it is in is longer than others: the
 * turn, and the tool or the pause. Laws are looked at in equal parts.
 */
final class DrawnMiddle implements Middle {

  /** Enough for a mean that is good to three digits, a heavy tail aside. */
  private static final int PARTS = 4096;

  private final StartSpec start;
  private final double answer;

  /** Uses of a tool in a step, in the mean, and steps in place of one. */
  private final double uses;

  private final double stretch;
  private final int[] turns;
  private final int[] steps;
  private final double[] tools;
  private final double[] pauses;
  private final LengthBiased ofSessions;
  private final LengthBiased ofTurns;
  private final LengthBiased ofTools;
  private final LengthBiased ofPauses;

  DrawnMiddle(DrawnCourse course, StartSpec start) {
    this.start = start;
    this.answer = Seconds.of(start.answerNanos());
    this.stretch = course.stepsForOne(1);
    this.uses = course.toolUses() / stretch;
    this.turns = course.turns().strata(PARTS).toArray();
    this.steps = course.steps().strata(PARTS).toArray();
    this.tools = parts(course.tool());
    this.pauses = parts(course.pause());
    this.ofTools = new LengthBiased(PARTS, i -> tools[i]);
    this.ofPauses = new LengthBiased(PARTS, i -> pauses[i]);
    this.ofTurns = new LengthBiased(PARTS, i -> time(steps[i]));
    this.ofSessions =
        new LengthBiased(PARTS, i -> turns[i] * ofTurns.mean() + (turns[i] - 1) * ofPauses.mean());
    StartSpec.requireTime(ofSessions.sum());
  }

  private static double[] parts(Distribution law) {
    double[] parts = new double[PARTS];
    for (int i = 0; i < PARTS; i++) {
      parts[i] = Math.max(0, law.quantile((i + 0.5) / PARTS));
    }
    return parts;
  }

  /** The mean time of a turn of some steps, those aside that it takes because tools fail. */
  private double time(int ofSteps) {
    return answer + (ofSteps - 1) * stretch * (answer + toolSeconds());
  }

  /** The mean time of the tools of a step. */
  private double toolSeconds() {
    return ofTools.mean() * uses;
  }

  @Override
  public Found find(long key) {
    int all = turns[ofSessions.at(Draw.START_SESSION.uniform(key))];
    double turn = ofTurns.mean();
    double period = turn + ofPauses.mean();
    double at = start.share(Draw.START_SHARE.uniform(key)) * (all * period - ofPauses.mean());
    int before = (int) Math.min(all - 1.0, Math.floor(at / period));
    double rest = at - before * period;
    int ofThis = steps[ofTurns.at(Draw.START_TURN.uniform(key))];
    double gap = Draw.START_GAP.uniform(key);
    if (rest >= turn && before < all - 1) {
      double pause = pauses[ofPauses.at(gap)];
      double passed = pause * (rest - turn) / ofPauses.mean();
      return found(all, before, ofThis, ofThis - 1, At.PAUSE, pause - passed, passed);
    }
    double inTurn = turn == 0 ? 0 : Math.min(1, rest / turn) * time(ofThis);
    double each = stretch * (answer + toolSeconds());
    int step = each == 0 ? 0 : (int) Math.min(ofThis - 1.0, Math.floor(inTurn / each));
    double inStep = (inTurn - step * each) / stretch;
    if (inStep < answer || step == ofThis - 1) {
      double left = Math.max(0, answer - inStep);
      double since = answer - left + (step > 0 ? toolSeconds() : ofPauses.mean());
      return found(all, before, ofThis, step, At.CALL, left, since);
    }
    double tool = tools[ofTools.at(gap)];
    double passed = tool * Math.min(1, (inStep - answer) / toolSeconds());
    return found(all, before, ofThis, step, At.TOOL, tool - passed, passed);
  }

  private static Found found(
      int turns, int turn, int steps, int step, At at, double rest, double since) {
    return new Found(
        0, turns, turn, steps, step, at, Seconds.toNanos(rest), Seconds.toNanos(since));
  }
}

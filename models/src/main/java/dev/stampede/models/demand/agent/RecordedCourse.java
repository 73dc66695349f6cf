package dev.stampede.models.demand.agent;

import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/**
 * A course that was recorded. A session takes the recording whose number is its own, beginning
 * again after the last; its turns do so, too, should it have more than the recording. A step has
 * the lengths that it had, whatever became of those before.
 */
public record RecordedCourse(Recordings recordings) implements Course {

  private int recording(long session) {
    return (int) Math.floorMod(session, (long) recordings.sessions());
  }

  @Override
  public int turns(long session, long key) {
    return recordings.turnsOf(recording(session));
  }

  @Override
  public long pauseNanos(long session, int turnsDone, long key) {
    int turn = turnOf(session, turnsDone - 1);
    return recordings.waitNanos(turn, recordings.length(turn) - 1);
  }

  @Override
  public int turnOf(long session, long turn) {
    int recording = recording(session);
    return recordings.firstTurnOf(recording) + (int) (turn % recordings.turnsOf(recording));
  }

  @Override
  public int steps(int turn, long turnKey) {
    return recordings.length(turn);
  }

  @Override
  public boolean goesOn() {
    return true;
  }

  @Override
  public void shape(Request request, int turn, int step, int tokens, int lastPrompt) {
    request.inputTokens = recordings.prompt(turn, step);
    request.prefixTokens = recordings.prefix(turn, step);
    request.outputTokens = recordings.output(turn, step);
  }

  @Override
  public int tokensAfter(int tokens, long stepKey) {
    return tokens;
  }

  @Override
  public long toolNanos(int turn, int step, long stepKey, int uses) {
    return recordings.waitNanos(turn, step);
  }

  @Override
  public @Nullable BranchesSpec branches() {
    return null;
  }

  @Override
  public double meanTurns() {
    return (double) recordings.turns() / recordings.sessions();
  }

  @Override
  public double meanCalls() {
    return (double) recordings.rounds() / recordings.turns();
  }

  @Override
  public double meanToolSeconds() {
    return recordings.meanToolSeconds();
  }

  @Override
  public double meanPrompt(double first, @Nullable Count turns) {
    return recordings.meanPrompt();
  }

  @Override
  public double soonestSeconds() {
    return recordings.soonestSeconds(SOONEST);
  }

  @Override
  public MeanTokens meanTokens() {
    return new MeanTokens(recordings.meanPrompt(), recordings.meanOutput());
  }

  @Override
  public Middle middle(StartSpec start) {
    return new RecordedMiddle(recordings, start);
  }
}

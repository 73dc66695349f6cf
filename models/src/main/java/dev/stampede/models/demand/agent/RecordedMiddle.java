package dev.stampede.models.demand.agent;

import dev.stampede.models.work.Draw;

/** Where sessions of recordings are, whose times are all known but for those of calls. */
final class RecordedMiddle implements Middle {

  private final Recordings recordings;
  private final StartSpec start;
  private final LengthBiased sessions;

  RecordedMiddle(Recordings recordings, StartSpec start) {
    this.recordings = recordings;
    this.start = start;
    this.sessions = new LengthBiased(recordings.sessions(), this::nanos);
    StartSpec.requireTime(sessions.sum());
  }

  private double nanos(int session) {
    double sum = 0;
    int turns = recordings.turnsOf(session);
    for (int i = 0; i < turns; i++) {
      int turn = recordings.firstTurnOf(session) + i;
      int steps = recordings.length(turn);
      for (int step = 0; step < steps; step++) {
        boolean isLast = i == turns - 1 && step == steps - 1;
        sum += start.answerNanos() + (isLast ? 0 : recordings.waitNanos(turn, step));
      }
    }
    return sum;
  }

  @Override
  public Found find(long key) {
    int session = sessions.at(Draw.START_SESSION.uniform(key));
    double left = start.share(Draw.START_SHARE.uniform(key)) * nanos(session);
    int turns = recordings.turnsOf(session);
    int first = recordings.firstTurnOf(session);
    int turn = 0;
    int step = 0;
    long wait = 0;
    while (true) {
      int steps = recordings.length(first + turn);
      boolean isLast = turn == turns - 1 && step == steps - 1;
      if (left < start.answerNanos() || isLast) {
        long rest = Math.max(0, start.answerNanos() - (long) left);
        long since = wait + start.answerNanos() - rest;
        return new Found(session, turns, turn, steps, step, At.CALL, rest, since);
      }
      left -= start.answerNanos();
      wait = recordings.waitNanos(first + turn, step);
      boolean endsTurn = step == steps - 1;
      if (left < wait) {
        At at = endsTurn ? At.PAUSE : At.TOOL;
        long since = (long) left;
        return new Found(session, turns, turn, steps, step, at, wait - since, since);
      }
      left -= wait;
      turn += endsTurn ? 1 : 0;
      step = endsTurn ? 0 : step + 1;
    }
  }
}

package dev.stampede.models.demand.agent;

import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomKey;

/** A session that has arrived: some turns, with pauses between them. */
final class Conversation implements Session.Owner {

  private final Agents agents;
  private final Session session;
  private final Timer pause;
  private long key;
  private long like;
  private long openedNanos;
  private boolean isOpen;
  private int turns;

  /** Turns that have begun. */
  private int begun;

  Conversation(Agents agents) {
    this.agents = agents;
    this.session = agents.turns().newSession(this);
    this.pause = agents.process().timer(this::nextTurn);
  }

  Session session() {
    return session;
  }

  void begin(long number, long itsKey) {
    key = itsKey;
    like = number;
    openedNanos = agents.process().now();
    isOpen = true;
    turns = agents.turns().course().turns(number, key);
    begun = 0;
    agents.turns().open(session, number, key);
    nextTurn();
  }

  /** Is in the middle when the run begins. */
  void beginWithin(long number, long itsKey, Middle.Found where) {
    key = itsKey;
    like = where.session();
    openedNanos = Turns.BEFORE;
    isOpen = true;
    turns = where.turns();
    agents.turns().openBefore(session, number, key, where.session());
    boolean pauses = where.at() == Middle.At.PAUSE;
    begun = where.turn() + 1;
    session.hadTurns(pauses ? begun : begun - 1, this::turnKey);
    if (pauses) {
      pause.set(where.restNanos());
    } else {
      session.beginWithin(turnKey(begun - 1), where);
    }
    session.isWarmSince(where.sinceNanos());
  }

  private long turnKey(long turn) {
    return RandomKey.derive(key, turn);
  }

  private void nextTurn() {
    int turn = begun++;
    session.begin(turnKey(turn), turn, 0);
  }

  @Override
  public void turnEnded(Session same, boolean finished, int losses, long tookNanos) {
    if (begun < turns) {
      pause.set(agents.turns().course().pauseNanos(like, begun, key));
    } else {
      agents.turns().close(session, openedNanos, agents.spec().deadlineNanos());
      isOpen = false;
      agents.ended(this);
    }
  }

  /** Counts the session where the simulation ends, if it is not over. */
  void countIfOpen(long nowNanos) {
    if (isOpen) {
      agents.turns().stillOpen(openedNanos, nowNanos, agents.spec().deadlineNanos());
    }
  }
}

package dev.stampede.models.demand.agent;

import dev.stampede.engine.Timer;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.work.Draw;

/** A session that has arrived: some turns, with pauses between them. */
final class Conversation implements Session.Owner {

  private static final long OVER = -1;

  private final Agents agents;
  private final Session session;
  private final Timer pause;
  private long key;
  private long openedNanos = OVER;
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
    openedNanos = agents.process().now();
    turns = agents.spec().turns().at(Draw.TURNS.uniform(key));
    begun = 0;
    agents.turns().open(session, number, key);
    nextTurn();
  }

  private void nextTurn() {
    session.begin(RandomKey.derive(key, begun++), 0);
  }

  @Override
  public void turnEnded(Session same, boolean finished, int losses, long tookNanos) {
    if (begun < turns) {
      pause.set(agents.spec().pause().quantileNanos(Draw.PAUSE.uniform(key, begun)));
    } else {
      agents.turns().close(session, openedNanos, agents.spec().deadlineNanos());
      openedNanos = OVER;
      agents.ended(this);
    }
  }

  /** Counts the session where the simulation ends, if it is not over. */
  void countIfOpen(long nowNanos) {
    if (openedNanos != OVER) {
      agents.turns().stillOpen(openedNanos, nowNanos, agents.spec().deadlineNanos());
    }
  }
}

package dev.stampede.models.demand.people;

import dev.stampede.models.demand.Stage;
import dev.stampede.models.demand.agent.Session;
import dev.stampede.models.demand.agent.TurnSpec;
import dev.stampede.models.demand.agent.Turns;
import dev.stampede.models.work.UseCaseResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Each question is a turn of agents, in a session that each person has. */
final class AgentTurns implements Asking {

  private final People people;
  private final Turns turns;
  private final Map<Person, Session> sessions = new LinkedHashMap<>();

  AgentTurns(TurnSpec spec, People people, Stage stage) {
    this.people = people;
    this.turns = new Turns(spec, stage);
  }

  @Override
  public void ask(Person person, Task task) {
    sessions.computeIfAbsent(person, this::open).begin(task.key, task.asks - 1);
  }

  private Session open(Person person) {
    Session session =
        turns.newSession(
            (same, finished, losses, took) -> person.answered(finished, 1 + losses, took));
    turns.open(session, person.number(), people.key(person));
    return session;
  }

  @Override
  public boolean hasUndecided(long nowNanos) {
    return turns.client().judge().hasUndecided(nowNanos)
        || sessions.values().stream().anyMatch(each -> each.isUndecided(nowNanos));
  }

  @Override
  public UseCaseResult result(long nowNanos) {
    return turns.client().judge().result(nowNanos).with(turns.result(nowNanos, sessions.values()));
  }
}

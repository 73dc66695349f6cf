package dev.stampede.models.demand.people;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.demand.agent.Count;
import dev.stampede.models.demand.agent.Session;
import dev.stampede.models.demand.agent.TurnSpec;
import dev.stampede.models.demand.agent.Turns;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.UseCaseResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each question is a turn of agents, in a session that each person has. */
final class AgentTurns implements Asking {

  private final People people;
  private final LogicalProcess process;
  private final Turns turns;

  /** Turns that sessions have had when the run begins; null for none. */
  private final @Nullable Count had;

  private final Map<Person, Session> sessions = new LinkedHashMap<>();

  AgentTurns(TurnSpec spec, People people, Stage stage) {
    this.people = people;
    this.process = stage.process();
    this.had = spec.had();
    this.turns = new Turns(spec, stage);
  }

  @Override
  public void ask(Person person, Task task) {
    sessions.computeIfAbsent(person, this::open).begin(task.key, task.number, task.asks - 1);
  }

  private Session open(Person person) {
    Session session =
        turns.newSession(
            (same, finished, losses, took) -> person.answered(finished, 1 + losses, took));
    long key = people.key(person);
    turns.open(session, person.number(), key);
    if (had != null) {
      session.hadTurns(had.at(Draw.START_HAD.uniform(key)), key, process.now());
    }
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

package dev.stampede.models.demand.agent;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.demand.Births;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Sessions that arrive, or a shard of them, each with its turns. */
final class Agents implements Source {

  private final AgentsSpec spec;
  private final LogicalProcess process;
  private final Turns turns;
  private final Births births;
  private final long key;

  /** All that were made; there are as many as were ever there at a time. */
  private final List<Conversation> all = new ArrayList<>();

  private final ArrayDeque<Conversation> unused = new ArrayDeque<>();

  Agents(AgentsSpec spec, Stage stage) {
    this.spec = spec;
    this.process = stage.process();
    this.turns = new Turns(spec.turn(), stage);
    this.births = new Births(spec.arrivals(), stage, this::arrive);
    this.key = stage.key();
  }

  AgentsSpec spec() {
    return spec;
  }

  LogicalProcess process() {
    return process;
  }

  Turns turns() {
    return turns;
  }

  @Override
  public void start() {
    births.start();
  }

  private void arrive(long number) {
    if (unused.isEmpty()) {
      Conversation made = new Conversation(this);
      all.add(made);
      unused.push(made);
    }
    unused.pop().begin(number, RandomKey.derive(key, number));
  }

  /** A session is over. */
  void ended(Conversation conversation) {
    unused.push(conversation);
  }

  @Override
  public boolean hasUndecided(long nowNanos) {
    return turns.client().judge().hasUndecided(nowNanos)
        || all.stream().anyMatch(each -> each.session().isUndecided(nowNanos));
  }

  @Override
  public UseCaseResult result(long nowNanos) {
    all.forEach(each -> each.countIfOpen(nowNanos));
    List<Session> sessions = all.stream().map(Conversation::session).toList();
    return turns.client().judge().result(nowNanos).with(turns.result(nowNanos, sessions));
  }

  @Override
  public void close() {
    births.close();
  }
}

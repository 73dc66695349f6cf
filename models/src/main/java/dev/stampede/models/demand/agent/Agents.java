package dev.stampede.models.demand.agent;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.random.RandomKey;
import dev.stampede.models.demand.Arriving;
import dev.stampede.models.demand.Shard;
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
  private final Arriving.Arrivals births;
  private final Shard shard;
  private final long key;

  /** All that were made; there are as many as were ever there at a time. */
  private final List<Conversation> all = new ArrayList<>();

  private final ArrayDeque<Conversation> unused = new ArrayDeque<>();

  Agents(AgentsSpec spec, Stage stage) {
    this.spec = spec;
    this.process = stage.process();
    this.turns = new Turns(spec.turn(), stage);
    this.births = spec.arriving().open(stage, this::arrive);
    this.shard = stage.shard();
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
    StartSpec start = spec.start();
    if (start != null) {
      find(start, turns.course().middle(start));
    }
    births.start();
  }

  /** Numbers and keys below those that arrive, which are then the same without. */
  private void find(StartSpec start, Middle middle) {
    for (long i = shard.number(); i < start.sessions(); i += shard.of()) {
      long itsKey = RandomKey.derive(key, -1 - i);
      take().beginWithin(-1 - i, itsKey, middle.find(itsKey));
    }
  }

  private void arrive(long number) {
    take().begin(number, RandomKey.derive(key, number));
  }

  private Conversation take() {
    if (unused.isEmpty()) {
      Conversation made = new Conversation(this);
      all.add(made);
      unused.push(made);
    }
    return unused.pop();
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

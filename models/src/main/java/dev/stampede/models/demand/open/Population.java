package dev.stampede.models.demand.open;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.demand.Client;
import dev.stampede.models.demand.Shard;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.UseCaseResult;

/**
 * The people behind a use case, or a shard of them: their work arrives, whatever became of what
 * arrived before.
 *
 * <p>Every shard goes through the arrivals of the whole use case and keeps its own. So a piece of
 * work has the same number, time and shape however many shards there are.
 */
final class Population implements Source {

  private final Client client;
  private final RequestSpec shape;
  private final Shard shard;
  private final LogicalProcess process;
  private final ArrivalProcess arrivals;
  private final Timer nextArrival;

  /** Number of the next piece of work. */
  private long born;

  Population(ArrivalSpec spec, Stage stage) {
    this.client = new Client(stage, Client.NOBODY);
    this.shape = stage.useCase().spec().request();
    this.shard = stage.shard();
    this.process = stage.process();
    this.nextArrival = process.timer(this::arrive);
    this.born = shard.number();
    this.arrivals = spec.open(stage::random);
  }

  @Override
  public void start() {
    scheduleNext(shard.number());
  }

  private void scheduleNext(int ofOthers) {
    for (int i = 0; i < ofOthers; i++) {
      arrivals.skip();
    }
    long next = arrivals.next();
    if (next != ArrivalProcess.NEVER) {
      nextArrival.set(Math.max(0, next - process.now()));
    }
  }

  private void arrive() {
    Request request = client.newWork(born);
    born += shard.of();
    arrivals.shape(request, shape);
    client.send(request);
    scheduleNext(shard.of() - 1);
  }

  @Override
  public boolean hasUndecided(long nowNanos) {
    return client.judge().hasUndecided(nowNanos);
  }

  @Override
  public UseCaseResult result(long nowNanos) {
    return client.judge().result(nowNanos);
  }

  @Override
  public void close() {
    arrivals.close();
  }
}

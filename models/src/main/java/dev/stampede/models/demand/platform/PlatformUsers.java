package dev.stampede.models.demand.platform;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.demand.Client;
import dev.stampede.models.demand.Crowds.Crowd;
import dev.stampede.models.demand.Shard;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.UseCaseResult;

/** The users of a platform, or a shard of them: those who are there now send their work. */
final class PlatformUsers implements Source {

  private final Client client;
  private final RequestSpec shape;
  private final Shard shard;
  private final LogicalProcess process;
  private final CrowdArrivals arrivals;
  private final Timer nextArrival;

  /** Number of the next piece of work. */
  private long born;

  PlatformUsers(String platform, RateCurve ofEach, Stage stage) {
    this.client = new Client(stage, Client.NOBODY);
    this.shape = stage.useCase().spec().request();
    this.shard = stage.shard();
    this.process = stage.process();
    this.nextArrival = process.timer(this::arrive);
    this.born = shard.number();
    double people = stage.crowds().follow(platform, process.inbox(this::changed));
    this.arrivals = new CrowdArrivals(ofEach, people, stage.random("arrivals"), shard);
  }

  @Override
  public void start() {
    scheduleNext();
  }

  private void changed(Crowd crowd) {
    arrivals.crowd(crowd.people(), process.now());
    nextArrival.cancel();
    scheduleNext();
  }

  private void scheduleNext() {
    long next = arrivals.next();
    if (next != ArrivalProcess.NEVER) {
      nextArrival.set(Math.max(0, next - process.now()));
    }
  }

  private void arrive() {
    Request request = client.newWork(born);
    born += shard.of();
    shape.shape(request);
    client.send(request);
    arrivals.pass();
    scheduleNext();
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
  public void close() {}
}

package dev.stampede.models.demand.platform;

import dev.stampede.models.demand.Arriving;
import dev.stampede.models.demand.Client;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.UseCaseResult;

/** The users of a platform, or a shard of them: those who are there now send their work. */
final class PlatformUsers implements Source {

  private final Client client;
  private final RequestSpec shape;
  private final Arriving.Arrivals births;

  PlatformUsers(Arriving users, Stage stage) {
    this.client = new Client(stage, Client.NOBODY);
    this.shape = stage.useCase().spec().request();
    this.births = users.open(stage, this::arrive);
  }

  @Override
  public void start() {
    births.start();
  }

  private void arrive(long number) {
    Request request = client.newWork(number);
    shape.shape(request);
    client.send(request);
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
    births.close();
  }
}

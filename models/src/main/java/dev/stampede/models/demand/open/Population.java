package dev.stampede.models.demand.open;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.demand.Births;
import dev.stampede.models.demand.Client;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.UseCaseResult;

/** The people behind a use case, or a shard of them: their work arrives, whatever became of it. */
final class Population implements Source {

  private final Client client;
  private final RequestSpec shape;
  private final Births births;

  Population(ArrivalSpec spec, Stage stage) {
    this.client = new Client(stage, Client.NOBODY);
    this.shape = stage.useCase().spec().request();
    this.births = new Births(spec, stage, this::arrive);
  }

  @Override
  public void start() {
    births.start();
  }

  private void arrive(long number) {
    Request request = client.newWork(number);
    births.arrivals().shape(request, shape);
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
